import type { Instant } from '../calendar/day.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { Act } from '../treatment/act.ts';
import type { DowntimePeriod } from '../treatment/downtime.ts';
import type { GateDecision } from './decision.ts';

export type PerformedActRefusal = 'in-the-future' | 'outside-downtime';

/**
 * How an act that took place is recorded (I17, domain.md 10.14). An act against which the gate's answer
 * for that instant stands is always recorded, as performed without entitlement. A yes is taken only for a
 * time inside a recorded downtime: no other typed time ever decides, and what the gate permits now is
 * signed by whoever does it, never entered for them. `performedAt` null means now.
 */
export function performedMode(
  { outcome }: Pick<GateDecision, 'outcome'>,
  performedAt: Instant | null,
  now: Instant,
  downtime: DowntimePeriod | null,
): Checked<Act['mode'], PerformedActRefusal> {
  const refusals: Refusal<PerformedActRefusal>[] = [];
  if (performedAt !== null && performedAt > now) {
    refusals.push(refuse('in-the-future', '/performedAt'));
  } else if (outcome !== 'DENY' && downtime === null) {
    refusals.push(refuse('outside-downtime', '/performedAt'));
  }
  return checked(MODES[outcome], refusals);
}

const MODES: Readonly<Record<GateDecision['outcome'], Act['mode']>> = {
  PERMIT: 'independent',
  PERMIT_SUPERVISED: 'supervised',
  DENY: 'without-entitlement',
};
