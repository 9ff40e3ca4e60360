import type { Instant } from '../calendar/day.ts';
import { checked, refuse, type Checked } from '../reason/refusal.ts';
import type { Act } from '../treatment/act.ts';
import type { DowntimePeriod } from '../treatment/downtime.ts';
import type { GateDecision } from './decision.ts';

export type PerformedActRefusal = 'in-the-future';

/**
 * How an act that took place is recorded (I17, domain.md 10.14): always. A yes is taken only for a time
 * inside a recorded downtime, because no other typed time ever decides, and what the gate permits now is
 * signed by whoever does it. Everything else is recorded as performed without entitlement and reviewed.
 * `performedAt` null means now; an act that is still to come took no place.
 */
export function performedMode(
  { outcome }: Pick<GateDecision, 'outcome'>,
  performedAt: Instant | null,
  now: Instant,
  downtime: DowntimePeriod | null,
): Checked<Act['mode'], PerformedActRefusal> {
  const mode = downtime === null ? 'without-entitlement' : MODES[outcome];
  const isToCome = performedAt !== null && performedAt > now;
  return checked(mode, isToCome ? [refuse('in-the-future', '/performedAt')] : []);
}

const MODES: Readonly<Record<GateDecision['outcome'], Act['mode']>> = {
  PERMIT: 'independent',
  PERMIT_SUPERVISED: 'supervised',
  DENY: 'without-entitlement',
};
