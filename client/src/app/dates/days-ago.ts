import { daysBetween } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';

/** How long ago a day was, in whole days: `today`, `yesterday`, `12 days ago`; a later day is `today`. */
export function daysAgo(day: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${String(days)} days ago`;
}
