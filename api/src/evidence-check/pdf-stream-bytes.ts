import { PdfReference } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

/** To be unpacked when those objects are known that say how. */
export interface Stream {
  readonly dictionary: PdfDictionary;
  /** Behind its keyword. */
  readonly at: number;
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * A stream ends where its length says if it ends there indeed. Else readers differ, and to its end everything
 * behind it may belong to it: what was deflated ends by itself.
 * @param objectsOf what may say its length under a number
 */
export function bytesOfStream(
  bytes: Buffer,
  { dictionary, at }: Stream,
  objectsOf: (number: number) => readonly PdfValue[],
): Buffer {
  let start = at;
  if (bytes[start] === CARRIAGE_RETURN) start += 1;
  if (bytes[start] === LINE_FEED) start += 1;
  const length = dictionary.get('Length') ?? null;
  const said = length instanceof PdfReference ? objectsOf(length.number) : [length];
  const ends = said
    .filter((each) => typeof each === 'number')
    .map((each) => start + each)
    .filter((end) => end >= start && endsAt(bytes, end));
  return bytes.subarray(start, ends.length === 0 ? undefined : Math.max(...ends));
}

function endsAt(bytes: Buffer, end: number): boolean {
  return /^\s*endstream/.test(bytes.toString('latin1', end, end + 16));
}
