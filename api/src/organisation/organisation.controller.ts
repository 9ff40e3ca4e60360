import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { RecordedDto } from '../http/recorded.dto.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { SiteRequestDto, SiteViewDto, UnitRequestDto } from './organisation.dto.ts';
import { OrganisationService } from './organisation.service.ts';

@ApiTags('organisation')
@Controller('organisation')
export class OrganisationController {
  readonly #organisation: OrganisationService;

  constructor(organisation: OrganisationService) {
    this.#organisation = organisation;
  }

  @Post('sites')
  @Requires('service-manager')
  @ApiOperation({ summary: 'Record a site and its time zone' })
  @ApiCreatedResponse({ type: SiteViewDto })
  recordSite(
    @RecordingRequest() request: RecordingRequest,
    @Body() site: SiteRequestDto,
  ): Promise<Outcome<SiteView>> {
    return this.#organisation.recordSite(request, site);
  }

  @Post('units')
  @Requires('service-manager')
  @ApiOperation({ summary: 'Record a treatment unit and what it runs' })
  @ApiCreatedResponse({ type: RecordedDto })
  recordUnit(
    @RecordingRequest() request: RecordingRequest,
    @Body() unit: UnitRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#organisation.recordUnit(request, unit);
  }
}
