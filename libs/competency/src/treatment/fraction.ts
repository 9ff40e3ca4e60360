import type { FrameworkDocument } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { TreatmentCase } from './act.ts';
import { distinctPersons } from './distinct-persons.ts';
import type { CountedFraction } from './fraction-as-known.ts';
import { identityReasons } from './fraction-identity.ts';
import type { FractionAnswer, IntendedAct } from './intended-act.ts';
import { orderReasons } from './order-of-steps.ts';
import { reviewCorrectionNotices } from './review-correction.ts';

/**
 * Everything that a fraction itself holds against an intended act: its identity (F25), the order of
 * steps (F20, F21) and distinct persons (I10). Says nothing about whether the person is entitled.
 */
export function fractionReasons(
  framework: FrameworkDocument,
  policy: PolicyDocument,
  intended: IntendedAct,
  treatmentCase: TreatmentCase,
  fraction: CountedFraction,
): FractionAnswer {
  const distinct = distinctPersons(framework, policy, intended, fraction.acts);
  return {
    reasons: [
      ...identityReasons(intended, treatmentCase, fraction),
      ...orderReasons(framework, intended.task, fraction.acts),
      ...distinct.reasons,
    ],
    notices: [...distinct.notices, ...reviewCorrectionNotices(intended)],
  };
}
