import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DepthOfCoverView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { DepthOfCoverQuery, DepthOfCoverViewDto } from './depth-of-cover.dto.ts';
import { DepthOfCoverService } from './depth-of-cover.service.ts';

@ApiTags('cover')
@Controller('cover')
export class DepthOfCoverController {
  readonly #cover: DepthOfCoverService;

  constructor(cover: DepthOfCoverService) {
    this.#cover = cover;
  }

  @Get('depth')
  @Requires('entitler', 'employers-representative', 'service-manager', 'auditor')
  @ApiOperation({
    summary: 'How many people may take each task at each treatment site, and when that changes',
  })
  @ApiOkResponse({ type: DepthOfCoverViewDto })
  show(@Caller() caller: Caller, @Query() asked: DepthOfCoverQuery): Promise<DepthOfCoverView> {
    return this.#cover.show(caller, asked);
  }
}
