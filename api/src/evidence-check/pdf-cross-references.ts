import { RefusedFile } from './finding.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

/** What a cross-reference says of a number: where its object stands in the file, or within a stream of objects. */
export type Row =
  | { readonly kind: 'open'; readonly number: number; readonly at: number }
  | {
      readonly kind: 'packed';
      readonly number: number;
      /** The number of the stream, and which of its objects. */
      readonly stream: number;
      readonly index: number;
    };

const TABLE = 'xref';
/** Bytes between trailers and their tables, each counted as a few at least. */
const MOST_SEARCHED = 64 * 1024 * 1024;
const LEAST_SEARCHED = 1024;
/** With the end of its line (ISO 32000-2, 7.5.4): some readers count on it. */
const ROW_BYTES = 20;
/** In four bytes, with a sign. */
const MOST_IN_A_FIGURE = 2 ** 31 - 1;
const BLANKS = new Set(Buffer.from('\0\t\n\f\r '));
const [ZERO = 0, NINE = 0] = Buffer.from('09');
const [STANDS = 0, IS_FREE = 0] = Buffer.from('nf');
const SIGNS = new Set(Buffer.from('+-.'));
const [COMMENT = 0] = Buffer.from('%');
const LINE_ENDS = new Set(Buffer.from('\r\n'));
const HEADER_END = Buffer.from('obj');
/** Blanks and comments that are passed over to find objects: more stand only where none is to be found soon. */
const MOST_PASSED = 4 * 1024 * 1024;

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= ZERO && byte <= NINE;

/**
 * The rows of every cross-reference table in the file, whether or not its end leads to it.
 * @param trailers where that word begins
 * @throws RefusedFile where readers may take one of them otherwise: signs among its figures
 */
export function* rowsOfTables(bytes: Buffer, trailers: readonly number[]): Generator<Row> {
  const blanks = new Blanks(bytes);
  for (const at of tablesBefore(bytes, trailers))
    yield* rowsBehind(bytes, at + TABLE.length, blanks);
}

/**
 * Readers take a table before a trailer: looked for from there, as all of a large file takes long. The nearest may stand
 * in a comment, or before one that holds the same word.
 */
function tablesBefore(bytes: Buffer, trailers: readonly number[]): ReadonlySet<number> {
  const tables = new Set<number>();
  let nearest = -1;
  let from = 0;
  let searched = 0;
  for (const trailer of trailers) {
    const found = bytes.subarray(from, trailer).lastIndexOf(TABLE);
    if (found !== -1) nearest = from + found;
    from = trailer;
    for (let at = nearest; at !== -1; at = tableBefore(bytes, at)) {
      tables.add(at);
      const line = lineStartBefore(bytes, at);
      searched += Math.max(LEAST_SEARCHED, trailer - line);
      if (searched > MOST_SEARCHED) throw new RefusedFile('unreadable');
      if (!bytes.subarray(line, trailer).includes(COMMENT)) break;
    }
  }
  return tables;
}

const tableBefore = (bytes: Buffer, end: number): number =>
  end === 0 ? -1 : bytes.lastIndexOf(TABLE, end - 1, 'latin1');

function lineStartBefore(bytes: Buffer, end: number): number {
  let at = end;
  while (at > 0 && !LINE_ENDS.has(bytes[at - 1] ?? 0)) at -= 1;
  return at;
}

function* rowsBehind(bytes: Buffer, start: number, blanks: Blanks): Generator<Row> {
  const figures = new Figures(bytes, start, blanks);
  let number = 0;
  let place = 0;
  let firstAt = 0;
  for (;;) {
    const first = figures.next();
    const rowAt = figures.startedAt;
    if (first === null || figures.next() === null) break;
    const letter = figures.letter();
    if (letter === null) {
      // Where a section begins, and how long it is.
      number = first;
      place = 0;
      continue;
    }
    if (place === 0) firstAt = rowAt;
    if (letter === STANDS) yield { kind: 'open', number, at: first };
    const countedAt = firstAt + place * ROW_BYTES;
    if (countedAt !== rowAt) {
      const counted = new Figures(bytes, countedAt, blanks).next();
      if (counted !== null) yield { kind: 'open', number, at: counted };
    }
    number += 1;
    place += 1;
  }
  if (figures.areSigned()) throw new RefusedFile('unreadable');
}

/** Whole numbers, one after the other. */
class Figures {
  startedAt: number;
  readonly #bytes: Buffer;
  readonly #blanks: Blanks;
  #at: number;

  constructor(bytes: Buffer, at: number, blanks: Blanks) {
    this.#bytes = bytes;
    this.#blanks = blanks;
    this.#at = at;
    this.startedAt = at;
  }

