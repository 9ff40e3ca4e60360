import { isDeepStrictEqual } from 'node:util';
import { RefusedFile } from './finding.ts';
import { timesDeflated, unpackedSize } from './pdf-filters.ts';
import { isNamed, opensPlainly, refusalOfObject } from './pdf-intent.ts';
import { PdfReference, PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';
import { packingOf } from './pdf-packing.ts';
import { inflated } from './pdf-streams.ts';

const MOST_OBJECTS = 100_000;
const MOST_BYTES_INSIDE = 512 * 1024 * 1024;
const MOST_BYTES_OF_OBJECTS = 32 * 1024 * 1024;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const SMALLEST_WINDOW = 2048;
const WINDOW_GROWS = 16;
/** Of those that end an object or follow it: `endstream`. */
const LONGEST_KEYWORD = 16;

/**
 * Reads every object that stands anywhere in the file, whether or not its cross-reference names it.
 * @throws RefusedFile where one of them wants more than to be read.
 */
export async function requireInertStructure(bytes: Buffer): Promise<void> {
  const structure = new PdfStructure(bytes);
  await structure.read();
  structure.requireInert();
}

/** To be unpacked when those objects are known that say how. */
interface Stream {
  readonly dictionary: PdfDictionary;
  readonly bytes: Buffer;
}

class PdfStructure {
  readonly #bytes: Buffer;
  readonly #objects = new Map<number, PdfValue[]>();
  readonly #openings: PdfDictionary[] = [];
  /** Those that hold objects. */
  readonly #packed: Stream[] = [];
  readonly #others: Stream[] = [];
  #count = 0;
  #inside = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  async read(): Promise<void> {
    for (const at of places(this.#bytes, 'trailer')) {
      const { object } = objectAt(this.#bytes, at);
      if (!(object instanceof Map)) continue;
      requireOpen(object as PdfDictionary);
      // Instead of naming the catalogue, it may hold it.
      this.#take(object, null);
    }
    for (const at of places(this.#bytes, 'obj')) {
      const { object, streamAt } = objectAt(this.#bytes, at);
      this.#take(object, numberBefore(this.#bytes, at - 3));
      if (object instanceof Map && streamAt !== null) {
        this.#takeStream(object as PdfDictionary, streamAt);
      }
    }
    for (const each of this.#packed) await this.#unpack(each);
    for (const each of this.#others) await this.#measure(each);
  }

  requireInert(): void {
    const objectsOf = (number: number): readonly PdfValue[] => this.#objects.get(number) ?? [];
    if (this.#openings.every((opening) => opensPlainly(opening, objectsOf))) return;
    throw new RefusedFile('automatic-action');
  }

  #take(object: PdfValue, number: number | null): void {
    this.#count += 1;
    if (this.#count > MOST_OBJECTS) throw new RefusedFile('too-large-inside');
    const refusal = refusalOfObject(object);
    if (refusal !== null) throw new RefusedFile(refusal);
    if (number !== null) {
      const same = this.#objects.get(number);
      if (same === undefined) this.#objects.set(number, [object]);
      else same.push(object);
    }
    if (object instanceof Map && object.has('OpenAction')) {
      this.#openings.push(object as PdfDictionary);
    }
  }

  #takeStream(dictionary: PdfDictionary, at: number): void {
    if (dictionary.has('F')) throw new RefusedFile('external-file');
    if (isNamed(dictionary, 'Type', 'XRef')) requireOpen(dictionary);
    // Readers find an object stream through the cross-reference, whatever it calls itself.
    const holdsObjects =
      isNamed(dictionary, 'Type', 'ObjStm') || (dictionary.has('N') && dictionary.has('First'));
    const streams = holdsObjects ? this.#packed : this.#others;
    streams.push({ dictionary, bytes: this.#bytesOf(dictionary, at) });
  }

  async #measure({ dictionary, bytes }: Stream): Promise<void> {
    const { filters } = packingOf(dictionary, this.#meaningOf);
    const left = MOST_BYTES_INSIDE - this.#inside;
    this.#inside += await unpackedSize(bytes, filters, left);
  }

  /** Objects that were packed into a stream; they hide as well there as in the open. */
  async #unpack({ dictionary, bytes }: Stream): Promise<void> {
    const { filters, isPredicted } = packingOf(dictionary, this.#meaningOf);
    if (isPredicted) throw new RefusedFile('unreadable');
    const layers = timesDeflated(filters);
    const text = (await inflated(bytes, layers, MOST_BYTES_OF_OBJECTS)).toString('latin1');
    const first = this.#numberIn(dictionary, 'First');
    const count = this.#numberIn(dictionary, 'N');
    const places = numbersAtStart(text.slice(0, first));
    // What we cannot see to its end may hide something from us that a reader finds.
    if (places.length < 2 * count) throw new RefusedFile('unreadable');
    for (let pair = 0; pair + 1 < places.length; pair += 2) {
      const at = first + (places[pair + 1] ?? 0);
      if (at < text.length) this.#take(new PdfTokens(text, at).value(), places[pair] ?? null);
      else if (pair < 2 * count) throw new RefusedFile('unreadable');
    }
  }

  #numberIn(dictionary: PdfDictionary, key: string): number {
    const number = this.#meaningOf(dictionary.get(key) ?? null);
    if (typeof number === 'number') return number;
    throw new RefusedFile('unreadable');
  }

  /** As it stands there or in an object of its own, which says the same wherever it stands. */
  readonly #meaningOf = (value: PdfValue): PdfValue => {
    if (!(value instanceof PdfReference)) return value;
    const [first, ...others] = this.#objects.get(value.number) ?? [];
    if (first !== undefined && others.every((other) => isDeepStrictEqual(other, first))) {
      return first;
    }
    throw new RefusedFile('unreadable');
  };

  /**
   * A stream ends where its length says if it ends there indeed. Else readers differ, and to its end everything
   * behind it may belong to it: what was deflated ends by itself.
   */
  #bytesOf(dictionary: PdfDictionary, at: number): Buffer {
    let start = at;
    if (this.#bytes[start] === CARRIAGE_RETURN) start += 1;
    if (this.#bytes[start] === LINE_FEED) start += 1;
    const length = dictionary.get('Length');
    if (typeof length !== 'number' || length < 0) return this.#bytes.subarray(start);
    const end = start + length;
    const isEnd = /^\s*endstream/.test(this.#bytes.toString('latin1', end, end + 16));
    return this.#bytes.subarray(start, isEnd ? end : undefined);
  }
}

/** Where a keyword ends, each time it stands for itself and not within another word. */
function* places(bytes: Buffer, keyword: string): Generator<number> {
  const isLetter = (at: number): boolean => /[A-Za-z]/.test(String.fromCharCode(bytes[at] ?? 0));
  for (let at = bytes.indexOf(keyword); at !== -1; at = bytes.indexOf(keyword, at + 1)) {
    const end = at + keyword.length;
    if (!isLetter(at - 1) && !isLetter(end)) yield end;
  }
}

/**
 * The object that begins here, and where its stream does. Of a scan nearly all is the pixels: only as much
 * is made text as the object takes, in a window that grows until the object ends well within it: whatever is
 * cut off at its end is read as reaching to there.
 */
function objectAt(
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

/** The number of `12 0 obj`, read backwards from its keyword. */
function numberBefore(bytes: Buffer, at: number): number | null {
  const found = /(\d+)\s+\d+\s*$/.exec(bytes.toString('latin1', Math.max(0, at - 40), at));
  return found === null ? null : Number(found[1]);
}

/** The numbers and places of packed objects, up to whatever is neither; a comment says none. */
function numbersAtStart(text: string): readonly number[] {
  const tokens = new PdfTokens(text);
  const numbers: number[] = [];
  while (tokens.at < text.length) {
    const value = tokens.value();
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) break;
    numbers.push(value);
  }
  return numbers;
}

function requireOpen(dictionary: PdfDictionary): void {
  const encryption = dictionary.get('Encrypt');
  if (encryption !== undefined && encryption !== null) throw new RefusedFile('encrypted');
}
