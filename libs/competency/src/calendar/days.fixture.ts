import { parseDay } from './civil-day.ts';
import type { CalendarDay, Instant, Moment, TimeZone } from './day.ts';
import { parseInstant } from './instant.ts';
import { endOfDay, momentOf } from './zone.ts';

/** Days, instants and moments for specs, written as text and checked. */
export const LONDON = 'Europe/London' as TimeZone;

export function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`No such day: ${text}`);
  return parsed;
}

export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(`No such instant: ${text}`);
  return parsed;
}

/** The end of a day in London, or the instant given. */
export function moment(text: string): Moment {
  return text.includes('T') ? momentOf(instant(text), LONDON) : endOfDay(day(text), LONDON);
}
