import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, PolicyVersionView } from '@oart/contract';
import { Requires, SignedIn } from '../http/access.ts';
import { Caller, personOf } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  DocumentApprovalRequestDto,
  PolicyRequestDto,
  PolicyVersionQuery,
  PolicyVersionViewDto,
} from './framework.dto.ts';
import { FrameworkService } from './framework.service.ts';
import { FrameworkVersionService } from './framework-version.service.ts';
import { sent } from './sent-document.ts';

@ApiTags('framework')
@Controller('policy')
export class PolicyController {
  readonly #framework: FrameworkService;
  readonly #versions: FrameworkVersionService;

  constructor(framework: FrameworkService, versions: FrameworkVersionService) {
    this.#framework = framework;
    this.#versions = versions;
  }

  @Get('versions')
  @SignedIn()
  @ApiOperation({ summary: 'Every policy version on file, newest first' })
  @ListOf(PolicyVersionViewDto, 'policy-versions', {
    Number: (version) => version.number,
    Adopted: (version) => version.adopted,
    State: (version) => version.state,
    'Recorded at': (version) => version.recordedAt,
    'Approved at': (version) => version.approvedAt,
    'SHA-256': (version) => version.sha256,
  })
  versions(
    @Caller() caller: Caller,
    @Query() query: PolicyVersionQuery,
  ): Promise<Page<PolicyVersionView>> {
    return this.#framework.policyVersions(caller, query);
  }

  @Get('versions/:id/document')
  @SignedIn()
  @ApiOperation({ summary: 'A policy document, byte for byte' })
  @ApiOkResponse({
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  async versionDocument(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sent(await this.#framework.policyDocument(caller.employerId, id), reply);
  }

  @Post()
  @Requires('framework-editor')
  @ApiOperation({ summary: 'Propose a policy document' })
  @ApiCreatedResponse({ type: PolicyVersionViewDto })
  propose(
    @RecordingRequest() request: RecordingRequest,
    @Body() version: PolicyRequestDto,
  ): Promise<Outcome<PolicyVersionView>> {
    return this.#versions.proposePolicy(request, version);
  }

  @Post('versions/:id/approval')
  @Requires('framework-approver')
  @ApiOperation({ summary: 'Approve a proposed policy version, as another person' })
  @ApiCreatedResponse({ type: PolicyVersionViewDto })
  approve(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() approval: DocumentApprovalRequestDto,
  ): Promise<Outcome<PolicyVersionView>> {
    return this.#versions.approvePolicy(request, personOf(caller), id, approval);
  }
}
