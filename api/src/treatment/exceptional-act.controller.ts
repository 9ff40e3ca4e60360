import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  BreakGlassView,
  ExceptionalActView,
  ExceptionalCountsView,
  Page,
  PerformedActView,
  SigningChallenge,
} from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SigningChallengeDto } from '../signing/signing.dto.ts';
import { BreakGlassService } from './break-glass.service.ts';
import { CONSOLE_READERS } from './console-readers.ts';
import {
  BreakGlassProposalDto,
  BreakGlassRequestDto,
  BreakGlassViewDto,
  ExceptionalActQuery,
  ExceptionalActViewDto,
  ExceptionalCountsViewDto,
  ExceptionalReviewProposalDto,
  ExceptionalReviewRequestDto,
  PerformedActProposalDto,
  PerformedActRequestDto,
  PerformedActViewDto,
} from './exceptional-act.dto.ts';
import { ExceptionalActService } from './exceptional-act.service.ts';
import { PerformedActService } from './performed-act.service.ts';

@ApiTags('exceptional acts')
@Controller()
export class ExceptionalActController {
  readonly #breakGlass: BreakGlassService;
  readonly #performed: PerformedActService;
  readonly #exceptional: ExceptionalActService;

  constructor(
    breakGlass: BreakGlassService,
    performed: PerformedActService,
    exceptional: ExceptionalActService,
  ) {
    this.#breakGlass = breakGlass;
    this.#performed = performed;
    this.#exceptional = exceptional;
  }

  @Post('break-glass/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words of break-glass, or every reason that it does not override' })
  @ApiOkResponse({ type: SigningChallengeDto })
  propose(
    @Caller() caller: Caller,
    @Body() proposal: BreakGlassProposalDto,
  ): Promise<SigningChallenge> {
    return this.#breakGlass.propose(caller, proposal);
  }

  @Post('break-glass/second-person/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words that the second person signs' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeSecond(
    @Caller() caller: Caller,
    @Body() proposal: BreakGlassProposalDto,
  ): Promise<SigningChallenge> {
    return this.#breakGlass.proposeSecond(caller, proposal);
  }

  @Post('break-glass')
  @Requires('staff-member')
  @ApiOperation({ summary: 'Break the glass for one task of one fraction, with a second person' })
  @ApiCreatedResponse({ type: BreakGlassViewDto })
  open(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() breakGlass: BreakGlassRequestDto,
  ): Promise<Outcome<BreakGlassView>> {
    return this.#breakGlass.open(caller, request, breakGlass);
  }

  @Post('performed-acts/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words to sign that an act took place' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposePerformed(
    @Caller() caller: Caller,
    @Body() act: PerformedActProposalDto,
  ): Promise<SigningChallenge> {
    return this.#performed.propose(caller, act);
  }

  @Post('performed-acts')
  @Requires('staff-member')
  @ApiOperation({ summary: 'Record that an act took place, whether or not anybody was entitled' })
  @ApiCreatedResponse({ type: PerformedActViewDto })
  record(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() act: PerformedActRequestDto,
  ): Promise<Outcome<PerformedActView>> {
    return this.#performed.record(caller, request, act);
  }

  @Get('exceptional-acts')
  @Requires(...CONSOLE_READERS)
  @ApiOperation({
    summary: 'Break-glass, acts without entitlement and late entries, and what they still need',
  })
  @ListOf(ExceptionalActViewDto, 'exceptional-acts', {
    Kind: (each) => each.kind,
    Case: (each) => each.caseReference,
    Fraction: (each) => each.fraction,
    Unit: (each) => each.unit.name,
    'Treatment site': (each) => each.treatmentSite,
    Task: (each) => each.task,
    Actor: (each) => each.actor.displayName,
    'Second person': (each) => each.secondPerson?.displayName ?? null,
    'Entered by': (each) => each.enteredBy?.displayName ?? null,
    Reason: (each) => each.reason,
    'Happened at': (each) => each.happenedAt,
    'Recorded at': (each) => each.recordedAt,
    'Due on': (each) => each.dueOn,
    'Closes at': (each) => each.closesAt,
    'Act signed at': (each) => each.actSignedAt,
    State: (each) => each.state,
    Outcome: (each) => each.review?.outcome ?? null,
    Incident: (each) => each.review?.incidentReference ?? null,
  })
  list(
    @Caller() caller: Caller,
    @Query() query: ExceptionalActQuery,
  ): Promise<Page<ExceptionalActView>> {
    return this.#exceptional.list(caller, query);
  }

  @Get('exceptional-acts/counts')
  @Requires('entitler', 'service-manager', 'auditor')
  @ApiOperation({ summary: 'How many there were, by unit and month' })
  @ApiOkResponse({ type: ExceptionalCountsViewDto })
  counts(@Caller() caller: Caller): Promise<ExceptionalCountsView> {
    return this.#exceptional.counts(caller);
  }

  @Post('exceptional-acts/:id/review/challenge')
  @HttpCode(200)
  @Requires('entitler', 'service-manager')
  @ApiOperation({ summary: 'The words that the reviewer signs' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeReview(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() found: ExceptionalReviewProposalDto,
  ): Promise<SigningChallenge> {
    return this.#exceptional.proposeReview(caller, id, found);
  }

  @Post('exceptional-acts/:id/review')
  @Requires('entitler', 'service-manager')
  @ApiOperation({ summary: 'Review it, once, by nobody who took part' })
  @ApiCreatedResponse({ type: ExceptionalActViewDto })
  review(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() review: ExceptionalReviewRequestDto,
  ): Promise<Outcome<ExceptionalActView>> {
    return this.#exceptional.review(caller, request, id, review);
  }
}
