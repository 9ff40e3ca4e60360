import { PdfTokens } from './pdf-objects.ts';
import type { PdfValue } from './pdf-objects.ts';

const SMALLEST_WINDOW = 2048;
const WINDOW_GROWS = 16;
/** Of those that end an object or follow it: `endstream`. */
const LONGEST_KEYWORD = 16;
const LONGEST_HEADER = 64;
const BLANK = String.raw`[\0\t\n\f\r ]`;
/** Of `12 0 obj`, up to its keyword: behind a blank, another object or its end. */
const HEADER = new RegExp(String.raw`(?<=[\0\t\n\f\r >)\]j])(\d{1,10})${BLANK}+\d+${BLANK}*$`);
/** Beyond it, readers count as their memory does. */
const LARGEST_NUMBER = 2 ** 31 - 1;

/** Where a word begins, also within another: a place may lead right to it. */
export function* occurrences(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + 1)) yield at;
}

/** Where a keyword ends, each time it stands for itself and not within another word. */
export function* places(bytes: Buffer, keyword: string): Generator<number> {
  const isLetter = (at: number): boolean => /[A-Za-z]/.test(String.fromCharCode(bytes[at] ?? 0));
  for (const at of occurrences(bytes, keyword)) {
    const end = at + keyword.length;
    if (!isLetter(at - 1) && !isLetter(end)) yield end;
  }
}

/**
 * The object that begins here, and where its stream does. Of a scan nearly all is the pixels: only as much
 * is made text as the object takes, in a window that grows until the object ends well within it: whatever is
 * cut off at its end is read as reaching to there.
 */
export function objectBehind(
  bytes: Buffer,
  at: number,
): { readonly object: PdfValue; readonly streamAt: number | null } {
  for (let size = SMALLEST_WINDOW; ; size *= WINDOW_GROWS) {
    const isWhole = at + size >= bytes.length;
    const tokens = new PdfTokens(bytes.toString('latin1', at, at + size));
    const object = tokens.value();
    tokens.blanks();
    if (!isWhole && tokens.at + LONGEST_KEYWORD > size) continue;
    const isStream = tokens.word('stream');
    return { object, streamAt: isStream ? at + tokens.at : null };
  }
}

/**
 * The number of `12 0 obj`, read backwards from its keyword; null where a reader may take another one: numbers with a
 * point or a sign, comments between them or on the line, more blanks than anybody writes.
 */
export function numberBefore(bytes: Buffer, at: number): number | null {
  const before = bytes.toString('latin1', Math.max(0, at - LONGEST_HEADER), at);
  const found = HEADER.exec(before);
  if (found === null) return null;
  const number = Number(found[1]);
  const isCertain = number > 0 && number <= LARGEST_NUMBER && !isCutByComment(before, found.index);
  return isCertain ? number : null;
}

/** Whether a comment ends within the header that begins here, as far as we see its line. */
function isCutByComment(text: string, start: number): boolean {
  if (!/[\r\n]/.test(text.slice(start))) return false;
  const lines = text.slice(0, start).split(/[\r\n]/);
  const isLineWhole = lines.length > 1 || text.length < LONGEST_HEADER;
  return !isLineWhole || lines.at(-1)?.includes('%') === true;
}

/** The numbers and places of packed objects, up to whatever is neither; a comment says none. */
export function numbersAtStart(text: string): readonly number[] {
  const tokens = new PdfTokens(text);
  const numbers: number[] = [];
  while (tokens.at < text.length) {
    const value = tokens.value();
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) break;
    numbers.push(value);
  }
  return numbers;
}
