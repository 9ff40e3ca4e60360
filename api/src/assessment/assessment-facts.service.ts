import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Assessment, AssessmentFacts, PersonId } from '@oart/competency';
import { AssessmentFactsRepository } from './assessment-facts.repository.ts';

/** What the rules read about assessments. Apart from the use cases, because standing is asked by them. */
@Injectable()
export class AssessmentFactsService {
  readonly #facts: AssessmentFactsRepository;

  constructor(facts: AssessmentFactsRepository) {
    this.#facts = facts;
  }

  async ofCandidates(
    tx: EntityManager,
    candidates: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, AssessmentFacts>> {
    return this.#facts.ofCandidates(tx, candidates);
  }

  /** Every assessment on file, of whomever, and what was voided; in ledger order. */
  async everyAssessment(
    tx: EntityManager,
  ): Promise<Pick<AssessmentFacts, 'assessments' | 'assessmentVoids'>> {
    return this.#facts.everyAssessment(tx);
  }

  /** Every assessment that a person gave, of whomever. */
  async givenBy(tx: EntityManager, assessor: PersonId): Promise<readonly Assessment[]> {
    return this.#facts.givenBy(tx, assessor);
  }
}
