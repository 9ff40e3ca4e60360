import {
  LAST_DAY,
  addDays,
  dayOf,
  daysInMonth,
  isLeapYear,
  partsOf,
  type CivilParts,
} from './civil-day.ts';
import type { CalendarDay, Duration } from './day.ts';

/** `count` months later, earlier when negative; a day that the month lacks becomes its last (I9, F1). */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  const { year, month, day: date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const target: Omit<CivilParts, 'day'> = {
    year: Math.floor(months / 12),
    month: months - Math.floor(months / 12) * 12 + 1,
  };
  return dayOf({ ...target, day: Math.min(date, daysInMonth(target.year, target.month)) });
}

/** `count` years later, never earlier: 29 February becomes 1 March in common years (I9). */
export function addYears(day: CalendarDay, count: number): CalendarDay {
  const parts = partsOf(day);
  const year = parts.year + count;
  if (parts.month === 2 && parts.day === 29 && !isLeapYear(year)) {
    return dayOf({ year, month: 3, day: 1 });
  }
  return dayOf({ ...parts, year });
}

/** The anniversary that ends a span begun on `day`: years first, then months (I9). */
export function addDuration(day: CalendarDay, span: Duration): CalendarDay {
  return addMonths(addYears(day, span.years), span.months);
}

/** Look-backs and maximum ages run backward from `day` and clamp, 29 February included (I9, F1). */
export function subtractDuration(day: CalendarDay, span: Duration): CalendarDay {
  return addMonths(day, -(span.years * 12 + span.months));
}

/** The last day of a validity that begins on `day`: the day before its anniversary (I9). */
export function lastDayOf(day: CalendarDay, span: Duration): CalendarDay {
  const anniversary = addDuration(day, span);
  return anniversary === LAST_DAY ? LAST_DAY : addDays(anniversary, -1);
}

/** The last day from which a look-back over `window` still reaches `anchor` (F2). */
export function lastDayReaching(anchor: CalendarDay, window: Duration): CalendarDay {
  let day = addMonths(anchor, window.years * 12 + window.months);
  while (day !== LAST_DAY && subtractDuration(addDays(day, 1), window) <= anchor) {
    day = addDays(day, 1);
  }
  return day;
}
