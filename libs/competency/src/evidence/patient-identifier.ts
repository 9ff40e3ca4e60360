/** What reads as a patient identifier, from `start` up to but not including `end`. */
export interface IdentifierFinding {
  readonly kind: 'nhs-number' | 'birth-date';
  readonly start: number;
  readonly end: number;
}

/** A line that was laid out leaves up to three blanks between two words of it. */
const BLANK = String.raw`[^\S\r\n\f]`;
/** Strokes, points and lines that people put between groups, and what is copied with a text and seen by nobody. */
const BETWEEN = String.raw`[-._/\u00ad\u00b7\u200b-\u200d\u2010-\u2015\u2044\u2060\u2212\u2215]`;
const GAP = String.raw`(?:${BLANK}{1,3}|${BLANK}?${BETWEEN}${BLANK}?)`;
/** Two scores and a day, year first, are no number. */
const DAY = String.raw`(?:19|20)\d{2}[-./](?:0[1-9]|1[0-2])[-./](?:0[1-9]|[12]\d|3[01])(?!\d)`;
const CANDIDATE = new RegExp(
  String.raw`(?<!\d)(?:\d{10}|\d{3}${GAP}\d{3}${GAP}(?!${DAY})\d{4})(?!\d)`,
  'g',
);
/**
 * Four digits first are less often a number of a patient, and more often a year or a telephone: with one sign twice
 * between them, not behind a dialling code, and none of Scotland.
 */
const FOUR_FIRST = new RegExp(
  String.raw`(?<!\d|\+\d{1,3}[ -]?|\(0\) ?)[3-9]\d{3}(${BLANK}|${BLANK}?${BETWEEN}${BLANK}?)\d{3}\1\d{3}(?!\d)`,
  'g',
);
/** A number of Scotland (CHI) as it is mostly written: the day of birth, then four digits. */
const DAY_OF_BIRTH_FIRST = new RegExp(
  String.raw`(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}(?:${BLANK}|[-\u2010-\u2015])\d{4}(?!\d)`,
  'g',
);
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DATE = new RegExp(
  String.raw`\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH}[ -]\d{2,4})\b`,
  'gi',
);
const BIRTH = /\b(?:d\.?o\.?b\b\.?|date of birth|birth date|born)/gi;
/** How many characters may stand between a date and the word that makes it a birthday. */
const NEAR = 30;

/**
 * Where a text holds what reads as a patient identifier, in its order (domain.md 10.15). An NHS number (ten
 * digits as issued, in a row, as 3-3-4 or 4-3-3, those of Scotland as 6-4, with a valid check digit) blocks the text until it is redacted; a date near
 * "DOB" or "born" warns.
 */
export function findPatientIdentifiers(written: string): readonly IdentifierFinding[] {
  const text = inHalfWidth(written);
  const { seen, places } = asSeen(text);
  if (seen === text) return findingsIn(text);
  const placed = findingsIn(seen).map(({ kind, start, end }) => ({
    kind,
    start: places[start] ?? 0,
    end: (places[end - 1] ?? 0) + 1,
  }));
  const known = new Set(placed.map(keyOf));
  // Between what is not seen a number may stand by itself as well.
  return [...placed, ...findingsIn(text).filter((each) => !known.has(keyOf(each)))].sort(byPlace);
}

const keyOf = ({ kind, start, end }: IdentifierFinding): string =>
  `${kind} ${String(start)} ${String(end)}`;

const byPlace = (a: IdentifierFinding, b: IdentifierFinding): number => a.start - b.start;

function findingsIn(text: string): readonly IdentifierFinding[] {
  const births = spansOf(text, BIRTH);
  let first = 0;
  // Both lie in the order of the text, so that a long one is walked through once.
  const isNearBirth = (date: Span): boolean => {
    while (date.start - (births[first]?.end ?? Infinity) > NEAR) first += 1;
    const birth = births[first];
    return birth !== undefined && birth.start - date.end <= NEAR;
  };
  return [
    ...nhsNumbersIn(text).map((span) => ({ kind: 'nhs-number' as const, ...span })),
    ...spansOf(text, DATE)
      .filter(isNearBirth)
      .map((span) => ({ kind: 'birth-date' as const, ...span })),
  ].sort(byPlace);
}

/** Whether a text holds what reads as an NHS number. */
export function holdsNhsNumber(text: string): boolean {
  const written = inHalfWidth(text);
  const { seen } = asSeen(written);
  return nhsNumbersIn(written).length > 0 || (seen !== written && nhsNumbersIn(seen).length > 0);
}

/** What nobody sees of a text: zero-width signs, soft hyphens, choices between forms of a sign, empty letters. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/** A text without what nobody sees, and where each of its signs stands in what was written. */
function asSeen(text: string): { readonly seen: string; readonly places: readonly number[] } {
  const unseen = spansOf(text, UNSEEN);
  if (unseen.length === 0) return { seen: text, places: [] };
  const seen = text.replaceAll(UNSEEN, '');
  const places: number[] = [];
  let from = 0;
  for (const { start, end } of [...unseen, { start: text.length, end: text.length }]) {
    for (let at = from; at < start; at += 1) places.push(at);
    from = end;
  }
  return { seen, places };
}

/** Digits, letters and strokes of East Asian width as the usual ones, each in its place. */
function inHalfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

function nhsNumbersIn(text: string): readonly Span[] {
  return [CANDIDATE, FOUR_FIRST, DAY_OF_BIRTH_FIRST]
    .flatMap((pattern) => spansOf(text, pattern))
    .filter((span) => isNhsNumber(text, span));
}

function isNhsNumber(text: string, { start, end }: Span): boolean {
  const digits = text.slice(start, end).replace(/\D/g, '');
  return ISSUED.test(digits) && hasValidCheckDigit(digits);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/**
 * Whether a health service of the United Kingdom would give it: 0 to 2 come first in Scotland alone (CHI number),
 * where the day and month of birth stand first. So the digits in a row, and most numbers of books, are none.
 */
const ISSUED = /^(?:[3-9]|(?:0[1-9]|[12]\d)(?:0[1-9]|1[0-2]))/;

/** Modulus 11: weights 10 down to 2 over the first nine digits; a check digit of 10 is never issued. */
function hasValidCheckDigit(candidate: string): boolean {
  const digits = Array.from(candidate, Number);
  const weighted = digits.slice(0, 9).reduce((sum, digit, place) => sum + digit * (10 - place), 0);
  return (11 - (weighted % 11)) % 11 === digits[9];
}
