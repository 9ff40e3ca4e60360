import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FrameworkImpactView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { FrameworkImpactQuery, FrameworkImpactViewDto } from './framework-impact.dto.ts';
import { FrameworkImpactService } from './framework-impact.service.ts';

@ApiTags('framework')
@Controller('framework')
export class FrameworkImpactController {
  readonly #impact: FrameworkImpactService;

  constructor(impact: FrameworkImpactService) {
    this.#impact = impact;
  }

  @Get('drafts/:id/impact')
  @Requires('framework-editor', 'framework-approver')
  @ApiOperation({ summary: 'Who would lose what with a draft, when, and for which clause' })
  @ApiOkResponse({ type: FrameworkImpactViewDto })
  ofDraft(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: FrameworkImpactQuery,
  ): Promise<FrameworkImpactView> {
    return this.#impact.ofDraft(caller, id, query);
  }

  @Get('versions/:id/impact')
  @Requires('framework-editor', 'framework-approver')
  @ApiOperation({ summary: 'The same for a version that is not in force yet' })
  @ApiOkResponse({ type: FrameworkImpactViewDto })
  ofVersion(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: FrameworkImpactQuery,
  ): Promise<FrameworkImpactView> {
    return this.#impact.ofVersion(caller, id, query);
  }
}
