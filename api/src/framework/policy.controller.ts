import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PolicyVersionView } from '@oart/contract';
import { Requires, SignedIn } from '../http/access.ts';
import { Caller, personOf } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  DocumentApprovalRequestDto,
  PolicyRequestDto,
  PolicyVersionViewDto,
} from './framework.dto.ts';
import { FrameworkService } from './framework.service.ts';
import { FrameworkVersionService } from './framework-version.service.ts';

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
  @ApiOkResponse({ type: PolicyVersionViewDto, isArray: true })
  versions(@Caller() caller: Caller): Promise<readonly PolicyVersionView[]> {
    return this.#framework.policyVersions(caller.employerId);
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
