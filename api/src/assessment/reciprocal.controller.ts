import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ReciprocalSignOffsView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { PastOfOneQuery } from '../http/past.ts';
import { ReciprocalSignOffsViewDto } from './reciprocal.dto.ts';
import { ReciprocalService } from './reciprocal.service.ts';

@ApiTags('assessments')
@Controller('assessments/reciprocal-sign-offs')
export class ReciprocalController {
  readonly #reciprocal: ReciprocalService;

  constructor(reciprocal: ReciprocalService) {
    this.#reciprocal = reciprocal;
  }

  @Get()
  @Requires('entitler', 'auditor')
  @ApiOperation({ summary: 'People who assessed each other in one skill, for governance' })
  @ApiOkResponse({ type: ReciprocalSignOffsViewDto })
  show(@Caller() caller: Caller, @Query() asked: PastOfOneQuery): Promise<ReciprocalSignOffsView> {
    return this.#reciprocal.show(caller, asked);
  }
}
