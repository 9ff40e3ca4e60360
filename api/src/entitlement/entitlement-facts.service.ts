import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EntitlementFacts, PersonId } from '@oart/competency';
import { EntitlementFactsRepository } from './entitlement-facts.repository.ts';

/** What the rules read about entitlements. Apart from the use cases, because standing is asked by them. */
@Injectable()
export class EntitlementFactsService {
  readonly #facts: EntitlementFactsRepository;

  constructor(facts: EntitlementFactsRepository) {
    this.#facts = facts;
  }

  async ofHolders(
    tx: EntityManager,
    holders: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, EntitlementFacts>> {
    return this.#facts.ofHolders(tx, holders);
  }
}
