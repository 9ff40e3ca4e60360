import { neutralDecision, reasonsFor, withoutSupervisorsAbsence } from '@oart/competency';
import type { GateDecision, GateQuestion, Reason } from '@oart/competency';
import type { Caller } from '../http/caller.ts';
import { levelFor } from '../standing/reader.ts';

type Concerned = Pick<GateQuestion, 'person' | 'supervisor'>;

/** A decision as far as the caller may see it: two people's private matters may be in it (I15, F28). */
export function decisionShownTo(
  caller: Caller,
  concerned: Concerned,
  decision: GateDecision,
): GateDecision {
  return levelFor(caller, concerned.person) === 'neutral'
    ? neutralDecision(decision)
    : { ...decision, reasons: reasonsShownTo(caller, concerned, decision.reasons) };
}

/** The same of reasons alone. */
export function reasonsShownTo(
  caller: Caller,
  { person, supervisor }: Concerned,
  reasons: readonly Reason[],
): readonly Reason[] {
  const level = levelFor(caller, person);
  if (level === 'neutral') return reasonsFor(level, reasons);
  return levelFor(caller, supervisor) === 'full' ? reasons : withoutSupervisorsAbsence(reasons);
}
