import { addDays, ordinalOf } from './civil-day.ts';
import type { CalendarDay } from './day.ts';

/** Whether a day is Monday to Friday; a bank holiday counts as a working day. */
export function isWorkingDay(day: CalendarDay): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (((ordinalOf(day) + 3) % 7) + 7) % 7;
  return weekday < 5;
}

/** The `count`th working day after `day`; 0 gives `day` itself. */
export function addWorkingDays(day: CalendarDay, count: number): CalendarDay {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}
