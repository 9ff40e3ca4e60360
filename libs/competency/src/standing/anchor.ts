import type { Assessment } from '../assessment/assessment.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import { acceptedBy } from '../entitlement/life.ts';
import type { EntitlementId } from '../person/ids.ts';
import { isInPost, unbrokenSince } from '../person/employment.ts';
import type { PersonFacts } from './facts.ts';
import { fractionDays, type PracticeGroup, type PractisedAct } from './practice.ts';

/**
 * The day of the first grant: effectiveFrom of the first accepted entitlement in the present unbroken
 * employment that covers the skill and the treatment site on this platform (F9). Null when none.
 * `judged` is the entitlement asked about: while it waits for acceptance or for its first day, recent
 * practice is read as if it had begun, because it will be its own anchor.
 */
export function firstGrantOn(
  facts: PersonFacts,
  group: PracticeGroup,
  judged: EntitlementId | null,
  moment: Moment,
): CalendarDay | null {
  const since = unbrokenSince(facts, lastDayInPost(facts, moment.on));
  if (since === null) return null;
  let first: CalendarDay | null = null;
  for (const entitlement of facts.entitlements) {
    const { effectiveFrom, scope, tasks } = entitlement;
    const begun =
      effectiveFrom <= moment.on && acceptedBy(facts, entitlement.id, moment.at) !== null;
    if (effectiveFrom < since || (!begun && entitlement.id !== judged)) continue;
    if (first !== null && first <= effectiveFrom) continue;
    const covers =
      scope.platform === group.platform &&
      scope.treatmentSites.includes(group.treatmentSite) &&
      tasks.some((task) => group.tasks.includes(task));
    if (covers) first = effectiveFrom;
  }
  return first;
}

/**
 * The latest anchor of recent practice (domain.md 10.7): first grant, end of a supervised return, or a
 * restoration: a signed statement after enough supervised fractions since the anchor before it.
 * `supervised` are the person's supervised acts of the group, `passes` the standing passes at level C.
 */
export function latestAnchor(
  firstGrant: CalendarDay | null,
  returnEndedOn: CalendarDay | null,
  supervised: readonly PractisedAct[],
  passes: readonly Assessment[],
  fractionsNeeded: number,
  moment: Moment,
): CalendarDay | null {
  const given = [firstGrant, returnEndedOn].filter((day) => day !== null).sort();
  let anchor = given[0] ?? null;
  const statements = passes
    .filter((pass) => pass.purpose === 'restoration')
    .sort((left, right) => (left.performedOn < right.performedOn ? -1 : 1));
  for (const statement of statements) {
    const before = given.findLast((day) => day <= statement.performedOn) ?? null;
    const since = laterOf(anchor, before);
    const practised = supervised.filter(
      ({ act }) =>
        (since === null || act.performedOn >= since) && act.performedOn <= statement.performedOn,
    );
    if (fractionDays(practised).size >= fractionsNeeded) {
      anchor = laterOf(since, dayAt(statement.recordedAt, moment.zone));
    }
  }
  return laterOf(anchor, given.at(-1) ?? null);
}

/** The day itself, or the last day in post before it for somebody who has left. */
function lastDayInPost(facts: PersonFacts, on: CalendarDay): CalendarDay {
  if (isInPost(facts, on)) return on;
  const ends = facts.employments.map(({ endsOn }) => endsOn).filter((day) => day !== null);
  return (
    ends
      .filter((day) => day < on)
      .sort()
      .at(-1) ?? on
  );
}

function laterOf(left: CalendarDay | null, right: CalendarDay | null): CalendarDay | null {
  if (left === null) return right;
  return right === null || left > right ? left : right;
}
