import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import {
  checkAppointment,
  checkDelegation,
  checkDelegationEnd,
  checkFoundingAppointment,
  personnelAsKnown,
} from '@oart/competency';
import type { CalendarDay, Moment, PersonId, PersonnelFacts } from '@oart/competency';
import type {
  AppointmentRequest,
  DelegationRequest,
  DelegationView,
  FoundingAppointmentRequest,
  Page,
} from '@oart/contract';
import type { EntityManager } from 'typeorm';
import { FrameworkService } from '../framework/framework.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { actingPerson } from '../http/acting-person.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { delegationEndOf, delegationOf } from './appointment-row.ts';
import {
  AppointmentEntity,
  DelegationEndEntity,
  DelegationEntity,
  FoundingAppointmentEntity,
} from './appointment.entity.ts';
import type { DelegationQuery } from './appointment.dto.ts';
import { AppointmentRepository } from './appointment.repository.ts';
import { correctionOf } from './corrected-row.ts';
import { delegationView } from './delegation-view.ts';
import { PersonnelFactsService } from './personnel-facts.service.ts';

const POINTERS = { '/person': '' };

/** What the employer gives in writing: appointments and delegations, never to oneself (I4). */
@Injectable()
export class AppointmentService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #framework: FrameworkService;
  readonly #personnel: PersonnelFactsService;
  readonly #appointments: AppointmentRepository;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    framework: FrameworkService,
    personnel: PersonnelFactsService,
    appointments: AppointmentRepository,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#framework = framework;
    this.#personnel = personnel;
    this.#appointments = appointments;
  }

  async appoint(
    request: RecordingRequest,
    person: PersonId,
    appointment: AppointmentRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    refusePatientIdentifiers({ '/instrument': appointment.instrument });
    return this.#recorder.record(request, async (tx) => {
      const { appointments } = await this.#facts(tx, person);
      const { kind, instrument } = appointment;
      const from = appointment.from as CalendarDay;
      const until = appointment.until as CalendarDay | null;
      const fields = { person, kind, from, until, instrument };
      acceptedBy(checkAppointment(fields, recorder), { pointers: POINTERS });
      const { id } = await tx.add(AppointmentEntity, uuidv7(), {
        personId: person,
        kind,
        startsOn: from,
        endsOn: until,
        instrument,
        ...correctionOf(appointment, appointments, fields, 'until'),
      });
      return { id };
    });
  }

  async appointFounding(
    request: RecordingRequest,
    person: PersonId,
    { supersedes, reason, ...appointment }: FoundingAppointmentRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    refusePatientIdentifiers({ '/training': appointment.training });
    return this.#recorder.record(request, async (tx) => {
      const { foundingAppointments } = await this.#facts(tx, person);
      const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
      const { framework, policy } = await this.#framework.inForce(tx.manager, on);
      const { from, until, ...rest } = appointment;
      const startsOn = from as CalendarDay;
      const endsOn = until as CalendarDay;
      const fields = { ...rest, person, from: startsOn, until: endsOn };
      const correcting = { supersedes, ...(reason !== undefined && { reason }) };
      acceptedBy(checkFoundingAppointment(fields, recorder, framework.document, policy), {
        pointers: POINTERS,
      });
      const { id } = await tx.add(FoundingAppointmentEntity, uuidv7(), {
        personId: person,
        ...rest,
        startsOn,
        endsOn,
        ...correctionOf(correcting, foundingAppointments, fields, null),
      });
      return { id };
    });
  }

  async delegate(
    request: RecordingRequest,
    delegation: DelegationRequest,
  ): Promise<Outcome<DelegationView>> {
    const recorder = actingPerson(request);
    refusePatientIdentifiers({ '/instrument': delegation.instrument });
    return this.#recorder.record(request, async (tx) => {
      const person = delegation.personId as PersonId;
      await this.#requirePerson(tx, person);
      const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
      const { framework } = await this.#framework.inForce(tx.manager, moment.on);
      const { roles, treatmentSites, from, until, instrument } = acceptedBy(
        checkDelegation(
          {
            person,
            roles: delegation.roles,
            treatmentSites: delegation.treatmentSites,
            from: delegation.from as CalendarDay,
            until: delegation.until as CalendarDay,
            instrument: delegation.instrument,
          },
          recorder,
          framework.document,
        ),
        { pointers: { '/person': '/personId' } },
      );
      const { id } = await tx.add(DelegationEntity, uuidv7(), {
        personId: person,
        number: await this.#appointments.nextNumber(tx.manager),
        roles,
        treatmentSites,
        startsOn: from,
        endsOn: until,
        instrument,
      });
      return this.#delegationView(tx.manager, id, moment);
    });
  }

  /** Ends a delegation now; what was granted under it stands (I5). */
  async endDelegation(request: RecordingRequest, id: string): Promise<Outcome<DelegationView>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const row = await this.#appointments.delegation(tx.manager, id);
      if (row === null) throw notFound();
      const ends = (await this.#appointments.ends(tx.manager, [id])).map(delegationEndOf);
      acceptedBy(
        checkDelegationEnd(
          { delegation: id, endedAt: tx.recordedAt },
          recorder,
          delegationOf(row),
          ends,
        ),
        { pointers: { '/person': '', '/delegation': '' } },
      );
      await tx.add(DelegationEndEntity, uuidv7(), {
        delegationId: id,
        endedAt: tx.recordedAt,
      });
      const moment = await this.#organisation.now(tx.manager, tx.recordedAt);
      return this.#delegationView(tx.manager, id, moment);
    });
  }

  /** A page of delegations, live or not at the moment asked about. */
  async delegations(caller: Caller, query: DelegationQuery): Promise<Page<DelegationView>> {
    requireHistoryReader(caller, (query.person ?? null) as PersonId | null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const moment = await this.#organisation.now(tx, query.at);
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const { rows, cursor } = await this.#appointments.delegations(
        tx,
        query,
        ledgerIndex,
        query.person,
      );
      const holders = rows.map(({ personId }) => personId);
      const facts = await this.#personnel.personnelFacts(tx, holders);
      const items = rows.map((row) => delegationView(row, facts, moment, ledgerIndex));
      return { items, cursor, ledgerIndex };
    });
  }

  async #delegationView(tx: EntityManager, id: string, moment: Moment): Promise<DelegationView> {
    const row = await this.#appointments.delegation(tx, id);
    if (row === null) throw notFound();
    const facts = await this.#personnel.personnelFacts(tx, [row.personId]);
    return delegationView(row, facts, moment, Number.MAX_SAFE_INTEGER);
  }

  /** What stands on file now: appointments that were corrected are not corrected again. */
  async #facts(tx: Recording, person: PersonId): Promise<PersonnelFacts> {
    const facts = (await this.#personnel.personnelFacts(tx.manager, [person])).get(person);
    if (facts === undefined) throw notFound();
    return personnelAsKnown(facts, Number.MAX_SAFE_INTEGER);
  }

  async #requirePerson(tx: Recording, person: PersonId): Promise<void> {
    const people = await this.#personnel.people(tx.manager, [person]);
    if (!people.has(person)) throw notFound();
  }
}
