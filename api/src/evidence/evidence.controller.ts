import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVIDENCE_LIMITS } from '@oart/contract';
import type { EvidenceUploadView, EvidenceView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { EvidenceAnnouncementService } from './evidence-announcement.service.ts';
import { EvidenceContentService } from './evidence-content.service.ts';
import {
  EvidenceCountersignatureRequestDto,
  EvidenceQuery,
  EvidenceReviewRequestDto,
  EvidenceRevocationRequestDto,
  RevocationRetractionRequestDto,
} from './evidence-life.dto.ts';
import { EvidenceReviewService } from './evidence-review.service.ts';
import { EvidenceRevocationService } from './evidence-revocation.service.ts';
import { EvidenceViewDto } from './evidence-view.dto.ts';
import { EvidenceRequestDto, EvidenceUploadViewDto } from './evidence.dto.ts';
import { EvidenceService } from './evidence.service.ts';
import { PICTURE_HEADERS, fileHeaders } from './file-headers.ts';
import { IncomingContent } from './incoming-content.ts';

const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

/** The passport of another employer is the file of the records that it brought. */
const PASSPORT = {
  type: 'object',
  additionalProperties: false,
  properties: {
    document: { type: 'object', additionalProperties: true },
    signature: { type: 'object', additionalProperties: true },
  },
};

@ApiTags('evidence')
@Controller('evidence')
export class EvidenceController {
  readonly #evidence: EvidenceService;
  readonly #announcements: EvidenceAnnouncementService;
  readonly #content: EvidenceContentService;
  readonly #reviews: EvidenceReviewService;
  readonly #revocations: EvidenceRevocationService;

  constructor(
    evidence: EvidenceService,
    announcements: EvidenceAnnouncementService,
    content: EvidenceContentService,
    reviews: EvidenceReviewService,
    revocations: EvidenceRevocationService,
  ) {
    this.#evidence = evidence;
    this.#announcements = announcements;
    this.#content = content;
    this.#reviews = reviews;
    this.#revocations = revocations;
  }

  @Get()
  @Requires('staff-member', 'verifier', 'assessor', 'entitler', 'auditor')
  @ApiOperation({ summary: 'Records, newest first; with state=waiting the verification queue' })
  @ListOf(EvidenceViewDto, 'evidence', {
    Id: (record) => record.id,
    Person: (record) => record.person.displayName,
    Type: (record) => record.type,
    Title: (record) => record.title,
    State: (record) => record.state,
    Skill: (record) => record.skill,
    'Treatment sites': (record) => record.treatmentSites.join(' '),
    'Done on': (record) => record.occurredOn,
    'Issued on': (record) => record.issuedOn,
    'Valid until': (record) => record.validUntil,
    Issuer: (record) => record.issuer,
    'Name as printed': (record) => record.nameAsPrinted,
    'Submitted at': (record) => record.submittedAt,
    'Submitted by': (record) => record.submittedBy.displayName,
    'Reviewed by': (record) => record.review?.by ?? null,
    'Reviewed at': (record) => record.review?.at ?? null,
    'Statement or reason': (record) => record.review?.statement ?? record.review?.reason ?? null,
    Doubts: (record) => record.doubts.join(' '),
    'SHA-256 of the file': (record) => record.file.sha256,
  })
  list(@Caller() caller: Caller, @Query() query: EvidenceQuery): Promise<Page<EvidenceView>> {
    return this.#evidence.list(caller, query);
  }

  @Get(':id')
  @Requires('staff-member', 'verifier', 'assessor', 'entitler', 'auditor')
  @ApiOperation({ summary: 'One record' })
  @ApiOkResponse({ type: EvidenceViewDto })
  view(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<EvidenceView> {
    return this.#evidence.view(caller, id);
  }

  @Get(':id/content')
  @Requires('staff-member', 'verifier', 'assessor', 'entitler', 'auditor')
  @ApiOperation({ summary: 'The file of a record; a look at another person’s file is recorded' })
  @ApiOkResponse({
    content: {
      ...Object.fromEntries(EVIDENCE_LIMITS.mediaTypes.map((type) => [type, BYTES])),
      'application/json': { schema: PASSPORT },
    },
  })
  async file(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { row, stream } = await this.#evidence.file(caller, id);
    void reply.headers(fileHeaders(row));
    return new StreamableFile(stream);
  }

  @Get(':id/picture')
  @Requires('staff-member', 'verifier', 'assessor', 'entitler', 'auditor')
  @ApiOperation({
    summary: 'A re-encoded copy of a picture, for looking at it; recorded like a look at the file',
  })
  @ApiOkResponse({ content: { 'image/png': BYTES } })
  async picture(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const picture = await this.#evidence.picture(caller, id);
    void reply.headers(PICTURE_HEADERS);
    return new StreamableFile(picture);
  }

  @Post()
  @Requires('staff-member')
  @ApiOperation({ summary: 'Announce a record: what the file is and what it says' })
  @ApiCreatedResponse({ type: EvidenceUploadViewDto })
  announce(
    @Caller() caller: Caller,
    @Body() request: EvidenceRequestDto,
  ): Promise<EvidenceUploadView> {
    return this.#announcements.announce(caller, request);
  }

  @Put(':id/content')
  @HttpCode(201)
  @Requires('staff-member')
  @ApiOperation({ summary: 'Send the bytes of an announced record; the same PUT may be repeated' })
  @ApiConsumes(...EVIDENCE_LIMITS.mediaTypes)
  @ApiBody(BYTES)
  @ApiCreatedResponse({ type: EvidenceViewDto })
  receive(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @IncomingContent() content: IncomingContent,
  ): Promise<Outcome<EvidenceView>> {
    return this.#content.receive(caller, id, content);
  }

  @Post(':id/review')
  @Requires('verifier')
  @ApiOperation({ summary: 'Verify a record with a statement, or send it back with a reason' })
  @ApiCreatedResponse({ type: EvidenceViewDto })
  review(
    @RecordingRequest() request: RecordingRequest,
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() review: EvidenceReviewRequestDto,
  ): Promise<Outcome<EvidenceView>> {
    return this.#reviews.review(request, caller, id, review);
  }

  @Post(':id/countersignature')
  @Requires('staff-member')
  @ApiOperation({ summary: 'Countersign a record, as a clinical oncologist in post' })
  @ApiCreatedResponse({ type: EvidenceViewDto })
  countersign(
    @RecordingRequest() request: RecordingRequest,
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() countersignature: EvidenceCountersignatureRequestDto,
  ): Promise<Outcome<EvidenceView>> {
    return this.#reviews.countersign(request, caller, id, countersignature);
  }

  @Post(':id/revocation')
  @Requires('entitler')
  @ApiOperation({ summary: 'Revoke a record for integrity or as a clerical error' })
  @ApiCreatedResponse({ type: EvidenceViewDto })
  revoke(
    @RecordingRequest() request: RecordingRequest,
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() revocation: EvidenceRevocationRequestDto,
  ): Promise<Outcome<EvidenceView>> {
    return this.#revocations.revoke(request, caller, id, revocation);
  }

  @Post(':id/revocation/retraction')
  @Requires('entitler')
  @ApiOperation({ summary: 'The revocation was a mistake; what was suspended is lifted apart' })
  @ApiCreatedResponse({ type: EvidenceViewDto })
  retract(
    @RecordingRequest() request: RecordingRequest,
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() retraction: RevocationRetractionRequestDto,
  ): Promise<Outcome<EvidenceView>> {
    return this.#revocations.retract(request, caller, id, retraction);
  }
}
