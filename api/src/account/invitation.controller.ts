import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InvitationView } from '@oart/contract';
import { Public, Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { InvitationAcceptanceDto, InvitationViewDto } from './account.dto.ts';
import { InvitationService } from './invitation.service.ts';

@ApiTags('account')
@Controller()
export class InvitationController {
  readonly #invitations: InvitationService;

  constructor(invitations: InvitationService) {
    this.#invitations = invitations;
  }

  @Post('accounts/:id/invitation')
  @Requires('system-administrator')
  @ApiOperation({
    summary: 'Make the link with which the holder of another account sets their password, once',
    description: 'Links made before open nothing any more. It is good for seven days.',
  })
  @ApiCreatedResponse({ type: InvitationViewDto })
  invite(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<InvitationView> {
    return this.#invitations.invite(caller, id);
  }

  @Post('invitations')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Set the password of an account by its link' })
  @ApiNoContentResponse()
  accept(@Body() acceptance: InvitationAcceptanceDto): Promise<void> {
    return this.#invitations.accept(acceptance);
  }
}
