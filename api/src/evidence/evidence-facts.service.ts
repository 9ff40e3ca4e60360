import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EvidenceFacts, PersonId } from '@oart/competency';
import { EvidenceFactsRepository } from './evidence-facts.repository.ts';
import type { EvidenceEntity } from './evidence.entity.ts';

/** What the rules read about evidence. Apart from the use cases, because other features ask it too. */
@Injectable()
export class EvidenceFactsService {
  readonly #facts: EvidenceFactsRepository;

  constructor(facts: EvidenceFactsRepository) {
    this.#facts = facts;
  }

  /** Submissions of each holder named and what others made of them. */
  async evidenceFacts(
    tx: EntityManager,
    holders: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    return this.#facts.ofHolders(tx, holders);
  }

  /** Of each holder of these records, what says how these stand and what counts with them; not all that is on file. */
  async factsAround(
    tx: EntityManager,
    records: readonly EvidenceEntity[],
  ): Promise<ReadonlyMap<PersonId, EvidenceFacts>> {
    return this.#facts.aroundRecords(tx, records);
  }
}
