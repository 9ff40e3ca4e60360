import { addDays, laterOf } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { Employment, PersonnelFacts } from './person.ts';

type Employments = Pick<PersonnelFacts, 'employments'>;

/** The post held on a day; of several the one that began last. Null when none is on file. */
export function employmentOn(facts: Employments, on: CalendarDay): Employment | null {
  let held: Employment | null = null;
  for (const employment of facts.employments) {
    if (covers(employment, on) && (held === null || employment.startsOn >= held.startsOn)) {
      held = employment;
    }
  }
  return held;
}

export function isInPost(facts: Employments, on: CalendarDay): boolean {
  return facts.employments.some((employment) => covers(employment, on));
}

/** `not-employed` when no employment with this employer covers the day. */
export function postReasons(facts: Employments, on: CalendarDay): readonly Reason[] {
  return isInPost(facts, on) ? [] : [reason('not-employed', { on })];
}

/**
 * The last day of the employment that covers `on`, changes of post or contract without a gap included (I7).
 * Null while no end is on file. Asked of a day without employment it gives the day before.
 */
export function postEndsOn(facts: Employments, on: CalendarDay): CalendarDay | null {
  let last: CalendarDay | null = addDays(on, -1);
  for (let extended = true; extended && last !== null;) {
    extended = false;
    const reached: CalendarDay = last;
    for (const employment of facts.employments) {
      if (employment.startsOn > addDays(reached, 1)) continue;
      const end = laterOf(last, employment.endsOn);
      if (end !== last) {
        last = end;
        extended = true;
      }
    }
  }
  return last;
}

/** The first day of the employment that covers `on` without a gap (I7); null when not in post. */
export function unbrokenSince(facts: Employments, on: CalendarDay): CalendarDay | null {
  let first: CalendarDay | null = null;
  for (let extended = true; extended;) {
    extended = false;
    const needed: CalendarDay = first === null ? on : addDays(first, -1);
    for (const employment of facts.employments) {
      const reaches = employment.endsOn === null || employment.endsOn >= needed;
      if (reaches && employment.startsOn <= needed) {
        first = employment.startsOn;
        extended = true;
        break;
      }
    }
  }
  return first;
}

/**
 * The last day in post of somebody who is no longer in post on `on` (I7). Null while in post, before the
 * first post begins, and where no post was ever on file. Whoever returns later has left until then.
 */
export function leftOn(facts: Employments, on: CalendarDay): CalendarDay | null {
  if (isInPost(facts, on)) return null;
  let last: CalendarDay | null = null;
  for (const { endsOn } of facts.employments) {
    if (endsOn !== null && endsOn < on && (last === null || endsOn > last)) last = endsOn;
  }
  return last;
}

function covers(employment: Employment, on: CalendarDay): boolean {
  return employment.startsOn <= on && (employment.endsOn === null || employment.endsOn >= on);
}
