import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntitlementId, SuspensionId } from '@oart/competency';
import type { EntitlementView, SigningChallenge } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SigningChallengeDto } from '../signing/signing.dto.ts';
import { BasisAmendmentService } from './basis-amendment.service.ts';
import { EntitlementChangeService } from './entitlement-change.service.ts';
import { EntitlementLifeService } from './entitlement-life.service.ts';
import { EntitlementViewDto } from './entitlement-view.dto.ts';
import {
  BasisAmendmentDto,
  BasisAmendmentRequestDto,
  EntitlementActDto,
  EntitlementActRequestDto,
  EntitlementReviewRequestDto,
  LiftDto,
  LiftRequestDto,
  SuspensionRequestDto,
  WithdrawalDto,
  WithdrawalRequestDto,
} from './entitlement.dto.ts';

@ApiTags('entitlements')
@Controller('entitlements/:id')
export class EntitlementLifeController {
  readonly #life: EntitlementLifeService;
  readonly #changes: EntitlementChangeService;
  readonly #amendments: BasisAmendmentService;

  constructor(
    life: EntitlementLifeService,
    changes: EntitlementChangeService,
    amendments: BasisAmendmentService,
  ) {
    this.#life = life;
    this.#changes = changes;
    this.#amendments = amendments;
  }

  @Post('acceptance/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words that the holder signs' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeAcceptance(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() sent: EntitlementActDto,
  ): Promise<SigningChallenge> {
    return this.#life.proposeAcceptance(caller, id as EntitlementId, sent);
  }

  @Post('acceptance')
  @Requires('staff-member')
  @ApiOperation({ summary: 'The holder accepts the entitlement' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  accept(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() sent: EntitlementActRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    return this.#life.accept(caller, request, id as EntitlementId, sent);
  }

  @Post('suspensions')
  @Requires('entitler', 'service-manager')
  @ApiOperation({ summary: 'Suspend at once, whole or in part' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  suspend(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() sent: SuspensionRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    return this.#changes.suspend(caller, request, id as EntitlementId, sent);
  }

  @Post('suspensions/:suspension/lift/challenge')
  @HttpCode(200)
  @Requires('entitler')
  @ApiOperation({ summary: 'The words to sign for lifting a suspension' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeLift(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('suspension', IdPipe) suspension: string,
    @Body() sent: LiftDto,
  ): Promise<SigningChallenge> {
    return this.#life.proposeLift(caller, id as EntitlementId, suspension as SuspensionId, sent);
  }

  @Post('suspensions/:suspension/lift')
  @Requires('entitler')
  @ApiOperation({ summary: 'Lift a suspension with its outcome' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  lift(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Param('suspension', IdPipe) suspension: string,
    @Body() sent: LiftRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    const suspensionId = suspension as SuspensionId;
    return this.#life.lift(caller, request, id as EntitlementId, suspensionId, sent);
  }

  @Post('basis-amendments/challenge')
  @HttpCode(200)
  @Requires('entitler')
  @ApiOperation({ summary: 'The words to sign for amending the basis' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeAmendment(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() sent: BasisAmendmentDto,
  ): Promise<SigningChallenge> {
    return this.#amendments.propose(caller, id as EntitlementId, sent);
  }

  @Post('basis-amendments')
  @Requires('entitler')
  @ApiOperation({ summary: 'A revoked record falls out of the basis; says what replaces it' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  amend(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() sent: BasisAmendmentRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    return this.#amendments.amend(caller, request, id as EntitlementId, sent);
  }

  @Post('reviews')
  @Requires('entitler')
  @ApiOperation({ summary: 'The yearly review took place; says when the next one is due' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  review(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() sent: EntitlementReviewRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    return this.#changes.review(caller, request, id as EntitlementId, sent);
  }

  @Post('withdrawal/challenge')
  @HttpCode(200)
  @Requires('entitler')
  @ApiOperation({ summary: 'The words to sign for a withdrawal' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeWithdrawal(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() sent: WithdrawalDto,
  ): Promise<SigningChallenge> {
    return this.#life.proposeWithdrawal(caller, id as EntitlementId, sent);
  }

  @Post('withdrawal')
  @Requires('entitler')
  @ApiOperation({ summary: 'Withdraw an entitlement from a day on' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  withdraw(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() sent: WithdrawalRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    return this.#life.withdraw(caller, request, id as EntitlementId, sent);
  }
}
