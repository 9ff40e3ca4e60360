import type { CalendarDay } from '@oart/competency';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** The day of the week, 0 for Sunday. A civil day has no zone, so UTC arithmetic is exact. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** `24 Nov 2026`. Not `Intl`: browsers disagree on the short form of September. */
export function formatDay(day: CalendarDay): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return `${day.slice(8, 10)} ${month.slice(0, 3)} ${day.slice(0, 4)}`;
}

/** `Tue 24 Nov 2026`. */
export function formatDayWithWeekday(day: CalendarDay): string {
  return `${(WEEKDAYS[weekdayOf(day)] ?? '').slice(0, 3)} ${formatDay(day)}`;
}
