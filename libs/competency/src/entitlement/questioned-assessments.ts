import type { Assessment } from '../assessment/assessment.ts';
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
