import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OfflineReviewView, Page, SigningChallenge, WeekReviewView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SigningChallengeDto } from '../signing/signing.dto.ts';
import { CONSOLE_READERS } from './console-readers.ts';
import {
  OfflineReviewQuery,
  OfflineReviewViewDto,
  WeekReviewProposalDto,
  WeekReviewRequestDto,
  WeekReviewViewDto,
} from './offline-review.dto.ts';
import { OfflineReviewService } from './offline-review.service.ts';
import { WeekReviewService } from './week-review.service.ts';

@ApiTags('treatment')
@Controller('offline-reviews')
export class OfflineReviewController {
  readonly #reviews: OfflineReviewService;
  readonly #weeks: WeekReviewService;

  constructor(reviews: OfflineReviewService, weeks: WeekReviewService) {
    this.#reviews = reviews;
    this.#weeks = weeks;
  }

  @Get()
  @Requires(...CONSOLE_READERS)
  @ApiOperation({
    summary: 'Selections and their offline review: due, overdue, a concern, reviewed',
  })
  @ListOf(OfflineReviewViewDto, 'offline-reviews', {
    Case: (each) => each.caseReference,
    Fraction: (each) => each.fraction,
    Unit: (each) => each.unit.name,
    'Treatment site': (each) => each.treatmentSite,
    'Selected by': (each) => each.selectedBy.displayName,
    'Selected at': (each) => each.selectedAt,
    'Due on': (each) => each.dueOn,
    'Before fraction': (each) => each.beforeFraction,
    State: (each) => each.state,
    'Reviewed by': (each) => each.reviewedBy?.displayName ?? null,
    'Reviewed at': (each) => each.reviewedAt,
    Concern: (each) => each.concern,
  })
  list(
    @Caller() caller: Caller,
    @Query() query: OfflineReviewQuery,
  ): Promise<Page<OfflineReviewView>> {
    return this.#reviews.list(caller, query);
  }

  @Post('challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words of one signature under several fractions of a case' })
  @ApiOkResponse({ type: SigningChallengeDto })
  propose(
    @Caller() caller: Caller,
    @Body() week: WeekReviewProposalDto,
  ): Promise<SigningChallenge> {
    return this.#weeks.propose(caller, week);
  }

  @Post()
  @Requires('staff-member')
  @ApiOperation({ summary: 'Review several fractions of a case under one signature, all or none' })
  @ApiCreatedResponse({ type: WeekReviewViewDto })
  sign(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() week: WeekReviewRequestDto,
  ): Promise<Outcome<WeekReviewView>> {
    return this.#weeks.sign(caller, request, week);
  }
}
