import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PasskeyEnrolmentView, SigningFactorView, SigningFactorsView } from '@oart/contract';
import { SignedIn } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  PasskeyEnrolmentRequestDto,
  PasskeyEnrolmentStartDto,
  PasskeyEnrolmentViewDto,
  PinRequestDto,
  SigningFactorViewDto,
  SigningFactorsViewDto,
} from './factor.dto.ts';
import { FactorService } from './factor.service.ts';

@ApiTags('account')
@Controller('account')
export class FactorController {
  readonly #factors: FactorService;

  constructor(factors: FactorService) {
    this.#factors = factors;
  }

  @Get('signing-factors')
  @SignedIn()
  @ApiOperation({ summary: 'One’s own passkeys and PIN, with their last use' })
  @ApiOkResponse({ type: SigningFactorsViewDto })
  list(@Caller() caller: Caller): Promise<SigningFactorsView> {
    return this.#factors.list(caller);
  }

  @Post('passkeys/challenge')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask for a new passkey, with the password again; good for five minutes',
  })
  @ApiOkResponse({ type: PasskeyEnrolmentViewDto })
  startPasskey(
    @Caller() caller: Caller,
    @Body() start: PasskeyEnrolmentStartDto,
  ): Promise<PasskeyEnrolmentView> {
    return this.#factors.startPasskey(caller, start);
  }

  @Post('passkeys')
  @SignedIn()
  @ApiOperation({ summary: 'Enrol the passkey that the browser made' })
  @ApiCreatedResponse({ type: SigningFactorViewDto })
  enrolPasskey(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() enrolment: PasskeyEnrolmentRequestDto,
  ): Promise<Outcome<SigningFactorView>> {
    return this.#factors.enrolPasskey(caller, request, enrolment);
  }

  @Post('pin')
  @SignedIn()
  @ApiOperation({ summary: 'Set the PIN for acts at the console; one in use before is revoked' })
  @ApiCreatedResponse({ type: SigningFactorViewDto })
  enrolPin(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() pin: PinRequestDto,
  ): Promise<Outcome<SigningFactorView>> {
    return this.#factors.enrolPin(caller, request, pin);
  }

  @Post('signing-factors/:id/revocation')
  @SignedIn()
  @ApiOperation({ summary: 'Revoke one’s own passkey or PIN; from now on it signs nothing' })
  @ApiCreatedResponse({ type: SigningFactorViewDto })
  revoke(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
  ): Promise<Outcome<SigningFactorView>> {
    return this.#factors.revoke(caller, request, id);
  }
}
