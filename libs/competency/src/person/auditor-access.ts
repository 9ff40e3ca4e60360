import type { CalendarDay, Duration } from '../calendar/day.ts';
import { lastDayOf } from '../calendar/span.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';

/** What an auditor's access lasts at most without being given again. */
const LONGEST: Duration = { years: 1, months: 0 };

export type AuditorAccessRefusal = 'last-day-missing' | 'before-today' | 'longer-than-permitted';

/**
 * An auditor's access is time-boxed (domain.md 5.13): it is given with its last day, today or later,
 * at most a year in all.
 * @param until the last day, inclusive, in the zone of the employer's main site; null where none is named.
 */
export function auditorAccessRefusals(
  until: CalendarDay | null,
  today: CalendarDay,
): readonly Refusal<AuditorAccessRefusal>[] {
  const pointer = '/auditorUntil';
  if (until === null) return [refuse('last-day-missing', pointer)];
  if (until < today) return [refuse('before-today', pointer, { on: until })];
  const latest = lastDayOf(today, LONGEST);
  return until > latest ? [refuse('longer-than-permitted', pointer, { on: latest })] : [];
}

/** Whether the access still gives something; without a last day it gives nothing. */
export function isAuditorAccessOpen(until: CalendarDay | null, today: CalendarDay): boolean {
  return until !== null && today <= until;
}
