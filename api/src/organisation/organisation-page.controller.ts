import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OrganisationView, TreatmentSiteChangeView } from '@oart/contract';
import { Requires, SignedIn } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import {
  OrganisationViewDto,
  TreatmentSiteChangeRequestDto,
  TreatmentSiteChangeViewDto,
} from './organisation.dto.ts';
import { OrganisationPageService } from './organisation-page.service.ts';
import { TreatmentSiteService } from './treatment-site.service.ts';

@ApiTags('organisation')
@Controller('organisation')
export class OrganisationPageController {
  readonly #page: OrganisationPageService;
  readonly #treatmentSites: TreatmentSiteService;

  constructor(page: OrganisationPageService, treatmentSites: TreatmentSiteService) {
    this.#page = page;
    this.#treatmentSites = treatmentSites;
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The employer and its treatment units' })
  @ApiOkResponse({ type: OrganisationViewDto })
  view(@Caller() caller: Caller): Promise<OrganisationView> {
    return this.#page.view(caller.employerId);
  }

  @Post('units/:id/treatment-site-changes')
  @Requires('service-manager')
  @ApiOperation({ summary: 'Record from which day a unit is open or closed for a treatment site' })
  @ApiCreatedResponse({ type: TreatmentSiteChangeViewDto })
  recordTreatmentSiteChange(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() change: TreatmentSiteChangeRequestDto,
  ): Promise<Outcome<TreatmentSiteChangeView>> {
    return this.#treatmentSites.recordChange(request, id, change);
  }
}
