import { parseDay } from './civil-day.ts';
import type { CalendarDay } from './day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2})$/i;

/**
 * A day as people write it without doubt: `2026-11-02`, `02 Nov 2026`, `2 November 2026`, or as a spreadsheet
 * makes of it `02-Nov-26`, a year of this century; else null.
 */
export function readWrittenDay(written: string): CalendarDay | null {
  const parts = IN_WORDS.exec(written);
  if (parts === null) return parseDay(written);
  const [, day = '', name = '', year = ''] = parts;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return parseDay(
    `${year.padStart(4, '20')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}
