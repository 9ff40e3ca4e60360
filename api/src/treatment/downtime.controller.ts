import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DowntimePeriodView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { CONSOLE_READERS } from './console-readers.ts';
import {
  DowntimeCorrectionRequestDto,
  DowntimePeriodRequestDto,
  DowntimePeriodViewDto,
  DowntimeQuery,
} from './downtime.dto.ts';
import { DowntimeService } from './downtime.service.ts';

@ApiTags('exceptional acts')
@Controller('downtime-periods')
export class DowntimeController {
  readonly #downtimes: DowntimeService;

  constructor(downtimes: DowntimeService) {
    this.#downtimes = downtimes;
  }

  @Get()
  @Requires(...CONSOLE_READERS)
  @ApiOperation({ summary: 'Times in which a unit worked on paper, newest first' })
  @ListOf(DowntimePeriodViewDto, 'downtime-periods', {
    'Unit id': (downtime) => downtime.unitId,
    From: (downtime) => downtime.from,
    To: (downtime) => downtime.to,
    'Governing from': (downtime) => downtime.governing?.from ?? null,
    'Governing to': (downtime) => downtime.governing?.to ?? null,
    Reason: (downtime) => downtime.reason,
    'Recorded at': (downtime) => downtime.recordedAt,
  })
  list(@Caller() caller: Caller, @Query() query: DowntimeQuery): Promise<Page<DowntimePeriodView>> {
    return this.#downtimes.list(caller, query);
  }

  @Post()
  @Requires('service-manager')
  @ApiOperation({ summary: 'Record a downtime that is over; acts inside it may be entered late' })
  @ApiCreatedResponse({ type: DowntimePeriodViewDto })
  record(
    @RecordingRequest() request: RecordingRequest,
    @Body() downtime: DowntimePeriodRequestDto,
  ): Promise<Outcome<DowntimePeriodView>> {
    return this.#downtimes.record(request, downtime);
  }

  @Post(':id/corrections')
  @Requires('service-manager')
  @ApiOperation({
    summary: 'Say when a downtime really was, or that it never was',
    description:
      'The latest correction governs. An act that was entered because of the downtime and would lie ' +
      'outside is named in the refusal (422) and corrected first.',
  })
  @ApiCreatedResponse({ type: DowntimePeriodViewDto })
  correct(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() correction: DowntimeCorrectionRequestDto,
  ): Promise<Outcome<DowntimePeriodView>> {
    return this.#downtimes.correct(request, id, correction);
  }
}
