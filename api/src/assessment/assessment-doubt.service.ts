import { Injectable } from '@nestjs/common';
import { assessmentsQuestionedBy, openToQuestion } from '@oart/competency';
import type { AssessmentId, Entitlement, EntitlementWithdrawal } from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import { AssessmentFactsService } from './assessment-facts.service.ts';
import { AssessmentRepository } from './assessment.repository.ts';

/** What follows for assessments when the right under which they were given is withdrawn for cause (I6). */
@Injectable()
export class AssessmentDoubtService {
  readonly #facts: AssessmentFactsService;
  readonly #assessments: AssessmentRepository;

  constructor(facts: AssessmentFactsService, assessments: AssessmentRepository) {
    this.#facts = facts;
    this.#assessments = assessments;
  }

  /**
   * Puts in question every assessment given under a withdrawn entitlement since the day from which it does
   * not count, in the recording of the withdrawal; each is then reviewed by somebody else (F15).
   * @returns the assessments that were put in question; none where the withdrawal is not for cause.
   */
  async questionGivenUnder(
    tx: Recording,
    entitlement: Entitlement,
    withdrawal: Pick<EntitlementWithdrawal, 'effectiveFrom' | 'forCause'>,
  ): Promise<readonly AssessmentId[]> {
    const given = await this.#facts.givenBy(tx.manager, entitlement.person);
    const doubted = new Set(assessmentsQuestionedBy(entitlement, withdrawal, given));
    const candidates = given.filter(({ id }) => doubted.has(id)).map(({ candidate }) => candidate);
    const facts = await this.#facts.ofCandidates(tx.manager, [...new Set(candidates)]);
    const questioned: AssessmentId[] = [];
    for (const { id, candidate } of given) {
      const own = facts.get(candidate);
      if (!doubted.has(id) || own === undefined || openToQuestion([id], own).length === 0) continue;
      await this.#assessments.review(tx, { assessment: id, outcome: 'questioned', reason: REASON });
      questioned.push(id);
    }
    return questioned;
  }
}

const REASON = 'The entitlement under which this was assessed was withdrawn for cause.';
