import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EntitlementId } from '@oart/competency';
import type { CandidateView, EntitlementProposalView, EntitlementView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { RECORD_READERS } from '../standing/reader.ts';
import { CandidateService } from './candidate.service.ts';
import {
  CandidateViewDto,
  EntitlementPageDto,
  EntitlementProposalViewDto,
  EntitlementViewDto,
} from './entitlement-view.dto.ts';
import {
  CandidateQuery,
  EntitlementProposalDto,
  EntitlementQuery,
  EntitlementRequestDto,
} from './entitlement.dto.ts';
import { EntitlementService } from './entitlement.service.ts';
import { GrantService } from './grant.service.ts';

@ApiTags('entitlements')
@Controller('entitlements')
export class EntitlementController {
  readonly #entitlements: EntitlementService;
  readonly #candidates: CandidateService;
  readonly #grants: GrantService;

  constructor(
    entitlements: EntitlementService,
    candidates: CandidateService,
    grants: GrantService,
  ) {
    this.#entitlements = entitlements;
    this.#candidates = candidates;
    this.#grants = grants;
  }

  @Get('candidates')
  @Requires('entitler')
  @ApiOperation({ summary: 'Who could be entitled next, and how much is missing' })
  @ApiOkResponse({ type: CandidateViewDto, isArray: true })
  candidates(
    @Caller() caller: Caller,
    @Query() { unit }: CandidateQuery,
  ): Promise<readonly CandidateView[]> {
    return this.#candidates.list(caller, unit ?? null);
  }

  @Post('proposal')
  @HttpCode(200)
  @Requires('entitler')
  @ApiOperation({
    summary: 'Everything to know before a grant, and the words to sign if it may be',
  })
  @ApiOkResponse({ type: EntitlementProposalViewDto })
  propose(
    @Caller() caller: Caller,
    @Body() proposal: EntitlementProposalDto,
  ): Promise<EntitlementProposalView> {
    return this.#grants.propose(caller, proposal);
  }

  @Post()
  @Requires('entitler')
  @ApiOperation({ summary: 'Grant what was read and signed' })
  @ApiCreatedResponse({ type: EntitlementViewDto })
  grant(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() entitlement: EntitlementRequestDto,
  ): Promise<Outcome<EntitlementView>> {
    return this.#grants.grant(caller, request, entitlement);
  }

  @Get()
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Entitlements, newest first; for most people their own' })
  @ApiOkResponse({ type: EntitlementPageDto })
  list(@Caller() caller: Caller, @Query() query: EntitlementQuery): Promise<Page<EntitlementView>> {
    return this.#entitlements.list(caller, query);
  }

  @Get(':id')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({
    summary: 'One entitlement with its basis, its signature and what happened to it',
  })
  @ApiOkResponse({ type: EntitlementViewDto })
  show(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<EntitlementView> {
    return this.#entitlements.show(caller, id as EntitlementId);
  }
}
