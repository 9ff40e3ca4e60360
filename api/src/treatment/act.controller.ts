import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActView, FractionView, SigningChallenge } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SigningChallengeDto } from '../signing/signing.dto.ts';
import { ActCorrectionService } from './act-correction.service.ts';
import { ActCountersignatureService } from './act-countersignature.service.ts';
import { ActService } from './act.service.ts';
import { CountersignatureRequestDto } from './exceptional-act.dto.ts';
import { ActViewDto, FractionViewDto } from './treatment-view.dto.ts';
import { ActCorrectionRequestDto, ActProposalDto, ActRequestDto } from './treatment.dto.ts';

@ApiTags('treatment')
@Controller('acts')
export class ActController {
  readonly #acts: ActService;
  readonly #corrections: ActCorrectionService;
  readonly #countersignatures: ActCountersignatureService;

  constructor(
    acts: ActService,
    corrections: ActCorrectionService,
    countersignatures: ActCountersignatureService,
  ) {
    this.#acts = acts;
    this.#corrections = corrections;
    this.#countersignatures = countersignatures;
  }

  @Post('challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words to sign for an act, or every reason against it' })
  @ApiOkResponse({ type: SigningChallengeDto })
  propose(@Caller() caller: Caller, @Body() act: ActProposalDto): Promise<SigningChallenge> {
    return this.#acts.propose(caller, act);
  }

  @Post('supervision/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words that the supervisor of this act signs' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeSupervision(
    @Caller() caller: Caller,
    @Body() act: ActProposalDto,
  ): Promise<SigningChallenge> {
    return this.#acts.proposeSupervision(caller, act);
  }

  @Post()
  @Requires('staff-member')
  @ApiOperation({ summary: 'Sign an act; the gate is asked again at that moment' })
  @ApiCreatedResponse({ type: ActViewDto })
  sign(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() act: ActRequestDto,
  ): Promise<Outcome<ActView>> {
    return this.#acts.sign(caller, request, act);
  }

  @Post(':id/countersignature/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words that confirm an act which somebody else entered' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeCountersignature(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<SigningChallenge> {
    return this.#countersignatures.propose(caller, id);
  }

  @Post(':id/countersignature')
  @Requires('staff-member')
  @ApiOperation({ summary: 'Confirm an act in one’s name that somebody else entered' })
  @ApiCreatedResponse({ type: ActViewDto })
  countersign(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() countersignature: CountersignatureRequestDto,
  ): Promise<Outcome<ActView>> {
    return this.#countersignatures.countersign(caller, request, id, countersignature);
  }

  @Post(':id/correction')
  @Requires('entitler', 'service-manager')
  @ApiOperation({ summary: 'The act was wrongly recorded; said by nobody who had a hand in it' })
  @ApiCreatedResponse({ type: FractionViewDto })
  correct(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() correction: ActCorrectionRequestDto,
  ): Promise<Outcome<FractionView>> {
    return this.#corrections.correct(caller, request, id, correction);
  }
}
