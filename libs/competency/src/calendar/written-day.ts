import { parseDay } from './civil-day.ts';
import type { CalendarDay } from './day.ts';
import { addYears } from './span.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -](\d{4})$/i;
const OF_SHORT_YEAR = /^(\d{1,2})(st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -](\d{2})$/i;
/** Far less than half a century: two digits are the year of one century at most. */
const NEAR_YEARS = 20;

/** A day as people write it without doubt: `2026-11-02`, `02 Nov 2026`, `2nd November 2026`; else null. */
export function readWrittenDay(written: string): CalendarDay | null {
  const parts = IN_WORDS.exec(written);
  if (parts === null) return parseDay(written);
  const [, day = '', month = '', year = ''] = parts;
  return dayOfWords(year, month, day);
}

/**
 * A day as `readWrittenDay` reads it, or as a spreadsheet makes of it with two digits for the year, `02-Nov-26`.
 * That is read where it can be one day only: within 20 years of `today`, while its first number can be no year,
 * or none within these 20 years; else null. So `26-Nov-02` and `07-Nov-26` are null in 2026.
 * @param today the day on which it is read, which no list is far from
 */
export function readListedDay(written: string, today: CalendarDay): CalendarDay | null {
  const parts = OF_SHORT_YEAR.exec(written);
  if (parts === null) return readWrittenDay(written);
  const [, first = '', ordinal, month = '', last = ''] = parts;
  const read = dayNear(today, last, month, first);
  const isYearToo = first.length === 2 && ordinal === undefined;
  const other = isYearToo ? dayNear(today, first, month, last) : null;
  return other === null || other === read ? read : null;
}

/** The day near `today` in a year of these last two digits. */
function dayNear(today: CalendarDay, year: string, month: string, day: string): CalendarDay | null {
  const from = addYears(today, -NEAR_YEARS);
  const until = addYears(today, NEAR_YEARS);
  const centuries = [from.slice(0, 2), until.slice(0, 2)];
  const days = centuries.map((century) => dayOfWords(`${century}${year}`, month, day));
  return days.find((each) => each !== null && each >= from && each <= until) ?? null;
}

function dayOfWords(year: string, month: string, day: string): CalendarDay | null {
  const number = String(MONTHS.indexOf(month.toLowerCase()) + 1);
  return parseDay(`${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
