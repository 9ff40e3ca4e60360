import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuditorReadView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { ListOf } from '../http/list-of.ts';
import { AuditorReadQuery, AuditorReadViewDto } from './auditor-read.dto.ts';
import { AuditorReadService } from './auditor-read.service.ts';

@ApiTags('account')
@Controller('auditor-reads')
export class AuditorReadController {
  readonly #reads: AuditorReadService;

  constructor(reads: AuditorReadService) {
    this.#reads = reads;
  }

  @Get()
  @Requires('entitler', 'employers-representative', 'auditor')
  @ApiOperation({ summary: 'What auditors looked at, newest first' })
  @ListOf(AuditorReadViewDto, 'auditor-reads', {
    'Read at': (read) => read.readAt,
    Auditor: (read) => read.signInName,
    Method: (read) => read.method,
    Address: (read) => read.address,
    Asked: (read) => read.asked,
  })
  list(@Caller() caller: Caller, @Query() asked: AuditorReadQuery): Promise<Page<AuditorReadView>> {
    return this.#reads.list(caller, asked);
  }
}
