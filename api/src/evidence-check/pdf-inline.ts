import { RefusedFile } from './finding.ts';
import { isPacked, unpackedSize } from './pdf-filters.ts';
import { PdfName, PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';
import { packingOf } from './pdf-packing.ts';

const BEGIN = Buffer.from('BI');
const BLANKS = '\0\t\n\f\r ';
const NAME_OR_COMMENT = '/%';
/** Its colours may be listed in it. */
const LONGEST_HEAD = 16 * 1024;
/** Letters read for heads of pictures that were none: in contents that people draw, a few at each place. */
const MOST_READ_IN_VAIN = 1024 * 1024;
const END = Buffer.from('EI');
/** Counted for each at least, for what it takes to begin it: some thousands are as many as a file may have. */
const LEAST_BYTES = 128 * 1024;

/** A picture that stands among what is drawn on a page (ISO 32000-2, 8.9.7). */
interface InlinePicture {
  readonly filters: readonly string[];
  /** Where its bytes begin. */
  readonly at: number;
}

interface Head {
  readonly pictures: readonly InlinePicture[];
  /** Letters that were read for none. */
  readonly readInVain: number;
  /** Whether it goes on where what is read ends. */
  readonly isCut: boolean;
}

/** What a content begins with where the stream before it ended within the word that begins a picture. */
const REST_OF_BEGIN = /^I[\0\t\n\f\r /%]/;
/** As a content ends there, unless it is the end of a name. */
const BEGIN_AT_END = /(?<!\/[^\0\t\n\f\r ()<>[\]{}/%]*)BI$/;

/** Looks through a stream, piece after piece, for pictures in it that are packed in their turn. */
export class InlinePictureSearch {
  #held: Buffer = Buffer.alloc(0);
  #isBegun = false;
  #isRest = false;
  #isFound = false;

  /** @throws RefusedFile where one is packed in a way not known here */
  readonly take = (piece: Buffer): void => {
    if (!this.#isBegun) this.#isRest = REST_OF_BEGIN.test(piece.toString('latin1', 0, 2));
    this.#isBegun = true;
    if (piece.length > 2 * LONGEST_HEAD) {
      // Only where two pieces meet are they joined.
      this.#look([this.#held, piece.subarray(0, LONGEST_HEAD)], this.#held.length);
      this.#held = piece;
    } else {
      this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    }
    const whole = Math.max(0, this.#held.length - LONGEST_HEAD);
    this.#look([this.#held], whole);
    this.#held = this.#held.subarray(whole);
  };

  /** Whether there is one, when all pieces were taken. @throws RefusedFile as above */
  isFound(): boolean {
    this.#look([this.#held], this.#held.length);
    return this.#isFound;
  }

  /** Whether what is drawn begins or ends within the head of a picture, when all pieces were taken. */
  isCut(): boolean {
    return this.#isRest || endsWithinHead(this.#held);
  }

  /** At those that begin before `to`. */
  #look(pieces: readonly Buffer[], to: number): void {
    if (this.#isFound || to === 0) return;
    const [first = Buffer.alloc(0)] = pieces;
    const joined = pieces.length === 1 ? first : Buffer.concat(pieces);
    for (const { filters } of picturesIn(joined, to)) this.#isFound ||= isPacked(filters);
  }
}

/**
 * How large the pictures in a content are when they are unpacked.
 * @throws RefusedFile beyond `most` bytes, or where one does not end in it: it may go on in the next stream
 */
export async function sizeOfInlinePictures(content: Buffer, most: number): Promise<number> {
  let size = 0;
  for (const { filters, at } of picturesIn(content, content.length)) {
    if (!isPacked(filters)) continue;
    if (!endsBehind(content, at)) throw new RefusedFile('unreadable');
    size += Math.max(LEAST_BYTES, await unpackedSize(content.subarray(at), filters, most - size));
    if (size > most) throw new RefusedFile('too-large-inside');
  }
  return size;
}

/** Those that begin before `to`. @throws RefusedFile where too much reads as one and is none */
function* picturesIn(content: Buffer, to: number): Generator<InlinePicture> {
  let readInVain = 0;
  for (let at = content.indexOf(BEGIN); at !== -1 && at < to; at = content.indexOf(BEGIN, at + 1)) {
    const { pictures, ...head } = headBehind(content, at + BEGIN.length);
    readInVain += head.readInVain;
    if (readInVain > MOST_READ_IN_VAIN) throw new RefusedFile('unreadable');
    yield* pictures;
  }
}

/** None where the letters stand for something else: behind them come names, each with its value, and `ID`. */
function headBehind(content: Buffer, start: number): Head {
  let at = start;
  while (isOneOf(BLANKS, content[at])) at += 1;
  if (!isOneOf(NAME_OR_COMMENT, content[at])) return { pictures: [], readInVain: 0, isCut: false };
  const written = content.toString('latin1', start, start + LONGEST_HEAD);
  const tokens = new PdfTokens(written);
  const entries = new Map<string, PdfValue>();
  for (;;) {
    tokens.blanks();
    if (tokens.word('ID')) break;
    const key = tokens.value();
    if (!(key instanceof PdfName)) {
      const isCut = tokens.at >= written.length;
      return { pictures: [], readInVain: tokens.at, isCut };
    }
    const earlier = entries.get(key.text);
    const value = tokens.value();
    // Said twice is said in no way that all readers take.
    entries.set(key.text, earlier === undefined ? value : [[earlier], [value]]);
  }
  const bytesAt = start + tokens.at + 1;
  const pictures = packingsIn(entries).map((filters) => ({ filters, at: bytesAt }));
  return { pictures, readInVain: 0, isCut: false };
}

/** Under its long name and its short one: some pictures have both, and readers take either. */
function packingsIn(entries: PdfDictionary): readonly (readonly string[])[] {
  const names = ['Filter', 'F'].filter((name) => entries.has(name));
  return names.map((name) => {
    const filter = entries.get(name) ?? null;
    return packingOf(new Map(entries).set('Filter', filter), (value) => value).filters;
  });
}

function endsWithinHead(content: Buffer): boolean {
  for (let at = content.indexOf(BEGIN); at !== -1; at = content.indexOf(BEGIN, at + 1)) {
    const start = at + BEGIN.length;
    if (content.length - start > LONGEST_HEAD) continue;
    const rest = content.toString('latin1', start);
    const tokens = new PdfTokens(rest);
    tokens.blanks();
    const isLast = tokens.at === rest.length;
    if (isLast && BEGIN_AT_END.test(content.toString('latin1', 0, start))) return true;
    if (!isLast && headBehind(content, start).isCut) return true;
  }
  return false;
}

function endsBehind(content: Buffer, from: number): boolean {
  for (let at = content.indexOf(END, from); at !== -1; at = content.indexOf(END, at + 1)) {
    const behind = content[at + END.length];
    if (behind === undefined || isOneOf(BLANKS, behind)) return true;
  }
  return false;
}

const isOneOf = (letters: string, byte: number | undefined): boolean =>
  byte !== undefined && letters.includes(String.fromCharCode(byte));
