import type { CalendarDay } from '../calendar/day.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';

export type EndsBeforeItBegins = 'ends-before-it-begins';

/** The last day is the first or a later one; null has no end. */
export function endsBeforeItBegins(
  from: CalendarDay,
  until: CalendarDay | null,
  pointer: string,
): readonly Refusal<EndsBeforeItBegins>[] {
  return until !== null && until < from
    ? [refuse('ends-before-it-begins', pointer, { on: until })]
    : [];
}

/** Whether two spans share a day; both ends are inclusive, null has no end. */
export function overlaps(
  from: CalendarDay,
  until: CalendarDay | null,
  otherFrom: CalendarDay,
  otherUntil: CalendarDay | null,
): boolean {
  return (otherUntil === null || from <= otherUntil) && (until === null || otherFrom <= until);
}
