import { daysBetween, parseDay } from '@oart/competency';
import type { CalendarDay, TimeZone } from '@oart/competency';
import { instantMeant } from '../matrix/matrix-choices';

/** A day that is looked back at, and what a request about it says; null where today is shown. */
export interface PastDay {
  readonly day: CalendarDay;
  readonly known: 'then' | 'now';
  readonly at: string;
  /** Undefined means everything known today, late entries included. */
  readonly knownAt: string | undefined;
}

/** The past day that an address names; what is no day, or lies ahead, is today. */
export function pastDayOf(
  day: string | undefined,
  known: 'then' | 'now',
  today: CalendarDay,
  zone: TimeZone,
): PastDay | null {
  const meant = parseDay(day ?? '');
  const at = instantMeant(day, today, zone);
  if (meant === null || at === undefined || daysBetween(meant, today) < 0) return null;
  return { day: meant, known, at, knownAt: known === 'then' ? at : undefined };
}

/** What is added to a request about the present: nothing, or the instant and what was known. */
export function askedAbout(past: PastDay | null): Readonly<Record<string, string>> {
  if (past === null) return {};
  const { at, knownAt } = past;
  return { at, ...(knownAt !== undefined && { knownAt }) };
}

/** The first day in post, from which one can look back; today for who has no post on file. */
export function joinedOn(
  employments: readonly { readonly startsOn: string }[],
  today: CalendarDay,
): CalendarDay {
  const [first] = employments.map(({ startsOn }) => startsOn as CalendarDay).sort();
  return first === undefined || first > today ? today : first;
}
