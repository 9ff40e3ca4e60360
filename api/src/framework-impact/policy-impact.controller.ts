import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PolicyImpactView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { PolicyImpactViewDto } from './policy-impact.dto.ts';
import { PolicyImpactService } from './policy-impact.service.ts';

@ApiTags('framework')
@Controller('policy')
export class PolicyImpactController {
  readonly #impact: PolicyImpactService;

  constructor(impact: PolicyImpactService) {
    this.#impact = impact;
  }

  @Get('versions/:id/impact')
  @Requires('framework-editor', 'framework-approver')
  @ApiOperation({
    summary: 'Whom a proposed policy would pause, or give back what, if approved now',
  })
  @ApiOkResponse({ type: PolicyImpactViewDto })
  ofVersion(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<PolicyImpactView> {
    return this.#impact.ofVersion(caller, id);
  }
}
