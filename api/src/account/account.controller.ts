import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AccountView, Page } from '@oart/contract';
import { Requires, SignedIn } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  AccountQuery,
  AccountRequestDto,
  AccountViewDto,
  PasswordChangeDto,
  PermissionsChangeDto,
} from './account.dto.ts';
import { AccountService } from './account.service.ts';
import { CredentialService } from './credential.service.ts';

@ApiTags('account')
@Controller()
export class AccountController {
  readonly #accounts: AccountService;
  readonly #credentials: CredentialService;

  constructor(accounts: AccountService, credentials: CredentialService) {
    this.#accounts = accounts;
    this.#credentials = credentials;
  }

  @Get('accounts')
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Every account of the employer, by sign-in name' })
  @ListOf(AccountViewDto, 'accounts', {
    'Sign-in name': (account) => account.signInName,
    Person: (account) => account.person?.displayName ?? null,
    Permissions: (account) => account.permissions.join(' '),
    'Auditor until': (account) => account.auditorUntil,
    State: (account) => account.state,
    'Last signed in': (account) => account.lastSignInAt,
  })
  list(@Caller() caller: Caller, @Query() query: AccountQuery): Promise<Page<AccountView>> {
    return this.#accounts.list(caller, query);
  }

  @Post('accounts')
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Open an account for another person or a service' })
  @ApiCreatedResponse({ type: AccountViewDto })
  open(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() account: AccountRequestDto,
  ): Promise<Outcome<AccountView>> {
    return this.#accounts.open(request, caller, account);
  }

  @Post('accounts/:id/permissions')
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Set what another account may do, from the next request on' })
  @ApiCreatedResponse({ type: AccountViewDto })
  setPermissions(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() permissions: PermissionsChangeDto,
  ): Promise<Outcome<AccountView>> {
    return this.#accounts.setPermissions(request, caller, id, permissions);
  }

  @Post('accounts/:id/close')
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Close another account and end its sessions at once' })
  @ApiCreatedResponse({ type: AccountViewDto })
  close(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
  ): Promise<Outcome<AccountView>> {
    return this.#accounts.close(request, caller, id);
  }

  @Post('account/password')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Change one’s own password; ends every session of the account' })
  @ApiNoContentResponse()
  changePassword(@Caller() caller: Caller, @Body() change: PasswordChangeDto): Promise<void> {
    return this.#credentials.changePassword(caller, change);
  }

  @Post('account/sessions/end')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere' })
  @ApiNoContentResponse()
  endSessions(@Caller() caller: Caller): Promise<void> {
    return this.#credentials.endSessions(caller);
  }
}
