import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import {
  checkAppointment,
  checkDelegation,
  checkDelegationEnd,
  checkFoundingAppointment,
} from '@oart/competency';
import type { CalendarDay, Moment, PersonId } from '@oart/competency';
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
import { pageOf, readCursor } from '../http/page.ts';
import type { PageQuery } from '../http/page.ts';
import { notFound } from '../http/problem-error.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { delegationEndOf, delegationOf } from './appointment-row.ts';
import {
  AppointmentEntity,
  DelegationEndEntity,
  DelegationEntity,
  FoundingAppointmentEntity,
} from './appointment.entity.ts';
import { AppointmentRepository } from './appointment.repository.ts';
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
    { kind, instrument, ...days }: AppointmentRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      await this.#requirePerson(tx, person);
      const from = days.from as CalendarDay;
      const until = days.until as CalendarDay | null;
      acceptedBy(checkAppointment({ person, kind, from, until, instrument }, recorder), {
        pointers: POINTERS,
      });
      const { id } = await tx.add(AppointmentEntity, uuidv7(), {
        personId: person,
        kind,
        startsOn: from,
        endsOn: until,
        instrument,
      });
      return { id };
    });
  }

  async appointFounding(
    request: RecordingRequest,
    person: PersonId,
    { from, until, ...rest }: FoundingAppointmentRequest,
  ): Promise<Outcome<RecordedDto>> {
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      await this.#requirePerson(tx, person);
      const { on } = await this.#organisation.now(tx.manager, tx.recordedAt);
      const { framework, policy } = await this.#framework.inForce(tx.manager, on);
      const startsOn = from as CalendarDay;
      const endsOn = until as CalendarDay;
      const fields = { ...rest, person, from: startsOn, until: endsOn };
      acceptedBy(checkFoundingAppointment(fields, recorder, framework.document, policy), {
        pointers: POINTERS,
      });
      const { id } = await tx.add(FoundingAppointmentEntity, uuidv7(), {
        personId: person,
        ...rest,
        startsOn,
        endsOn,
      });
      return { id };
    });
  }

  async delegate(
    request: RecordingRequest,
    delegation: DelegationRequest,
  ): Promise<Outcome<DelegationView>> {
    const recorder = actingPerson(request);
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

  /** Delegations, newest first. */
  async delegations(employerId: string, query: PageQuery): Promise<Page<DelegationView>> {
    const before = readCursor(query.cursor, ['number'])?.[0] ?? null;
    return this.#recorder.read(employerId, async (tx) => {
      const moment = await this.#organisation.now(tx);
      const rows = await this.#appointments.delegations(tx, before, query.limit);
      const head = await headIndex(tx, employerId);
      const page = pageOf(rows, query.limit, ({ ledgerIndex }) => [ledgerIndex], head);
      const holders = page.items.map(({ personId }) => personId);
      const facts = await this.#personnel.personnelFacts(tx, holders);
      return { ...page, items: page.items.map((row) => delegationView(row, facts, moment)) };
    });
  }

  async #delegationView(tx: EntityManager, id: string, moment: Moment): Promise<DelegationView> {
    const row = await this.#appointments.delegation(tx, id);
    if (row === null) throw notFound();
    const facts = await this.#personnel.personnelFacts(tx, [row.personId]);
    return delegationView(row, facts, moment);
  }

  async #requirePerson(tx: Recording, person: PersonId): Promise<void> {
    const people = await this.#personnel.people(tx.manager, [person]);
    if (!people.has(person)) throw notFound();
  }
}
