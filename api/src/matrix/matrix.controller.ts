import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { MatrixView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { RequirementsQuery } from '../standing/standing-query.dto.ts';
import { MatrixViewDto } from './matrix.dto.ts';
import { MatrixService } from './matrix.service.ts';

@ApiTags('standing')
@Controller('matrix')
export class MatrixController {
  readonly #matrix: MatrixService;

  constructor(matrix: MatrixService) {
    this.#matrix = matrix;
  }

  @Get()
  @Requires('assessor', 'entitler', 'service-manager', 'auditor')
  @ApiOperation({
    summary: 'Everybody by role and treatment site on a unit, each at the level of the reader',
  })
  @ApiOkResponse({ type: MatrixViewDto })
  show(@Caller() caller: Caller, @Query() asked: RequirementsQuery): Promise<MatrixView> {
    return this.#matrix.show(caller, asked);
  }
}
