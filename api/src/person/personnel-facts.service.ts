import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { asKnown } from '@oart/competency';
import type { Employment, FactId, Person, PersonId, PersonnelFacts } from '@oart/competency';
import { PersonnelFactsRepository } from './personnel-facts.repository.ts';

/** What the rules read about people. Apart from the use cases, because other features ask it too. */
@Injectable()
export class PersonnelFactsService {
  readonly #facts: PersonnelFactsRepository;

  constructor(facts: PersonnelFactsRepository) {
    this.#facts = facts;
  }

  /** Post, registration and presence; a person who is not on file is not in the map. */
  async personnelFacts(
    tx: EntityManager,
    people: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, PersonnelFacts>> {
    return this.#facts.ofPeople(tx, people);
  }

  /** The posts of one person as they stand, without those that were corrected. */
  async employments(tx: EntityManager, person: PersonId): Promise<readonly Employment[]> {
    return asKnown(await this.#facts.employments(tx, person), Number.MAX_SAFE_INTEGER);
  }

  /** Why entries about one person were corrected, by the id of the entry that corrects. */
  async correctionReasons(
    tx: EntityManager,
    person: PersonId,
  ): Promise<ReadonlyMap<FactId, string>> {
    return this.#facts.correctionReasons(tx, person);
  }

  /** Numbers of delegations as written on letters, by id. */
  async delegationNumbers(
    tx: EntityManager,
    delegations: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    return this.#facts.delegationNumbers(tx, delegations);
  }

  /** The ids of everybody on file, in the order in which they were recorded. */
  async everyId(tx: EntityManager): Promise<readonly PersonId[]> {
    return this.#facts.everyId(tx);
  }

  /** The people named who are on file, by id. */
  async people(
    tx: EntityManager,
    people: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, Person>> {
    return this.#facts.named(tx, people);
  }
}
