import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type { StaffFileView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { StaffFileViewDto } from './staff-file.dto.ts';
import { StaffFileService } from './staff-file.service.ts';

@ApiTags('people')
@Controller('people/:id')
export class StaffFileController {
  readonly #files: StaffFileService;

  constructor(files: StaffFileService) {
    this.#files = files;
  }

  @Get('staff-file')
  @Requires('staff-member', 'staffing-records', 'entitler', 'employers-representative', 'auditor')
  @ApiOperation({ summary: 'All that is on file about post, registration and presence' })
  @ApiOkResponse({ type: StaffFileViewDto })
  view(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<StaffFileView> {
    return this.#files.view(caller, id as PersonId);
  }
}
