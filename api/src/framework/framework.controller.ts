import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { FrameworkVersionView, FrameworkView, Page } from '@oart/contract';
import { Requires, SignedIn } from '../http/access.ts';
import { Caller, personOf } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  DocumentApprovalRequestDto,
  FrameworkRequestDto,
  FrameworkVersionQuery,
  FrameworkVersionViewDto,
  FrameworkViewDto,
  FrameworkWithdrawalRequestDto,
} from './framework.dto.ts';
import { FrameworkService } from './framework.service.ts';
import { FrameworkVersionService } from './framework-version.service.ts';
import { sent } from './sent-document.ts';
import { FRAMEWORK_SCHEMA } from './shipped-documents.ts';

@ApiTags('framework')
@Controller('framework')
export class FrameworkController {
  readonly #framework: FrameworkService;
  readonly #versions: FrameworkVersionService;

  constructor(framework: FrameworkService, versions: FrameworkVersionService) {
    this.#framework = framework;
    this.#versions = versions;
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The framework in force today, the policy and the holes they leave' })
  @ApiOkResponse({ type: FrameworkViewDto })
  current(@Caller() caller: Caller): Promise<FrameworkView> {
    return this.#framework.current(caller.employerId);
  }

  @Get('schema')
  @SignedIn()
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @ApiOperation({ summary: 'JSON Schema of framework documents' })
  @ApiOkResponse({
    content: {
      'application/schema+json': { schema: { type: 'object', additionalProperties: true } },
    },
  })
  schema(): Buffer {
    return FRAMEWORK_SCHEMA;
  }

  @Get('document')
  @SignedIn()
  @ApiOperation({ summary: 'The document in force today, byte for byte' })
  @ApiOkResponse({
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  async document(
    @Caller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sent(await this.#framework.currentDocument(caller.employerId), reply);
  }

  @Get('versions')
  @SignedIn()
  @ApiOperation({ summary: 'Every framework version on file, newest first' })
  @ListOf(FrameworkVersionViewDto, 'framework-versions', {
    Number: (version) => version.number,
    Title: (version) => version.title,
    Adopted: (version) => version.adopted,
    State: (version) => version.state,
    'Effective from': (version) => version.effectiveFrom,
    'Recorded at': (version) => version.recordedAt,
    'Approved at': (version) => version.approvedAt,
    'SHA-256': (version) => version.sha256,
  })
  versions(
    @Caller() caller: Caller,
    @Query() query: FrameworkVersionQuery,
  ): Promise<Page<FrameworkVersionView>> {
    return this.#framework.versions(caller, query);
  }

  @Get('versions/:id/document')
  @SignedIn()
  @ApiOperation({ summary: 'A framework document, byte for byte' })
  @ApiOkResponse({
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  async versionDocument(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sent(await this.#framework.document(caller.employerId, id), reply);
  }

  @Post()
  @Requires('framework-editor')
  @ApiOperation({ summary: 'Propose a framework document' })
  @ApiCreatedResponse({ type: FrameworkVersionViewDto })
  propose(
    @RecordingRequest() request: RecordingRequest,
    @Body() version: FrameworkRequestDto,
  ): Promise<Outcome<FrameworkVersionView>> {
    return this.#versions.propose(request, version);
  }

  @Post('versions/:id/approval')
  @Requires('framework-approver')
  @ApiOperation({ summary: 'Approve a proposed framework version, as another person' })
  @ApiCreatedResponse({ type: FrameworkVersionViewDto })
  approve(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() approval: DocumentApprovalRequestDto,
  ): Promise<Outcome<FrameworkVersionView>> {
    return this.#versions.approve(request, personOf(caller), id, approval);
  }

  @Post('versions/:id/withdrawal')
  @Requires('framework-approver')
  @ApiOperation({ summary: 'Take an approved framework version out of force' })
  @ApiCreatedResponse({ type: FrameworkVersionViewDto })
  withdraw(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() withdrawal: FrameworkWithdrawalRequestDto,
  ): Promise<Outcome<FrameworkVersionView>> {
    return this.#versions.withdraw(request, id, withdrawal);
  }
}
