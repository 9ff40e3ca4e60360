import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SoftwareImpactView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { SoftwareImpactQuery, SoftwareImpactViewDto } from './software-impact.dto.ts';
import { SoftwareImpactService } from './software-impact.service.ts';

@ApiTags('organisation')
@Controller('organisation/units')
export class SoftwareImpactController {
  readonly #impact: SoftwareImpactService;

  constructor(impact: SoftwareImpactService) {
    this.#impact = impact;
  }

  @Get(':id/software-impact')
  @Requires('service-manager')
  @ApiOperation({ summary: 'Whom a change of software would pause, for which tasks, and the cure' })
  @ApiOkResponse({ type: SoftwareImpactViewDto })
  preview(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: SoftwareImpactQuery,
  ): Promise<SoftwareImpactView> {
    return this.#impact.preview(caller, id, query);
  }
}
