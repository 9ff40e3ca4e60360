import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type { EquivalenceView, Page, WaiverView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { RECORD_READERS } from '../standing/reader.ts';
import {
  EquivalenceEndRequestDto,
  EquivalenceRequestDto,
  EquivalenceViewDto,
  ExceptionQuery,
  WaiverRequestDto,
  WaiverViewDto,
} from './exception.dto.ts';
import { ExceptionService } from './exception.service.ts';

@ApiTags('entitlements')
@Controller('people/:id')
export class ExceptionController {
  readonly #exceptions: ExceptionService;

  constructor(exceptions: ExceptionService) {
    this.#exceptions = exceptions;
  }

  @Get('waivers')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Requirements set aside for a person, oldest first' })
  @ListOf(WaiverViewDto, 'waivers', {
    Requirement: (waiver) => waiver.requirement,
    Rationale: (waiver) => waiver.rationale,
    From: (waiver) => waiver.from,
    Until: (waiver) => waiver.until,
    Approver: (waiver) => waiver.approver,
    'Recorded at': (waiver) => waiver.recordedAt,
  })
  waivers(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: ExceptionQuery,
  ): Promise<Page<WaiverView>> {
    return this.#exceptions.waivers(caller, id as PersonId, query);
  }

  @Get('equivalences')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Skills of a person accepted for another treatment site, oldest first' })
  @ListOf(EquivalenceViewDto, 'equivalences', {
    Skill: (equivalence) => equivalence.skill,
    'From treatment site': (equivalence) => equivalence.fromTreatmentSite,
    'To treatment site': (equivalence) => equivalence.toTreatmentSite,
    Rationale: (equivalence) => equivalence.rationale,
    From: (equivalence) => equivalence.from,
    Until: (equivalence) => equivalence.until,
    Approver: (equivalence) => equivalence.approver,
    'Recorded at': (equivalence) => equivalence.recordedAt,
  })
  equivalences(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: ExceptionQuery,
  ): Promise<Page<EquivalenceView>> {
    return this.#exceptions.equivalences(caller, id as PersonId, query);
  }

  @Post('waivers')
  @Requires('entitler', 'employers-representative')
  @ApiOperation({ summary: 'Set one requirement of experience or case counts aside for a while' })
  @ApiCreatedResponse({ type: WaiverViewDto })
  waive(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() waiver: WaiverRequestDto,
  ): Promise<Outcome<WaiverView>> {
    return this.#exceptions.waive(caller, request, id as PersonId, waiver);
  }

  @Post('equivalences')
  @Requires('entitler')
  @ApiOperation({ summary: 'Accept a skill shown for one treatment site for another' })
  @ApiCreatedResponse({ type: EquivalenceViewDto })
  carryOver(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() equivalence: EquivalenceRequestDto,
  ): Promise<Outcome<EquivalenceView>> {
    return this.#exceptions.carryOver(caller, request, id as PersonId, equivalence);
  }

  @Post('equivalences/:equivalence/end')
  @Requires('entitler')
  @ApiOperation({ summary: 'Name the last day of an equivalence' })
  @ApiCreatedResponse({ type: EquivalenceViewDto })
  end(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Param('equivalence', IdPipe) equivalence: string,
    @Body() end: EquivalenceEndRequestDto,
  ): Promise<Outcome<EquivalenceView>> {
    return this.#exceptions.end(caller, request, { person: id as PersonId, equivalence }, end);
  }
}
