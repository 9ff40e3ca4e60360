import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import type { GateDecisionEntity } from './gate-decision.entity.ts';
import { GateDecisionRepository } from './gate-decision.repository.ts';

/** An answer that the sign path gave and kept. */
export type KeptDecision = Pick<
  GateDecisionEntity,
  | 'id'
  | 'personId'
  | 'task'
  | 'treatmentSite'
  | 'unitId'
  | 'outcome'
  | 'entitlementId'
  | 'evaluatedAt'
>;

/** Answers of the gate that are facts, for whoever looks back at them. */
@Injectable()
export class StoredDecisionService {
  readonly #decisions: GateDecisionRepository;

  constructor(decisions: GateDecisionRepository) {
    this.#decisions = decisions;
  }

  /** A page of kept answers, as known. */
  page(
    ...asked: Parameters<GateDecisionRepository['page']>
  ): ReturnType<GateDecisionRepository['page']> {
    return this.#decisions.page(...asked);
  }

  /** Every kept answer about a person, as actor or as supervisor, in ledger order. */
  async ofPerson(tx: EntityManager, person: PersonId): Promise<readonly KeptDecision[]> {
    return this.#decisions.ofPerson(tx, person);
  }
}
