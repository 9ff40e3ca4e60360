import { Injectable } from '@nestjs/common';
import { epochOf, historyFor, historyOf } from '@oart/competency';
import type { HistoryEntry, Person, PersonId } from '@oart/competency';
import { historySentence } from '@oart/contract';
import type { HistoryEntryView, HistorySort, Page, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService, titlesOn } from './department.service.ts';
import type { HistoryQuery } from './history.dto.ts';
import { levelFor, requireHistoryReader, requireReader } from './reader.ts';
import { StandingFactsService } from './standing-facts.service.ts';

const ORDER: Readonly<Record<HistorySort, SortValue<HistoryEntry>>> = {
  at: { of: ({ at }) => epochOf(at), as: 'number' },
};

/** What happened with one person, as one list: what was recorded, and the turns of their standing. */
@Injectable()
export class HistoryService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;
  readonly #organisation: OrganisationService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    facts: StandingFactsService,
    department: DepartmentService,
    organisation: OrganisationService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
    this.#organisation = organisation;
    this.#people = people;
  }

  /** A page of a person's history up to an instant, as known, at the level of its reader (I13, I15). */
  async list(
    caller: Caller,
    person: PersonId,
    query: HistoryQuery,
  ): Promise<Page<HistoryEntryView>> {
    requireReader(caller, person);
    requireHistoryReader(caller, person, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#facts.facts(tx, [person])).get(person);
      if (facts === undefined) throw notFound();
      const asOf = await asOfNow(tx, caller.employerId, query);
      const department = await this.#department.department(tx);
      const entries = historyFor(levelFor(caller, person), historyOf(department, facts, asOf));
      const asked = entries.filter(({ kind }) => query.kind === undefined || kind === query.kind);
      const { rows, cursor } = pageOfAll(asked, ORDER, ({ id }) => id, query);
      const people = await this.#people.people(
        tx,
        rows.flatMap(({ by }) => (by === null ? [] : [by])),
      );
      const { on } = await this.#organisation.now(tx, asOf.at);
      const titles = titlesOn(department, on);
      const items = rows.map((entry) => entryView(entry, people, titles));
      return { items, cursor, ledgerIndex: asOf.knownAt };
    });
  }
}

function entryView(
  entry: HistoryEntry,
  people: ReadonlyMap<PersonId, Person>,
  titles: Titles,
): HistoryEntryView {
  const { id, kind, at, by, index } = entry;
  return {
    id,
    kind,
    at,
    sentence: historySentence(entry, titles),
    by: by === null ? null : { id: by, displayName: people.get(by)?.displayName ?? '' },
    state: 'answer' in entry ? entry.answer.state : null,
    entitlementId: 'entitlement' in entry ? entry.entitlement.id : null,
    ledgerIndex: index,
  };
}
