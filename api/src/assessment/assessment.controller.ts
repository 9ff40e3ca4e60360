import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AssessmentId } from '@oart/competency';
import type { AssessmentView, Page, SigningChallenge } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SigningChallengeDto } from '../signing/signing.dto.ts';
import { RECORD_READERS } from '../standing/reader.ts';
import { AssessmentLifeService } from './assessment-life.service.ts';
import { AssessmentViewDto } from './assessment-view.dto.ts';
import {
  AssessmentProposalDto,
  AssessmentQuery,
  AssessmentRequestDto,
  AssessmentReviewRequestDto,
  AssessmentVoidRequestDto,
  AcknowledgementRequestDto,
} from './assessment.dto.ts';
import { AssessmentService } from './assessment.service.ts';

@ApiTags('assessments')
@Controller('assessments')
export class AssessmentController {
  readonly #assessments: AssessmentService;
  readonly #life: AssessmentLifeService;

  constructor(assessments: AssessmentService, life: AssessmentLifeService) {
    this.#assessments = assessments;
    this.#life = life;
  }

  @Post('challenge')
  @HttpCode(200)
  @Requires('assessor')
  @ApiOperation({ summary: 'The words to sign for an assessment, or all that stands against it' })
  @ApiOkResponse({ type: SigningChallengeDto })
  propose(
    @Caller() caller: Caller,
    @Body() proposal: AssessmentProposalDto,
  ): Promise<SigningChallenge> {
    return this.#assessments.propose(caller, proposal);
  }

  @Post()
  @Requires('assessor')
  @ApiOperation({ summary: 'Sign an assessment' })
  @ApiCreatedResponse({ type: AssessmentViewDto })
  sign(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() assessment: AssessmentRequestDto,
  ): Promise<Outcome<AssessmentView>> {
    return this.#assessments.sign(caller, request, assessment);
  }

  @Get()
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'The assessments of a candidate, newest first' })
  @ListOf(AssessmentViewDto, 'assessments', {
    Id: (assessment) => assessment.id,
    Candidate: (assessment) => assessment.candidate.displayName,
    Skill: (assessment) => assessment.skillTitle,
    'Treatment sites': (assessment) => assessment.treatmentSites.join(' '),
    'Adaptation types': (assessment) => assessment.adaptationTypes.join(' '),
    'Software version': (assessment) => assessment.softwareVersion,
    Level: (assessment) => assessment.level,
    Method: (assessment) => assessment.method,
    Result: (assessment) => assessment.result,
    Purpose: (assessment) => assessment.purpose,
    Records: (assessment) => assessment.evidenceIds.join(' '),
    'Performed on': (assessment) => assessment.performedOn,
    Assessor: (assessment) => assessment.assessor.displayName,
    'Assessor qualified by': (assessment) => assessment.qualification,
    'Signed at': (assessment) => assessment.signedAt,
    'Acknowledged at': (assessment) => assessment.acknowledgedAt,
    State: (assessment) => assessment.state,
    Comment: (assessment) => assessment.comment,
  })
  list(@Caller() caller: Caller, @Query() query: AssessmentQuery): Promise<Page<AssessmentView>> {
    return this.#life.list(caller, query);
  }

  @Post(':id/acknowledgement')
  @Requires('staff-member')
  @ApiOperation({ summary: 'The candidate has read the assessment' })
  @ApiCreatedResponse({ type: AssessmentViewDto })
  acknowledge(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() acknowledgement: AcknowledgementRequestDto,
  ): Promise<Outcome<AssessmentView>> {
    return this.#life.acknowledge(caller, request, id as AssessmentId, acknowledgement);
  }

  @Post(':id/void')
  @Requires('assessor')
  @ApiOperation({ summary: 'The assessment was signed in error and does not count' })
  @ApiCreatedResponse({ type: AssessmentViewDto })
  void(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() reason: AssessmentVoidRequestDto,
  ): Promise<Outcome<AssessmentView>> {
    return this.#life.void(caller, request, id as AssessmentId, reason);
  }

  @Post(':id/review')
  @Requires('assessor', 'entitler')
  @ApiOperation({ summary: 'Put an assessment in question, or say whether it stands' })
  @ApiCreatedResponse({ type: AssessmentViewDto })
  review(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() review: AssessmentReviewRequestDto,
  ): Promise<Outcome<AssessmentView>> {
    return this.#life.review(caller, request, id as AssessmentId, review);
  }
}
