import type { CalendarDay } from '@oart/competency';
import { dayInWords } from '@oart/contract';

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

/** `24 Nov 2026`, as in every sentence of the product. */
export function formatDay(day: CalendarDay): string {
  return dayInWords(day);
}

/** `Tue 24 Nov 2026`. */
export function formatDayWithWeekday(day: CalendarDay): string {
  return `${(WEEKDAYS[weekdayOf(day)] ?? '').slice(0, 3)} ${formatDay(day)}`;
}

/** `November 2026` of `2026-11`. */
export function formatMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}
