import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '@oart/competency';
import type { AskView, DecisionView, Page } from '@oart/contract';
import { AskLogService } from '../ask-log/ask-log.service.ts';
import type { Caller } from '../http/caller.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import type { AskQuery, DecisionQuery } from './asked-query.dto.ts';
import { askView, decisionView } from './asked-view.ts';
import { AskerNameService } from './asker-name.service.ts';
import { StoredDecisionService } from './stored-decision.service.ts';

/** What the gate was asked and what was decided, for those who answer for it. */
@Injectable()
export class AskedService {
  readonly #recorder: Recorder;
  readonly #log: AskLogService;
  readonly #decisions: StoredDecisionService;
  readonly #people: PersonnelFactsService;
  readonly #askers: AskerNameService;

  constructor(
    recorder: Recorder,
    log: AskLogService,
    decisions: StoredDecisionService,
    people: PersonnelFactsService,
    askers: AskerNameService,
  ) {
    this.#recorder = recorder;
    this.#log = log;
    this.#decisions = decisions;
    this.#people = people;
    this.#askers = askers;
  }

  /** A page of requests, whoever asked. */
  async asks({ employerId }: Caller, query: AskQuery): Promise<Page<AskView>> {
    return this.#recorder.read(employerId, async (tx) => {
      const { rows, cursor } = await this.#log.page(tx, employerId, query);
      const answers = rows.flatMap((row) => row.answers);
      const people = await this.#named(
        tx,
        answers.flatMap(({ person, supervisor }) => [person, supervisor]),
      );
      const askers = await this.#askers.askers(
        tx,
        employerId,
        rows.map(({ askerId }) => askerId),
      );
      return {
        items: rows.map((row) => askView(row, people, askers)),
        cursor,
        ledgerIndex: await knownIndex(tx, employerId, {}),
      };
    });
  }

  /** A page of decisions of the sign path, as known. */
  async decisions({ employerId }: Caller, query: DecisionQuery): Promise<Page<DecisionView>> {
    return this.#recorder.read(employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, employerId, query);
      const { rows, cursor } = await this.#decisions.page(tx, query, ledgerIndex);
      const people = await this.#named(
        tx,
        rows.flatMap(({ personId, supervisorId }) => [personId, supervisorId]),
      );
      return { items: rows.map((row) => decisionView(row, people)), cursor, ledgerIndex };
    });
  }

  /** Those who are on file: a question may have named somebody who is not. */
  async #named(
    tx: EntityManager,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<PersonId, Person>> {
    const named = ids.filter((id): id is PersonId => id !== null && UUID.test(id));
    return this.#people.people(tx, [...new Set(named)]);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
