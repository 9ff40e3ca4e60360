import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DelegationView, Page } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { DelegationQuery, DelegationRequestDto, DelegationViewDto } from './appointment.dto.ts';
import { AppointmentService } from './appointment.service.ts';

@ApiTags('delegations')
@Controller('delegations')
export class DelegationController {
  readonly #appointments: AppointmentService;

  constructor(appointments: AppointmentService) {
    this.#appointments = appointments;
  }

  @Get()
  @Requires('staff-member', 'employers-representative', 'auditor')
  @ApiOperation({ summary: 'Delegations, newest first' })
  @ListOf(DelegationViewDto, 'delegations', {
    Number: (delegation) => delegation.number,
    'Person id': (delegation) => delegation.personId,
    Roles: (delegation) => delegation.roles.join(' '),
    'Treatment sites': (delegation) => delegation.treatmentSites.join(' '),
    From: (delegation) => delegation.from,
    Until: (delegation) => delegation.until,
    Instrument: (delegation) => delegation.instrument,
    'Recorded at': (delegation) => delegation.recordedAt,
    Live: (delegation) => delegation.live,
  })
  list(@Caller() caller: Caller, @Query() query: DelegationQuery): Promise<Page<DelegationView>> {
    return this.#appointments.delegations(caller, query);
  }

  @Post()
  @Requires('employers-representative')
  @ApiOperation({ summary: 'Delegate: who may entitle which roles for which treatment sites' })
  @ApiCreatedResponse({ type: DelegationViewDto })
  delegate(
    @RecordingRequest() request: RecordingRequest,
    @Body() delegation: DelegationRequestDto,
  ): Promise<Outcome<DelegationView>> {
    return this.#appointments.delegate(request, delegation);
  }

  @Post(':id/end')
  @Requires('employers-representative')
  @ApiOperation({ summary: 'End a delegation now; what was granted under it stands' })
  @ApiCreatedResponse({ type: DelegationViewDto })
  end(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
  ): Promise<Outcome<DelegationView>> {
    return this.#appointments.endDelegation(request, id);
  }
}
