import { addDays } from './civil-day.ts';
import type { CalendarDay, Instant, Moment, TimeZone } from './day.ts';
import { epochOf, instantOf, utcDayOf } from './instant.ts';

/** Midnights already looked up: a pure look-up, kept because Temporal is slow and gates are not. */
const midnights = new Map<TimeZone, Map<CalendarDay, Instant>>();
const MIDNIGHTS_KEPT = 8192;

/** Reads an IANA zone name such as `Europe/London`; offsets and unknown names give null. */
export function parseTimeZone(text: string): TimeZone | null {
  if (!/^[A-Za-z]/.test(text)) return null;
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(text);
    return text as TimeZone;
  } catch {
    return null;
  }
}

/** The first instant of a local day; where clocks skip midnight, the first instant that exists. */
export function startOfDay(day: CalendarDay, zone: TimeZone): Instant {
  let known = midnights.get(zone);
  if (known === undefined) {
    known = new Map<CalendarDay, Instant>();
    midnights.set(zone, known);
  }
  let start = known.get(day);
  if (start === undefined) {
    start = instantOf(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
    if (known.size >= MIDNIGHTS_KEPT) known.clear();
    known.set(day, start);
  }
  return start;
}

/** The first instant after a local day: when a validity that includes the day ends (I8). */
export function nextMidnight(day: CalendarDay, zone: TimeZone): Instant {
  return startOfDay(addDays(day, 1), zone);
}

/** The local civil day of an instant (I8). */
export function dayAt(instant: Instant, zone: TimeZone): CalendarDay {
  const utcDay = utcDayOf(instant);
  const next = addDays(utcDay, 1);
  if (instant >= startOfDay(next, zone)) return next;
  return instant >= startOfDay(utcDay, zone) ? utcDay : addDays(utcDay, -1);
}

/** An instant with the day it falls on in a zone (F5). */
export function momentOf(at: Instant, zone: TimeZone): Moment {
  return { at, on: dayAt(at, zone), zone };
}

/** The last millisecond of a local day: "on performedOn" is the end of that day (F4). */
export function endOfDay(day: CalendarDay, zone: TimeZone): Moment {
  return { at: instantOf(epochOf(nextMidnight(day, zone)) - 1), on: day, zone };
}
