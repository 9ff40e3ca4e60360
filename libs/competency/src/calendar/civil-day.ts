import type { CalendarDay } from './day.ts';

/** The first and last day that can be written; arithmetic past them stays on them. */
export const FIRST_DAY = '0001-01-01' as CalendarDay;
export const LAST_DAY = '9999-12-31' as CalendarDay;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const ZERO = 48;

export interface CivilParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether February of `year` has 29 days (Gregorian calendar). */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Reads `YYYY-MM-DD`; anything else, and days that do not exist such as 30 February, give null. */
export function parseDay(text: string): CalendarDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const { year, month, day } = partsOf(text as CalendarDay);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1;
  return exists && day <= daysInMonth(year, month) ? (text as CalendarDay) : null;
}

export function partsOf(day: CalendarDay): CivilParts {
  return {
    year: digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3),
    month: digit(day, 5) * 10 + digit(day, 6),
    day: digit(day, 8) * 10 + digit(day, 9),
  };
}

/** Writes a day that exists; years outside 1 to 9999 give the first or last day that can be written. */
export function dayOf({ year, month, day }: CivilParts): CalendarDay {
  if (year < 1) return FIRST_DAY;
  if (year > 9999) return LAST_DAY;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as CalendarDay;
}

/** Days since 1 January 1970, negative before it. Integer arithmetic on March-based years. */
export function ordinalOf(day: CalendarDay): number {
  const { year, month, day: date } = partsOf(day);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day `ordinal` days after 1 January 1970. */
export function dayOfOrdinal(ordinal: number): CalendarDay {
  const shifted = ordinal + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return dayOf({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

/** `count` days later, earlier when negative. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return dayOfOrdinal(ordinalOf(day) + count);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return ordinalOf(to) - ordinalOf(from);
}

/** The earlier of two days; null stands for a day that never comes. */
export function earlierOf(a: CalendarDay | null, b: CalendarDay | null): CalendarDay | null {
  if (a === null) return b;
  return b === null || a <= b ? a : b;
}

/** The later of two days; null stands for a day that never comes. */
export function laterOf(a: CalendarDay | null, b: CalendarDay | null): CalendarDay | null {
  if (a === null || b === null) return null;
  return a >= b ? a : b;
}

function digit(day: CalendarDay, place: number): number {
  return day.charCodeAt(place) - ZERO;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