  /** Null where none stands here. */
  next(): number | null {
    this.#at = this.#blanks.behind(this.#at);
    this.startedAt = this.#at;
    let figure = 0;
    for (; isDigit(this.#bytes[this.#at]); this.#at += 1) {
      figure = figure * 10 + (this.#bytes[this.#at] ?? 0) - ZERO;
    }
    return this.#at === this.startedAt ? null : figure;
  }

  /** Whether an object stands or is free; null where neither is said. */
  letter(): number | null {
    const at = this.end();
    const letter = this.#bytes[at];
    if (letter !== STANDS && letter !== IS_FREE) return null;
    this.#at = at + 1;
    return letter;
  }

  /** Where what is next begins. */
  end(): number {
    return this.#blanks.behind(this.#at);
  }

  /** Whether they go on here with a sign or a point, which some readers take and others do not. */
  areSigned(): boolean {
    const at = this.end();
    return SIGNS.has(this.#bytes[at] ?? 0) && isDigit(this.#bytes[at + 1]);
  }
}

/** Passes over blanks and comments. */
class Blanks {
  readonly #bytes: Buffer;
  #passed = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Where they end that begin here. @throws RefusedFile where too many were passed over in all */
  behind(start: number): number {
    let at = start;
    let isComment = false;
    for (; at < this.#bytes.length; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (isComment) isComment = !LINE_ENDS.has(byte);
      else if (byte === COMMENT) isComment = true;
      else if (!BLANKS.has(byte)) break;
    }
    this.#passed += at - start;
    if (this.#passed > MOST_PASSED) throw new RefusedFile('unreadable');
    return at;
  }
}

/**
 * The rows of a cross-reference stream (ISO 32000-2, 7.5.8).
 * @param content unpacked
 * @throws RefusedFile where it does not say by itself how its rows are written
 */
export function* rowsOfStream(dictionary: PdfDictionary, content: Buffer): Generator<Row> {
  const widths = wholeNumbersIn(dictionary.get('W') ?? null);
  const [kindBytes = 0, placeBytes = 0, moreBytes = 0] = widths;
  const rowBytes = kindBytes + placeBytes + moreBytes;
  const sections = wholeNumbersIn(dictionary.get('Index') ?? [0, dictionary.get('Size') ?? null]);
  // Of more widths readers take three, or all.
  if (widths.length !== 3 || rowBytes === 0 || sections.length % 2 !== 0) {
    throw new RefusedFile('unreadable');
  }
  let at = 0;
  for (let section = 0; section + 1 < sections.length; section += 2) {
    const first = sections[section] ?? 0;
    const last = first + (sections[section + 1] ?? 0);
    for (let number = first; number < last; number += 1) {
      // Readers may have unpacked more than we did.
      if (at + rowBytes > content.length) throw new RefusedFile('unreadable');
      const placeAt = at + kindBytes;
      const kind = kindBytes === 0 ? 1 : figureIn(content, at, kindBytes);
      at += rowBytes;
      if (kind === 0) continue;
      const place = figureIn(content, placeAt, placeBytes);
      if (kind === 1) yield { kind: 'open', number, at: place };
      if (kind === 2) {
        const index = figureIn(content, placeAt + placeBytes, moreBytes);
        yield { kind: 'packed', number, stream: place, index };
      }
    }
  }
}

/** @throws RefusedFile beyond what is one number to all readers: some cut it to its last four bytes */
function figureIn(content: Buffer, at: number, width: number): number {
  let figure = 0;
  for (let byte = at; byte < at + width; byte += 1) {
    figure = figure * 256 + (content[byte] ?? 0);
    if (figure > MOST_IN_A_FIGURE) throw new RefusedFile('unreadable');
  }
  return figure;
}

function wholeNumbersIn(value: PdfValue): readonly number[] {
  const figures = Array.isArray(value) ? (value as readonly PdfValue[]) : [null];
  return figures.map((each) => {
    if (typeof each === 'number' && Number.isInteger(each) && each >= 0) return each;
    throw new RefusedFile('unreadable');
  });
}

/** Finds the objects that places lead to, as readers do. */
export class HeaderSearch {
  readonly #bytes: Buffer;
  readonly #blanks: Blanks;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#blanks = new Blanks(bytes);
  }

  /** Where the header ends that begins here, behind blanks and comments; null where none does. @throws RefusedFile */
  endFrom(start: number): number | null {
    const header = new Figures(this.#bytes, start, this.#blanks);
    if (header.next() === null || header.next() === null) return null;
    const end = header.end() + HEADER_END.length;
    return this.#bytes.subarray(end - HEADER_END.length, end).equals(HEADER_END) ? end : null;
  }
}
