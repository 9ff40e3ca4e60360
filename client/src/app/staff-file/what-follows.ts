import {
  addDays,
  isInPost,
  leftOn,
  personnelTurningDays,
  postReasons,
  prerequisiteReasons,
  unbrokenSince,
} from '@oart/competency';
import type { CalendarDay, PersonnelFacts, Reason } from '@oart/competency';
import { reasonView } from '@oart/contract';
import type { EntitlementState } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import type { HeldEntitlement, StaffFile } from './staff-file';

const LIVE: ReadonlySet<EntitlementState> = new Set([
  'awaiting-acceptance',
  'not-yet-effective',
  'active',
  'suspended',
  'suspended-in-part',
]);

/**
 * What becomes of each entitlement once the facts stand like that: the rules about post and prerequisites
 * themselves, asked with and without the new fact for every day on which an answer can turn.
 */
export function whatFollows(file: StaffFile, after: PersonnelFacts): readonly string[] {
  return file.held.flatMap((held) => {
    if (LIVE.has(held.state)) return turnOf(held, file, after) ?? [];
    return held.state === 'ended' ? (comesBack(held, file, after) ?? []) : [];
  });
}

function turnOf(held: HeldEntitlement, file: StaffFile, after: PersonnelFacts): string | null {
  const { facts, policy, moment, titles } = file;
  const today = moment.on;
  const later = [facts, after].flatMap((each) => personnelTurningDays(each, policy));
  const days = [today, ...later.filter((day) => day > today).sort()];
  for (const day of days) {
    const was = unmetOn(held, file, facts, day);
    const is = unmetOn(held, file, after, day);
    const [why] = is;
    if (why !== undefined && was.length === 0) {
      if (!isInPost(after, day)) return endsFor(held, after, day);
      return `${nameOf(held)} will be paused from ${formatDay(day)}: ${reasonView(why, titles).sentence}`;
    }
    if (why === undefined && was.length > 0) {
      return day === today
        ? `${nameOf(held)} is paused for this no longer.`
        : `${nameOf(held)} goes on past ${formatDay(addDays(day, -1))}.`;
    }
  }
  return null;
}

/** Real leaving is an end: what was granted does not come back with a later post (I7). */
function endsFor(held: HeldEntitlement, after: PersonnelFacts, day: CalendarDay): string {
  const last = leftOn(after, day) ?? addDays(day, -1);
  return `${nameOf(held)} ends with ${formatDay(last)}, for good: whoever returns later is entitled anew.`;
}

/** A gap that is shown to be none restores; leaving and returning does not (I7). */
function comesBack(
  held: HeldEntitlement,
  { moment, facts }: StaffFile,
  after: PersonnelFacts,
): string | null {
  const effective = held.effectiveFrom as CalendarDay;
  const covers = (each: PersonnelFacts): boolean => {
    const since = unbrokenSince(each, moment.on);
    return since !== null && since <= effective;
  };
  if (covers(after)) {
    return covers(facts) ? null : `${nameOf(held)} stands again: there was no day without a post.`;
  }
  const begins = after.employments.some(
    ({ id, endsOn }) =>
      !facts.employments.some((known) => known.id === id) &&
      (endsOn === null || endsOn >= moment.on),
  );
  return begins
    ? `${nameOf(held)} has ended and stays ended: it is granted anew after the return.`
    : null;
}

function unmetOn(
  { role: id }: HeldEntitlement,
  { document, policy, moment }: StaffFile,
  facts: PersonnelFacts,
  on: CalendarDay,
): readonly Reason[] {
  const role = document.roles.find((each) => each.id === id);
  const post = postReasons(facts, on);
  if (post.length > 0 || role === undefined) return post;
  return prerequisiteReasons(role, policy, facts, { ...moment, on });
}

function nameOf({ number, roleTitle }: HeldEntitlement): string {
  return `${number}, ${roleTitle},`;
}
