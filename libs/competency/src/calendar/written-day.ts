import { parseDay } from './civil-day.ts';
import type { CalendarDay } from './day.ts';
import { addYears } from './span.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const OF_MONTH = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const ISO = String.raw`\d{4}-\d{2}-\d{2}`;
const DAY_FIRST = String.raw`${OF_MONTH}(?:[ -]| of )${MONTH},?[ -](\d{4})`;
const MONTH_FIRST = String.raw`\b${MONTH} ${OF_MONTH},? (\d{4})`;
/** Every country that writes points writes the day first. */
const WITH_POINTS = String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})`;
const WITH_STROKES = String.raw`(\d{1,2})\/(\d{1,2})\/(\d{4})`;
/** No part of a longer number, as that of a version is. */
const ANYWHERE = new RegExp(
  String.raw`(?<![\d./-])(?:${[ISO, DAY_FIRST, MONTH_FIRST, WITH_POINTS, WITH_STROKES].join('|')})(?![./-]?\d)`,
  'i',
);
const IS_DAY_FIRST = whole(DAY_FIRST);
const IS_MONTH_FIRST = whole(MONTH_FIRST);
const IS_WITH_POINTS = whole(WITH_POINTS);
const IS_WITH_STROKES = whole(WITH_STROKES);
const OF_SHORT_YEAR = /^(\d{1,2})(st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -](\d{2})$/i;
/** Far less than half a century: two digits are the year of one century at most. */
const NEAR_YEARS = 20;

/**
 * A day as people write it without doubt: `2026-11-02`, `02 Nov 2026`, `2nd of November 2026`,
 * `November 2, 2026`, `02.11.2026`; else null.
 */
export function readWrittenDay(written: string): CalendarDay | null {
  const [, day, month, year] = IS_DAY_FIRST.exec(written) ?? [];
  if (year !== undefined) return dayOfWords(year, month, day);
  const [, name, ofMonth, itsYear] = IS_MONTH_FIRST.exec(written) ?? [];
  if (itsYear !== undefined) return dayOfWords(itsYear, name, ofMonth);
  const [, first, second, last] = IS_WITH_POINTS.exec(written) ?? [];
  return last === undefined ? parseDay(written) : dayOfNumbers(last, second, first);
}

/** A day somewhere in a text, and where what is written of it begins. */
export interface DayInText {
  readonly start: number;
  /** Null where no such day exists, or where it may be either of two. */
  readonly day: CalendarDay | null;
}

/**
 * The first day that a text writes, as `readWrittenDay` reads it, or with strokes where these can be one day only:
 * `25/11/2026` and `11/25/2026`, while `02/11/2026` may be of November or of February. Null where it writes none.
 */
export function firstDayIn(text: string): DayInText | null {
  const found = ANYWHERE.exec(text);
  if (found === null) return null;
  const [written] = found;
  return { start: found.index, day: readStrokes(written) ?? readWrittenDay(written) };
}

function readStrokes(written: string): CalendarDay | null {
  const [, first, second, year] = IS_WITH_STROKES.exec(written) ?? [];
  if (year === undefined) return null;
  const dayFirst = dayOfNumbers(year, second, first);
  const monthFirst = dayOfNumbers(year, first, second);
  if (dayFirst === null || monthFirst === null) return dayFirst ?? monthFirst;
  return dayFirst === monthFirst ? dayFirst : null;
}

/** Of no zone: with one it may be the day before. */
const MIDNIGHT = /[ T]00:00(?::00(?:\.0+)?)?$/;

/**
 * A day as `readWrittenDay` reads it, also where a program wrote its midnight behind it (`2026-11-02 00:00:00`), or as
 * a spreadsheet makes of it with two digits for the year, `02-Nov-26`. That is read where it can be one day only: within 20 years of `today`, while its first number can be no year,
 * or none within these 20 years; else null. So `26-Nov-02` and `07-Nov-26` are null in 2026.
 * @param today the day on which it is read, which no list is far from
 */
export function readListedDay(written: string, today: CalendarDay): CalendarDay | null {
  const day = written.replace(MIDNIGHT, '');
  const parts = OF_SHORT_YEAR.exec(day);
  if (parts === null) return readWrittenDay(day);
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

function whole(form: string): RegExp {
  return new RegExp(`^${form}$`, 'i');
}

function dayOfWords(year: string, month = '', day = ''): CalendarDay | null {
  return dayOfNumbers(year, String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1), day);
}

function dayOfNumbers(year: string, month = '', day = ''): CalendarDay | null {
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
