import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type {
  FrameworkDraftSummary,
  FrameworkDraftView,
  FrameworkVersionView,
  Page,
} from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  FrameworkDraftQuery,
  FrameworkDraftRequestDto,
  FrameworkDraftSummaryDto,
  FrameworkDraftViewDto,
  NewFrameworkDraftRequestDto,
} from './framework-draft.dto.ts';
import { FrameworkDraftService } from './framework-draft.service.ts';
import { FrameworkVersionViewDto } from './framework.dto.ts';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the draft as it was read; 412 where it was changed since.',
  schema: { type: 'string' },
} as const;

@ApiTags('framework')
@Controller('framework/drafts')
export class FrameworkDraftController {
  readonly #drafts: FrameworkDraftService;

  constructor(drafts: FrameworkDraftService) {
    this.#drafts = drafts;
  }

  @Get()
  @Requires('framework-editor', 'framework-approver')
  @ApiOperation({ summary: 'Drafts of the framework, the last changed first' })
  @ListOf(FrameworkDraftSummaryDto, 'framework-drafts', {
    Title: (draft) => draft.title,
    Author: (draft) => draft.author.displayName,
    'Based on': (draft) => draft.basedOn.number,
    'Effective from': (draft) => draft.effectiveFrom,
    'Changed at': (draft) => draft.changedAt,
  })
  list(
    @Caller() caller: Caller,
    @Query() query: FrameworkDraftQuery,
  ): Promise<Page<FrameworkDraftSummary>> {
    return this.#drafts.list(caller, query);
  }

  @Post()
  @Requires('framework-editor')
  @ApiOperation({
    summary: 'Begin a draft, from the last approved version that still stands or from a document',
  })
  @ApiCreatedResponse({ type: FrameworkDraftViewDto })
  async begin(
    @Caller() caller: Caller,
    @Body() draft: NewFrameworkDraftRequestDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDraftView> {
    return withTag(await this.#drafts.begin(caller, draft), reply);
  }

  @Get(':id')
  @Requires('framework-editor', 'framework-approver')
  @ApiOperation({ summary: 'A draft with its faults and the holes that it would leave' })
  @ApiOkResponse({ type: FrameworkDraftViewDto })
  async show(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDraftView> {
    return withTag(await this.#drafts.show(caller, id), reply);
  }

  @Put(':id')
  @Requires('framework-editor')
  @ApiOperation({ summary: 'Keep a draft as it is now, faults and all; by its author alone' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: FrameworkDraftViewDto })
  async change(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() draft: FrameworkDraftRequestDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDraftView> {
    return withTag(await this.#drafts.change(caller, id, ifMatch, draft), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('framework-editor')
  @ApiOperation({ summary: 'Discard a draft; by its author alone' })
  @ApiHeader(IF_MATCH)
  @ApiNoContentResponse()
  discard(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.#drafts.discard(caller, id, ifMatch);
  }

  @Post(':id/proposal')
  @Requires('framework-editor')
  @ApiOperation({ summary: 'Propose a draft as a version, for another person to approve' })
  @ApiHeader(IF_MATCH)
  @ApiCreatedResponse({ type: FrameworkVersionViewDto })
  propose(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<Outcome<FrameworkVersionView>> {
    return this.#drafts.propose(request, caller, id, ifMatch);
  }
}

function withTag(draft: FrameworkDraftView, reply: FastifyReply): FrameworkDraftView {
  void reply.header('etag', `"${String(draft.revision)}"`);
  return draft;
}
