import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SoftwareChangeView, SoftwareCorrectionView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  SoftwareChangeRequestDto,
  SoftwareChangeViewDto,
  SoftwareCorrectionRequestDto,
  SoftwareCorrectionViewDto,
} from './organisation.dto.ts';
import { SoftwareChangeService } from './software-change.service.ts';

@ApiTags('organisation')
@Controller('organisation')
export class SoftwareChangeController {
  readonly #software: SoftwareChangeService;

  constructor(software: SoftwareChangeService) {
    this.#software = software;
  }

  @Post('units/:id/software-changes')
  @Requires('service-manager')
  @ApiOperation({ summary: 'Record from when a unit runs which software version' })
  @ApiCreatedResponse({ type: SoftwareChangeViewDto })
  record(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() change: SoftwareChangeRequestDto,
  ): Promise<Outcome<SoftwareChangeView>> {
    return this.#software.record(request, id, change);
  }

  @Post('software-changes/:id/corrections')
  @Requires('service-manager')
  @ApiOperation({
    summary: 'Say what a unit really ran from when, or that a change never was',
    description: 'As known before the correction, the change as it was recorded stands.',
  })
  @ApiCreatedResponse({ type: SoftwareCorrectionViewDto })
  correct(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() correction: SoftwareCorrectionRequestDto,
  ): Promise<Outcome<SoftwareCorrectionView>> {
    return this.#software.correct(request, id, correction);
  }
}
