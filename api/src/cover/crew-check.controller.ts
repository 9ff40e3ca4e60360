import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CrewCheckView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { CrewCheckRequestDto, CrewCheckViewDto } from './crew-check.dto.ts';
import { CrewCheckService } from './crew-check.service.ts';

@ApiTags('cover')
@Controller('crew-checks')
export class CrewCheckController {
  readonly #checks: CrewCheckService;

  constructor(checks: CrewCheckService) {
    this.#checks = checks;
  }

  @Post()
  @HttpCode(200)
  @Requires('staff-member', 'assessor', 'entitler', 'service-manager', 'auditor')
  @ApiOperation({
    summary: 'Staffing check: who of a crew covers each task of a planned session; records nothing',
  })
  @ApiOkResponse({ type: CrewCheckViewDto })
  check(@Caller() caller: Caller, @Body() session: CrewCheckRequestDto): Promise<CrewCheckView> {
    return this.#checks.check(caller, session);
  }
}
