import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OrganisationView } from '@oart/contract';
import { SignedIn } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { OrganisationViewDto } from './organisation.dto.ts';
import { OrganisationPageService } from './organisation-page.service.ts';

@ApiTags('organisation')
@Controller('organisation')
export class OrganisationPageController {
  readonly #page: OrganisationPageService;

  constructor(page: OrganisationPageService) {
    this.#page = page;
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The employer and its treatment units' })
  @ApiOkResponse({ type: OrganisationViewDto })
  view(@Caller() caller: Caller): Promise<OrganisationView> {
    return this.#page.view(caller.employerId);
  }
}
