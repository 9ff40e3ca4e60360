import type { Assessment, AssessmentFacts } from '../assessment/assessment.ts';
import { assessmentState } from '../assessment/assessment-state.ts';
import type { AssessmentId } from '../person/ids.ts';
import type { Entitlement, EntitlementWithdrawal } from './entitlement.ts';

/**
 * Assessments that a withdrawal for cause puts in question (I6): given under the withdrawn entitlement on
 * or after the day from which it does not count. A later lapse, or a withdrawal without cause, leaves past
 * assessments intact. `given` are assessments by the holder, of whomever.
 */
export function assessmentsQuestionedBy(
  entitlement: Entitlement,
  withdrawal: Pick<EntitlementWithdrawal, 'effectiveFrom' | 'forCause'>,
  given: readonly Assessment[],
): readonly AssessmentId[] {
  if (!withdrawal.forCause) return [];
  return given
    .filter(
      ({ assessor, performedOn, qualification }) =>
        assessor === entitlement.person &&
        qualification.kind === 'level-p' &&
        qualification.entitlement === entitlement.id &&
        performedOn >= withdrawal.effectiveFrom,
    )
    .map(({ id }) => id);
}

/**
 * Those of the assessments named that are to be put in question now: neither void nor set aside, and not in
 * question already. A review that found one to stand does not keep a new doubt from being recorded.
 */
export function openToQuestion(
  assessments: readonly AssessmentId[],
  facts: Pick<AssessmentFacts, 'assessmentVoids' | 'assessmentReviews'>,
): readonly AssessmentId[] {
  return assessments.filter((id) => assessmentState(id, facts) === 'signed');
}
