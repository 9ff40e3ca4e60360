import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntitlementId } from '@oart/competency';
import type { CandidateView, EntitlementProposalView, EntitlementView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { PastOfOneQuery } from '../http/past.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { RECORD_READERS } from '../standing/reader.ts';
import { CandidateService } from './candidate.service.ts';
import {
  CandidateViewDto,
  EntitlementProposalViewDto,
  EntitlementViewDto,
} from './entitlement-view.dto.ts';
import {
  CandidateQuery,
  EntitlementProposalDto,
  EntitlementQuery,
  EntitlementRequestDto,
} from './entitlement.dto.ts';
import { EntitlementLetterService } from './entitlement-letter.service.ts';
import { EntitlementService } from './entitlement.service.ts';
import { GrantService } from './grant.service.ts';

@ApiTags('entitlements')
@Controller('entitlements')
export class EntitlementController {
  readonly #entitlements: EntitlementService;
  readonly #candidates: CandidateService;
  readonly #grants: GrantService;
  readonly #letters: EntitlementLetterService;

  constructor(
    entitlements: EntitlementService,
    candidates: CandidateService,
    grants: GrantService,
    letters: EntitlementLetterService,
  ) {
    this.#entitlements = entitlements;
    this.#candidates = candidates;
    this.#grants = grants;
    this.#letters = letters;
  }

  @Get('candidates')
  @Requires('entitler')
  @ApiOperation({ summary: 'Who could be entitled next, and how much is missing' })
  @ListOf(CandidateViewDto, 'candidates', {
    Person: (candidate) => candidate.person.displayName,
    Role: (candidate) => candidate.roleTitle,
    'Treatment site': (candidate) => candidate.treatmentSiteTitle,
    State: (candidate) => candidate.state,
    Missing: (candidate) => candidate.missing,
  })
  candidates(
    @Caller() caller: Caller,
    @Query() query: CandidateQuery,
  ): Promise<Page<CandidateView>> {
    return this.#candidates.list(caller, query);
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
  @ListOf(EntitlementViewDto, 'entitlements', {
    Number: (entitlement) => entitlement.number,
    Person: (entitlement) => entitlement.person.displayName,
    Role: (entitlement) => entitlement.roleTitle,
    'Duty holder': (entitlement) => entitlement.dutyHolder,
    Tasks: (entitlement) => entitlement.tasks.map(({ id }) => id).join(' '),
    'Treatment sites': (entitlement) => entitlement.scope.treatmentSites.join(' '),
    Platform: (entitlement) => entitlement.scope.platform,
    'Software versions': (entitlement) => entitlement.scope.softwareVersions.join(', '),
    'Adaptation types': (entitlement) => entitlement.scope.adaptationTypes.join(' '),
    State: (entitlement) => entitlement.state,
    Conditions: (entitlement) => entitlement.conditions,
    Entitler: (entitlement) => entitlement.entitler,
    Delegation: (entitlement) => entitlement.delegation,
    'Granted at': (entitlement) => entitlement.grantedAt,
    'Accepted at': (entitlement) => entitlement.acceptedAt,
    'Effective from': (entitlement) => entitlement.effectiveFrom,
    'Review due on': (entitlement) => entitlement.reviewDueOn,
    'Expires on': (entitlement) => entitlement.expiresOn,
    'Framework version': (entitlement) => entitlement.frameworkVersion,
  })
  list(@Caller() caller: Caller, @Query() query: EntitlementQuery): Promise<Page<EntitlementView>> {
    return this.#entitlements.list(caller, query);
  }

  @Get(':id')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({
    summary: 'One entitlement with its basis, its signature and what happened to it',
  })
  @ApiOkResponse({ type: EntitlementViewDto })
  show(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: PastOfOneQuery,
  ): Promise<EntitlementView> {
    return this.#entitlements.show(caller, id as EntitlementId, query);
  }

  @Get(':id/letter')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({
    summary: 'The letter as it was issued when the holder accepted: the same bytes every time',
  })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async letter(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { number, sha256, document } = await this.#letters.letter(caller, id as EntitlementId);
    void reply.headers({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `inline; filename="${number}.html"`,
      etag: `"${sha256}"`,
      // It stands alone: its own style, no script, nothing loaded, no frame of ours.
      'content-security-policy':
        "sandbox allow-modals; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    });
    return document;
  }
}
