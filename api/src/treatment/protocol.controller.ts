import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, ProtocolView, SigningChallenge } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SigningChallengeDto } from '../signing/signing.dto.ts';
import { CONSOLE_READERS } from './console-readers.ts';
import { ProtocolService } from './protocol.service.ts';
import { ProtocolViewService } from './protocol-view.service.ts';
import { ProtocolQuery, ProtocolViewDto } from './treatment-view.dto.ts';
import {
  ProtocolApprovalDto,
  ProtocolApprovalRequestDto,
  ProtocolRequestDto,
} from './treatment.dto.ts';

@ApiTags('treatment')
@Controller('protocols')
export class ProtocolController {
  readonly #protocols: ProtocolService;
  readonly #views: ProtocolViewService;

  constructor(protocols: ProtocolService, views: ProtocolViewService) {
    this.#protocols = protocols;
    this.#views = views;
  }

  @Get()
  @Requires(...CONSOLE_READERS)
  @ApiOperation({ summary: 'Plan-selection protocols, newest first' })
  @ListOf(ProtocolViewDto, 'protocols', {
    Title: (protocol) => protocol.title,
    'Treatment site': (protocol) => protocol.treatmentSite,
    Author: (protocol) => protocol.author.displayName,
    'Recorded at': (protocol) => protocol.recordedAt,
    'Approved at': (protocol) => protocol.approvedAt,
    'Effective from': (protocol) => protocol.effectiveFrom,
  })
  list(@Caller() caller: Caller, @Query() query: ProtocolQuery): Promise<Page<ProtocolView>> {
    return this.#views.list(caller, query);
  }

  @Post()
  @Requires('staff-member')
  @ApiOperation({ summary: 'Record a plan-selection protocol, as its author' })
  @ApiCreatedResponse({ type: ProtocolViewDto })
  record(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() protocol: ProtocolRequestDto,
  ): Promise<Outcome<ProtocolView>> {
    return this.#protocols.record(caller, request, protocol);
  }

  @Post(':id/approval/challenge')
  @HttpCode(200)
  @Requires('staff-member')
  @ApiOperation({ summary: 'The words that the practitioner signs' })
  @ApiOkResponse({ type: SigningChallengeDto })
  proposeApproval(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() proposal: ProtocolApprovalDto,
  ): Promise<SigningChallenge> {
    return this.#protocols.proposeApproval(caller, id, proposal);
  }

  @Post(':id/approval')
  @Requires('staff-member')
  @ApiOperation({ summary: 'Approve a protocol; the gate is asked at that moment' })
  @ApiCreatedResponse({ type: ProtocolViewDto })
  approve(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() approval: ProtocolApprovalRequestDto,
  ): Promise<Outcome<ProtocolView>> {
    return this.#protocols.approve(caller, request, id, approval);
  }
}
