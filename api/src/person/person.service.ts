import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkName, entitlementsAsKnown, personnelAsKnown } from '@oart/competency';
import type { Moment, PersonId, PersonnelFacts } from '@oart/competency';
import type {
  NameCorrectionRequest,
  Page,
  PersonRequest,
  PersonSummary,
  PersonView,
} from '@oart/contract';
import type { EntityManager } from 'typeorm';
import { EntitlementFactsService } from '../entitlement/entitlement-facts.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { actingPerson } from '../http/acting-person.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import type { PastOfOneQuery } from '../http/past.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import type { RecordedDto } from '../http/recorded.dto.ts';
import { requireSeen } from '../http/seen.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import type { PeopleQuery } from './person.dto.ts';
import { NameCorrectionEntity, PersonEntity } from './person.entity.ts';
import { PersonRepository } from './person.repository.ts';
import { levelFor, personSummary, personView } from './person-view.ts';
import { PersonnelFactsService } from './personnel-facts.service.ts';

@Injectable()
export class PersonService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #people: PersonRepository;
  readonly #personnel: PersonnelFactsService;
  readonly #entitlements: EntitlementFactsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    people: PersonRepository,
    personnel: PersonnelFactsService,
    entitlements: EntitlementFactsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#people = people;
    this.#personnel = personnel;
    this.#entitlements = entitlements;
  }

  async recordPerson(
    request: RecordingRequest,
    person: PersonRequest,
  ): Promise<Outcome<PersonView>> {
    const { staffNumber, displayName, aliases } = person;
    return this.#recorder.record(request, async (tx) => {
      if (await this.#people.hasStaffNumber(tx.manager, staffNumber)) throw staffNumberTaken();
      const recorded = await tx.add(PersonEntity, uuidv7(), { staffNumber, displayName, aliases });
      return {
        id: recorded.id,
        staffNumber,
        displayName,
        aliases,
        nameCorrections: [],
        profession: null,
        band: null,
        inPost: false,
        roles: [],
        employments: [],
        registrationChecks: [],
        absences: [],
        appointments: [],
        foundingAppointments: [],
        onFileSince: recorded.recordedAt,
        level: 'full',
        ledgerIndex: recorded.index,
      };
    });
  }

  /** Records what somebody is called from here on; the names before stay on file (I14). */
  async correctName(
    request: RecordingRequest,
    person: PersonId,
    { displayName, aliases, reason, seen }: NameCorrectionRequest,
  ): Promise<Outcome<RecordedDto>> {
    refusePatientIdentifiers({ '/reason': reason });
    const recorder = actingPerson(request);
    return this.#recorder.record(request, async (tx) => {
      const facts = (await this.#personnel.personnelFacts(tx.manager, [person])).get(person);
      if (facts === undefined) throw notFound();
      requireSeen(seen, facts.names.at(-1)?.index ?? facts.person.index, tx.head);
      const fields = { person, displayName, aliases, reason };
      acceptedBy(checkName(fields, recorder, facts.person), { pointers: { '/person': '' } });
      const corrected = facts.names.findLast(({ id }) => id !== person);
      const { id } = await tx.add(NameCorrectionEntity, uuidv7(), {
        personId: person,
        displayName,
        aliases,
        reason,
        supersedesId: corrected?.id ?? null,
      });
      return { id };
    });
  }

  /** A page of people with post and roles as they are, or were and were known then. */
  async list(caller: Caller, query: PeopleQuery): Promise<Page<PersonSummary>> {
    requireHistoryReader(caller, null, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const knownAt = await knownIndex(tx, caller.employerId, query);
      const { rows, cursor } = await this.#people.search(tx, query, knownAt, query.q);
      const moment = await this.#organisation.now(tx, query.at);
      const people = rows.map(({ id }) => id as PersonId);
      const items = await this.#summaries(tx, people, moment, knownAt);
      return { items, cursor, ledgerIndex: knownAt };
    });
  }

  /** One person at the level that the caller may read (I15), as they were and were known at an instant (I13). */
  async view(caller: Caller, id: PersonId, query: PastOfOneQuery): Promise<PersonView> {
    requireHistoryReader(caller, id, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#personnel.personnelFacts(tx, [id])).get(id);
      const knownAt = await knownIndex(tx, caller.employerId, query);
      const moment = await this.#organisation.now(tx, query.at);
      const [summary] = await this.#summaries(tx, [id], moment, knownAt);
      if (facts === undefined || summary === undefined) throw notFound();
      const names = await this.#personnel.people(tx, recordersOf(facts));
      return personView(facts, summary, levelFor(caller, id), names, knownAt);
    });
  }

  async #summaries(
    tx: EntityManager,
    people: readonly PersonId[],
    moment: Moment,
    knownAt: number,
  ): Promise<readonly PersonSummary[]> {
    const facts = await this.#personnel.personnelFacts(tx, people);
    const held = await this.#entitlements.ofHolders(tx, people);
    return people.flatMap((id) => {
      const own = facts.get(id);
      const entitlements = held.get(id);
      if (own === undefined || entitlements === undefined) return [];
      return [
        personSummary(
          personnelAsKnown(own, knownAt),
          entitlementsAsKnown(entitlements, knownAt),
          moment,
        ),
      ];
    });
  }
}

function recordersOf({ registrationChecks, names }: PersonnelFacts): readonly PersonId[] {
  return [...registrationChecks, ...names].flatMap(({ recordedBy }) =>
    recordedBy === null ? [] : [recordedBy],
  );
}

function staffNumberTaken(): ProblemError {
  const message = 'Somebody is already on file with this staff number.';
  return new ProblemError('conflict', message, { errors: [{ pointer: '/staffNumber', message }] });
}
