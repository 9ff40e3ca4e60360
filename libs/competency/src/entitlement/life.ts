import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant, Moment } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import type { EntitlementId, SuspensionId } from '../person/ids.ts';
import { isInPost, postEndsOn } from '../person/employment.ts';
import type { Employment } from '../person/person.ts';
import type { Entitlement, EntitlementFacts } from './entitlement.ts';
import { isWhole, liveSuspensions } from './suspension.ts';

/** States of a granted entitlement (domain.md section 6). Pauses are derived in standing/, never here. */
export type EntitlementStateKind =
  | 'awaiting-acceptance'
  | 'not-yet-effective'
  | 'active'
  | 'suspended'
  | 'suspended-in-part'
  | 'expired'
  | 'withdrawn'
  | 'superseded'
  | 'ended';

export interface EntitlementState {
  readonly kind: EntitlementStateKind;
  /** First day of a terminal state; null while the entitlement is open. */
  readonly endedFrom: CalendarDay | null;
  readonly acceptedAt: Instant | null;
  readonly suspensions: readonly SuspensionId[];
}

/** Employment decides when an entitlement ends for good (I7). */
export interface EmploymentHistory {
  readonly employments: readonly Employment[];
}

export type LifeFacts = EntitlementFacts & EmploymentHistory;

/** States without return: renewal is then a new entitlement. */
export type TerminalStateKind = 'expired' | 'ended' | 'withdrawn' | 'superseded';

/** When an entitlement reaches a terminal state, on facts as they are. */
export interface EntitlementEnd {
  readonly kind: TerminalStateKind;
  readonly from: CalendarDay;
}

/**
 * The state of one entitlement at a moment, on facts as known (domain.md section 6, I7, F3, F19).
 * An id that is not on file, or not granted by then, is `not-yet-effective`.
 */
export function entitlementStateAt(
  facts: LifeFacts,
  id: EntitlementId,
  moment: Moment,
): EntitlementState {
  const entitlement = facts.entitlements.find((held) => held.id === id);
  if (entitlement === undefined || entitlement.recordedAt > moment.at) {
    return { kind: 'not-yet-effective', endedFrom: null, acceptedAt: null, suspensions: [] };
  }
  return stateOf(facts, entitlement, moment);
}

/** As `entitlementStateAt`, for an entitlement in hand that was granted by then. */
export function stateOf(
  facts: LifeFacts,
  entitlement: Entitlement,
  moment: Moment,
): EntitlementState {
  const acceptedAt = acceptedBy(facts, entitlement.id, moment.at);
  const suspended = liveSuspensions(facts, entitlement.id, moment.at);
  const suspensions = suspended.map((suspension) => suspension.id);
  const [end] = entitlementEnds(facts, entitlement, moment);
  if (end !== undefined && end.from <= moment.on) {
    return { kind: end.kind, endedFrom: end.from, acceptedAt, suspensions };
  }
  const open = { endedFrom: null, acceptedAt, suspensions };
  if (acceptedAt === null) return { kind: 'awaiting-acceptance', ...open };
  if (moment.on < entitlement.effectiveFrom) return { kind: 'not-yet-effective', ...open };
  if (suspended.some(isWhole)) return { kind: 'suspended', ...open };
  if (suspended.length > 0) return { kind: 'suspended-in-part', ...open };
  return { kind: 'active', ...open };
}

/**
 * The terminal states that lie ahead or behind, earliest first; ties in the order expired, ended,
 * withdrawn, superseded (F6). Later facts may still change this.
 */
export function entitlementEnds(
  facts: LifeFacts,
  entitlement: Entitlement,
  moment: Moment,
): readonly EntitlementEnd[] {
  const ends: EntitlementEnd[] = [{ kind: 'expired', from: addDays(entitlement.expiresOn, 1) }];
  const leftFrom = employmentEnd(facts, entitlement, moment);
  if (leftFrom !== null) ends.push({ kind: 'ended', from: leftFrom });
  for (const withdrawal of facts.withdrawals) {
    if (withdrawal.entitlement === entitlement.id) {
      ends.push({ kind: 'withdrawn', from: withdrawal.effectiveFrom });
    }
  }
  const supersededFrom = supersededOn(facts, entitlement, moment);
  if (supersededFrom !== null) ends.push({ kind: 'superseded', from: supersededFrom });
  return ends.sort((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0));
}

/** Whether a state is terminal: renewal is then a new entitlement (domain.md section 6). */
export function isTerminal(kind: EntitlementStateKind): kind is TerminalStateKind {
  return kind === 'expired' || kind === 'withdrawn' || kind === 'superseded' || kind === 'ended';
}

/** When the holder accepted, if by `at`; an entitlement counts from then on (F3). */
export function acceptedBy(
  facts: Pick<EntitlementFacts, 'acceptances'>,
  id: EntitlementId,
  at: Instant,
): Instant | null {
  const acceptance = facts.acceptances.find(
    (other) => other.entitlement === id && other.recordedAt <= at,
  );
  return acceptance?.recordedAt ?? null;
}

/** The day after the employment in which it was granted ended; leaving and returning does not restore (I7). */
function employmentEnd(
  facts: LifeFacts,
  entitlement: Entitlement,
  moment: Moment,
): CalendarDay | null {
  const grantedOn = dayAt(entitlement.recordedAt, moment.zone);
  const inPostOn = isInPost(facts, grantedOn) ? grantedOn : nextStart(facts, grantedOn);
  const lastDay = inPostOn === null ? null : postEndsOn(facts, inPostOn);
  return lastDay === null ? null : addDays(lastDay, 1);
}

function nextStart(facts: EmploymentHistory, on: CalendarDay): CalendarDay | null {
  const starts = facts.employments.map(({ startsOn }) => startsOn).filter((day) => day > on);
  return starts.sort()[0] ?? null;
}

/** A replaced entitlement is superseded from the new one's effectiveFrom, once that is accepted (F19). */
function supersededOn(
  facts: LifeFacts,
  entitlement: Entitlement,
  moment: Moment,
): CalendarDay | null {
  const days = facts.entitlements
    .filter((other) => other.replaces === entitlement.id)
    .flatMap((other) => {
      const acceptedAt = acceptedBy(facts, other.id, moment.at);
      if (acceptedAt === null) return [];
      const acceptedOn = dayAt(acceptedAt, moment.zone);
      return [acceptedOn > other.effectiveFrom ? acceptedOn : other.effectiveFrom];
    })
    .sort();
  return days[0] ?? null;
}
