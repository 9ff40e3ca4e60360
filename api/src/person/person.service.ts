import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Moment, PersonId, PersonnelFacts } from '@oart/competency';
import type { Page, PersonRequest, PersonSummary, PersonView } from '@oart/contract';
import type { EntityManager } from 'typeorm';
import { EntitlementFactsService } from '../entitlement/entitlement-facts.service.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import type { PeopleQuery } from './person.dto.ts';
import { PersonEntity } from './person.entity.ts';
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
        profession: null,
        band: null,
        inPost: false,
        roles: [],
        employments: [],
        registrationChecks: [],
        level: 'full',
        ledgerIndex: recorded.index,
      };
    });
  }

  /** People by name, a page at a time, with post and roles as they are now. */
  async list(employerId: string, query: PeopleQuery): Promise<Page<PersonSummary>> {
    const after = readCursor(query.cursor, ['text', 'id']);
    return this.#recorder.read(employerId, async (tx) => {
      const found = await this.#people.search(tx, {
        text: query.q ?? null,
        after,
        limit: query.limit,
      });
      const summaries = await this.#summaries(
        tx,
        found.map(({ id }) => id as PersonId),
      );
      const head = await headIndex(tx, employerId);
      return pageOf(summaries, query.limit, ({ displayName, id }) => [displayName, id], head);
    });
  }

  /** One person at the level that the caller may read (I15). */
  async view(caller: Caller, id: PersonId): Promise<PersonView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#personnel.personnelFacts(tx, [id])).get(id);
      const [summary] = await this.#summaries(tx, [id]);
      if (facts === undefined || summary === undefined) throw notFound();
      const names = await this.#personnel.people(tx, recordersOf(facts));
      const head = await headIndex(tx, caller.employerId);
      return personView(facts, summary, levelFor(caller, id), names, head);
    });
  }

  async #summaries(
    tx: EntityManager,
    people: readonly PersonId[],
  ): Promise<readonly PersonSummary[]> {
    const moment: Moment = await this.#organisation.now(tx);
    const facts = await this.#personnel.personnelFacts(tx, people);
    const held = await this.#entitlements.ofHolders(tx, people);
    return people.flatMap((id) => {
      const own = facts.get(id);
      const entitlements = held.get(id);
      if (own === undefined || entitlements === undefined) return [];
      return [personSummary(own, entitlements, moment)];
    });
  }
}

function recordersOf({ registrationChecks }: PersonnelFacts): readonly PersonId[] {
  return registrationChecks.flatMap(({ recordedBy }) => (recordedBy === null ? [] : [recordedBy]));
}

function staffNumberTaken(): ProblemError {
  const message = 'Somebody is already on file with this staff number.';
  return new ProblemError('conflict', message, { errors: [{ pointer: '/staffNumber', message }] });
}
