import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PassportTrustView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordedDto } from '../http/recorded.dto.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  PassportTrustViewDto,
  TrustedIssuerRequestDto,
  TrustedIssuerWithdrawalRequestDto,
} from './trusted-issuer.dto.ts';
import { TrustedIssuerService } from './trusted-issuer.service.ts';

@ApiTags('passports')
@Controller('passport-trust')
export class TrustedIssuerController {
  readonly #issuers: TrustedIssuerService;

  constructor(issuers: TrustedIssuerService) {
    this.#issuers = issuers;
  }

  @Get()
  @Requires(
    'staff-member',
    'verifier',
    'assessor',
    'entitler',
    'auditor',
    'employers-representative',
  )
  @ApiOperation({ summary: 'The keys that sign this employer’s passports, and those it trusts' })
  @ApiOkResponse({ type: PassportTrustViewDto })
  view(@Caller() caller: Caller): Promise<PassportTrustView> {
    return this.#issuers.view(caller);
  }

  @Post('issuers')
  @Requires('employers-representative')
  @ApiOperation({ summary: 'Trust a key of another employer' })
  @ApiCreatedResponse({ type: RecordedDto })
  add(
    @RecordingRequest() request: RecordingRequest,
    @Body() issuer: TrustedIssuerRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#issuers.add(request, issuer);
  }

  @Post('issuers/:id/withdrawal')
  @Requires('employers-representative', 'entitler')
  @ApiOperation({ summary: 'Trust a key no longer; what was taken stays on file' })
  @ApiCreatedResponse({ type: RecordedDto })
  withdraw(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() withdrawal: TrustedIssuerWithdrawalRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#issuers.withdraw(request, id, withdrawal);
  }
}
