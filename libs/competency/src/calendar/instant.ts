import { dayOfOrdinal, ordinalOf, parseDay } from './civil-day.ts';
import type { CalendarDay, Instant } from './day.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const SHAPE =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads an RFC 3339 instant with at most milliseconds and writes it in UTC.
 * A text without an offset, a leap second or a day that does not exist gives null.
 */
export function parseInstant(text: string): Instant | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [, date = '', hours = '', minutes = '', seconds = '', fraction = '', offset = ''] = match;
  const day = parseDay(date);
  if (day === null) return null;
  const clock =
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 +
    Number(fraction.padEnd(3, '0'));
  return instantOf(ordinalOf(day) * MILLISECONDS_PER_DAY + clock - offsetOf(offset));
}

/** The instant `epochMilliseconds` after 1970-01-01T00:00Z. */
export function instantOf(epochMilliseconds: number): Instant {
  const ordinal = Math.floor(epochMilliseconds / MILLISECONDS_PER_DAY);
  const clock = epochMilliseconds - ordinal * MILLISECONDS_PER_DAY;
  const hours = two(Math.floor(clock / 3_600_000));
  const minutes = two(Math.floor(clock / 60_000) % 60);
  const seconds = two(Math.floor(clock / 1000) % 60);
  const milliseconds = String(Math.floor(clock % 1000)).padStart(3, '0');
  return `${dayOfOrdinal(ordinal)}T${hours}:${minutes}:${seconds}.${milliseconds}Z` as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochOf(instant: Instant): number {
  const clock =
    (Number(instant.slice(11, 13)) * 3600 +
      Number(instant.slice(14, 16)) * 60 +
      Number(instant.slice(17, 19))) *
      1000 +
    Number(instant.slice(20, 23));
  return ordinalOf(utcDayOf(instant)) * MILLISECONDS_PER_DAY + clock;
}

/** The civil day of an instant in UTC; local days are read with `dayAt`. */
export function utcDayOf(instant: Instant): CalendarDay {
  return instant.slice(0, 10) as CalendarDay;
}

function offsetOf(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
