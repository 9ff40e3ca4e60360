import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type { EquivalenceView, ExceptionsView, WaiverView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { RECORD_READERS } from '../standing/reader.ts';
import {
  EquivalenceRequestDto,
  EquivalenceViewDto,
  ExceptionsViewDto,
  WaiverRequestDto,
  WaiverViewDto,
} from './exception.dto.ts';
import { ExceptionService } from './exception.service.ts';

@ApiTags('entitlements')
@Controller('people/:id')
export class ExceptionController {
  readonly #exceptions: ExceptionService;

  constructor(exceptions: ExceptionService) {
    this.#exceptions = exceptions;
  }

  @Get('exceptions')
  @Requires('staff-member', ...RECORD_READERS)
  @ApiOperation({ summary: 'Waivers and equivalences of a person' })
  @ApiOkResponse({ type: ExceptionsViewDto })
  list(@Caller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ExceptionsView> {
    return this.#exceptions.list(caller, id as PersonId);
  }

  @Post('waivers')
  @Requires('entitler', 'employers-representative')
  @ApiOperation({ summary: 'Set one requirement of experience or case counts aside for a while' })
  @ApiCreatedResponse({ type: WaiverViewDto })
  waive(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() waiver: WaiverRequestDto,
  ): Promise<Outcome<WaiverView>> {
    return this.#exceptions.waive(caller, request, id as PersonId, waiver);
  }

  @Post('equivalences')
  @Requires('entitler')
  @ApiOperation({ summary: 'Accept a skill shown for one treatment site for another' })
  @ApiCreatedResponse({ type: EquivalenceViewDto })
  carryOver(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() equivalence: EquivalenceRequestDto,
  ): Promise<Outcome<EquivalenceView>> {
    return this.#exceptions.carryOver(caller, request, id as PersonId, equivalence);
  }
}
