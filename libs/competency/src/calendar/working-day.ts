import { addDays, ordinalOf } from './civil-day.ts';
import type { CalendarDay } from './day.ts';

/** Whether a day is Monday to Friday and not one of the holidays given. */
export function isWorkingDay(day: CalendarDay, holidays: readonly CalendarDay[] = []): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (((ordinalOf(day) + 3) % 7) + 7) % 7;
  return weekday < 5 && !holidays.includes(day);
}

/** The `count`th working day after `day`; 0 gives `day` itself. Bank holidays are passed in, none is assumed. */
export function addWorkingDays(
  day: CalendarDay,
  count: number,
  holidays: readonly CalendarDay[] = [],
): CalendarDay {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, holidays)) left -= 1;
  }
  return reached;
}
