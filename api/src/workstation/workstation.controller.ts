import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { WorkstationView, WorkstationsView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { setWorkstationCookie } from './workstation-cookie.ts';
import {
  WorkstationRequestDto,
  WorkstationViewDto,
  WorkstationsViewDto,
} from './workstation.dto.ts';
import { WorkstationService } from './workstation.service.ts';

@ApiTags('account')
@Controller('workstations')
export class WorkstationController {
  readonly #workstations: WorkstationService;

  constructor(workstations: WorkstationService) {
    this.#workstations = workstations;
  }

  @Get()
  @Requires('system-administrator')
  @ApiOperation({ summary: 'Computers at which a PIN counts, and those at which it did' })
  @ApiOkResponse({ type: WorkstationsViewDto })
  list(@Caller() caller: Caller): Promise<WorkstationsView> {
    return this.#workstations.list(caller);
  }

  @Post()
  @Requires('system-administrator')
  @ApiOperation({
    summary: 'Enrol the computer that asks, with the password again; sets its cookie',
  })
  @ApiCreatedResponse({ type: WorkstationViewDto })
  async enrol(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Body() enrolment: WorkstationRequestDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Outcome<WorkstationView>> {
    const { outcome, token } = await this.#workstations.enrol(caller, request, enrolment);
    // The answer to a repeated request enrolled nothing: its token opens nothing.
    if (!outcome.replayed) setWorkstationCookie(reply, token);
    return outcome;
  }

  @Post(':id/revocation')
  @Requires('system-administrator')
  @ApiOperation({ summary: 'No PIN counts at this computer any more' })
  @ApiCreatedResponse({ type: WorkstationViewDto })
  revoke(
    @Caller() caller: Caller,
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
  ): Promise<Outcome<WorkstationView>> {
    return this.#workstations.revoke(caller, request, id);
  }
}
