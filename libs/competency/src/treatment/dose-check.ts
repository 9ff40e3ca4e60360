import { reason, type Reason } from '../reason/reason.ts';
import type { IntendedAct } from './intended-act.ts';

/**
 * The independent dose check needs a result (F24); out of tolerance it goes to the MPE with the
 * disposition in words (domain.md 10.5). `byMpe` says whether the responsible person acts in a role
 * that asks for the employer's MPE appointment.
 */
export function doseCheckReasons(intended: IntendedAct, byMpe: boolean): readonly Reason[] {
  if (intended.task.kind !== 'dose-check') return [];
  const about = { task: intended.task.id };
  if (intended.doseCheckResult === null) {
    return [reason('dose-check-result-missing', about)];
  }
  if (intended.doseCheckResult === 'in-tolerance') return [];
  const reasons: Reason[] = [];
  if (!byMpe) reasons.push(reason('dose-check-out-of-tolerance', about));
  if (intended.disposition === null || intended.disposition.trim() === '') {
    reasons.push(reason('disposition-missing', about));
  }
  return reasons;
}
