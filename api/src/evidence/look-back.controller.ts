import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CalendarDay, EvidenceId } from '@oart/competency';
import type { LookBackView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { LookBackQuery, LookBackViewDto } from './look-back.dto.ts';
import { LookBackService } from './look-back.service.ts';

@ApiTags('evidence')
@Controller('evidence/:id/look-back')
export class LookBackController {
  readonly #lookBack: LookBackService;

  constructor(lookBack: LookBackService) {
    this.#lookBack = lookBack;
  }

  @Get()
  @Requires('entitler', 'auditor')
  @ApiOperation({ summary: 'Acts, assessments and decisions that relied on a record since a day' })
  @ApiOkResponse({ type: LookBackViewDto })
  show(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { from }: LookBackQuery,
  ): Promise<LookBackView> {
    const since = (from ?? null) as CalendarDay | null;
    return this.#lookBack.show(caller, id as EvidenceId, since);
  }
}
