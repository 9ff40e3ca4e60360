import { reason, type Reason } from '../reason/reason.ts';
import type { CountedFraction } from './fraction-as-known.ts';
import type { IntendedAct } from './intended-act.ts';
import type { TreatmentCase } from './act.ts';

/**
 * The ordered steps are refused when the fraction has ended, or when unit or treatment site differ
 * from what the fraction's acts were recorded for (F25). The treatment site is also the case's own.
 */
export function identityReasons(
  intended: IntendedAct,
  treatmentCase: TreatmentCase,
  fraction: CountedFraction,
): readonly Reason[] {
  if (intended.task.step === null) return [];
  const reasons: Reason[] = [];
  const task = intended.task.id;
  if (fraction.ended) reasons.push(reason('fraction-ended', { task }));
  if (fraction.acts.some((act) => act.unit !== intended.unit)) {
    reasons.push(reason('fraction-unit-differs', { task, unit: intended.unit }));
  }
  const sites = [treatmentCase.treatmentSite, ...fraction.acts.map((act) => act.treatmentSite)];
  if (sites.some((site) => site !== intended.treatmentSite)) {
    const { treatmentSite } = intended;
    reasons.push(reason('fraction-treatment-site-differs', { task, treatmentSite }));
  }
  return reasons;
}
