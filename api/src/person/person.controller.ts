import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonId } from '@oart/competency';
import type { Page, PersonSummary, PersonView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { IdPipe } from '../http/id.pipe.ts';
import { ListOf } from '../http/list-of.ts';
import { PastOfOneQuery } from '../http/past.ts';
import { RecordedDto } from '../http/recorded.dto.ts';
import { RecordingRequest } from '../http/recording-request.ts';
import type { Outcome } from '../ledger/recorder.ts';
import { AppointmentRequestDto, FoundingAppointmentRequestDto } from './appointment.dto.ts';
import { AppointmentService } from './appointment.service.ts';
import {
  NameCorrectionRequestDto,
  PeopleQuery,
  PersonRequestDto,
  PersonSummaryDto,
  PersonViewDto,
} from './person.dto.ts';
import { PersonService } from './person.service.ts';
import {
  AbsenceRequestDto,
  ChangeOfPostRequestDto,
  ConditionsDecisionRequestDto,
  EmploymentRequestDto,
  RegistrationCheckRequestDto,
} from './staffing.dto.ts';
import { StaffingService } from './staffing.service.ts';

@ApiTags('people')
@Controller('people')
export class PersonController {
  readonly #people: PersonService;
  readonly #staffing: StaffingService;
  readonly #appointments: AppointmentService;

  constructor(people: PersonService, staffing: StaffingService, appointments: AppointmentService) {
    this.#people = people;
    this.#staffing = staffing;
    this.#appointments = appointments;
  }

  @Get()
  @Requires(
    'staff-member',
    'staffing-records',
    'employers-representative',
    'auditor',
    'system-administrator',
  )
  @ListOf(PersonSummaryDto, 'people', {
    'Staff number': (person) => person.staffNumber,
    Name: (person) => person.displayName,
    Profession: (person) => person.profession,
    Band: (person) => person.band,
    'In post': (person) => person.inPost,
    Roles: (person) => person.roles.join(', '),
  })
  @ApiOperation({ summary: 'People by name, with post and roles held' })
  list(@Caller() caller: Caller, @Query() query: PeopleQuery): Promise<Page<PersonSummary>> {
    return this.#people.list(caller, query);
  }

  @Get(':id')
  @Requires('staff-member', 'staffing-records', 'auditor', 'system-administrator')
  @ApiOperation({
    summary: 'One person, at the level that the caller may read',
    description: 'Names, post, registration and roles at another instant, as known then.',
  })
  @ApiOkResponse({ type: PersonViewDto })
  view(
    @Caller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: PastOfOneQuery,
  ): Promise<PersonView> {
    return this.#people.view(caller, id as PersonId, query);
  }

  /** An administrator may too: an account needs its person, and the first of all has nobody to ask. */
  @Post()
  @Requires('staffing-records', 'system-administrator')
  @ApiOperation({ summary: 'Record a person' })
  @ApiCreatedResponse({ type: PersonViewDto })
  record(
    @RecordingRequest() request: RecordingRequest,
    @Body() person: PersonRequestDto,
  ): Promise<Outcome<PersonView>> {
    return this.#people.recordPerson(request, person);
  }

  @Post(':id/name-corrections')
  @Requires('staffing-records')
  @ApiOperation({ summary: 'Correct the name and the aliases of a person' })
  @ApiCreatedResponse({ type: RecordedDto })
  correctName(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() correction: NameCorrectionRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#people.correctName(request, id as PersonId, correction);
  }

  @Post(':id/employments')
  @Requires('staffing-records')
  @ApiOperation({ summary: 'Record a post, or correct one' })
  @ApiCreatedResponse({ type: RecordedDto })
  recordEmployment(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() employment: EmploymentRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#staffing.recordEmployment(request, id as PersonId, employment);
  }

  @Post(':id/changes-of-post')
  @Requires('staffing-records')
  @ApiOperation({ summary: 'Record another post or contract without a gap' })
  @ApiCreatedResponse({ type: RecordedDto })
  changePost(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() change: ChangeOfPostRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#staffing.changePost(request, id as PersonId, change);
  }

  @Post(':id/registration-checks')
  @Requires('staffing-records')
  @ApiOperation({ summary: 'Record what a register said, or correct it' })
  @ApiCreatedResponse({ type: RecordedDto })
  recordRegistrationCheck(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() check: RegistrationCheckRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#staffing.recordRegistrationCheck(request, id as PersonId, check);
  }

  @Post(':id/conditions-decisions')
  @Requires('entitler')
  @ApiOperation({ summary: 'Decide whether conditions on a registration touch the scope' })
  @ApiCreatedResponse({ type: RecordedDto })
  decideConditions(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() decision: ConditionsDecisionRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#staffing.decideConditions(request, id as PersonId, decision);
  }

  @Post(':id/absences')
  @Requires('staffing-records')
  @ApiOperation({ summary: 'Record an absence, or the return from one' })
  @ApiCreatedResponse({ type: RecordedDto })
  recordAbsence(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() absence: AbsenceRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#staffing.recordAbsence(request, id as PersonId, absence);
  }

  @Post(':id/appointments')
  @Requires('employers-representative')
  @ApiOperation({ summary: 'Record a written appointment, such as MPE' })
  @ApiCreatedResponse({ type: RecordedDto })
  appoint(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() appointment: AppointmentRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#appointments.appoint(request, id as PersonId, appointment);
  }

  @Post(':id/founding-appointments')
  @Requires('employers-representative')
  @ApiOperation({ summary: 'Record the written appointment of a founding assessor or supervisor' })
  @ApiCreatedResponse({ type: RecordedDto })
  appointFounding(
    @RecordingRequest() request: RecordingRequest,
    @Param('id', IdPipe) id: string,
    @Body() appointment: FoundingAppointmentRequestDto,
  ): Promise<Outcome<RecordedDto>> {
    return this.#appointments.appointFounding(request, id as PersonId, appointment);
  }
}
