import { isDeepStrictEqual } from 'node:util';
import { RefusedFile } from './finding.ts';
import { isPictureBehind, timesDeflated, unpackedSize } from './pdf-filters.ts';
import { InlinePictureSearch, sizeOfInlinePictures } from './pdf-inline.ts';
import {
  Named,
  hidesPages,
  isNamed,
  opensPlainly,
  refusalOfLink,
  refusalOfObject,
} from './pdf-intent.ts';
import { PdfReference, PdfString, PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';
import { packingOf } from './pdf-packing.ts';
import { numberBefore, numbersAtStart, objectBehind, places } from './pdf-places.ts';
import { wordsOfRichText } from './pdf-rich-text.ts';
import { inflated } from './pdf-streams.ts';

const MOST_OBJECTS = 100_000;
/** Words of a content may read as one; a program writes none. */
const MOST_UNNUMBERED = 100;
const MOST_BYTES_INSIDE = 512 * 1024 * 1024;
const MOST_BYTES_OF_OBJECTS = 32 * 1024 * 1024;
/** Of what is drawn by one stream, with pictures in it. */
const MOST_BYTES_OF_CONTENT = 64 * 1024 * 1024;
/** Of one remark. */
const MOST_BYTES_OF_TEXT = 1024 * 1024;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * Reads every object that stands anywhere in the file, whether or not its cross-reference names it.
 * @returns the words of remarks and fields that are written in letters of several kinds
 * @throws RefusedFile where one of them wants more than to be read.
 */
export async function requireInertStructure(bytes: Buffer): Promise<readonly string[]> {
  const structure = new PdfStructure(bytes);
  await structure.read();
  structure.requireInert();
  return structure.richTexts();
}

/** To be unpacked when those objects are known that say how. */
interface Stream {
  readonly number: number | null;
  readonly dictionary: PdfDictionary;
  readonly at: number;
}

class PdfStructure {
  readonly #bytes: Buffer;
  readonly #objects = new Map<number, PdfValue[]>();
  /** Those whose number readers may take otherwise: every reference may mean them. */
  readonly #unnumbered: PdfValue[] = [];
  readonly #openings: PdfDictionary[] = [];
  readonly #named = new Named();
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
      const { object } = objectBehind(this.#bytes, at);
      if (!(object instanceof Map)) continue;
      requireOpen(object as PdfDictionary);
      // Instead of naming the catalogue, it may hold it.
      this.#take(object, null);
    }
    for (const at of places(this.#bytes, 'obj')) {
      const { object, streamAt } = objectBehind(this.#bytes, at);
      const number = numberBefore(this.#bytes, at - 3);
      this.#take(object, number);
      if (number === null) this.#unnumbered.push(object);
      if (this.#unnumbered.length > MOST_UNNUMBERED) throw new RefusedFile('unreadable');
      if (object instanceof Map && streamAt !== null) {
        this.#takeStream({ number, dictionary: object as PdfDictionary, at: streamAt });
      }
    }
    for (const each of this.#packed) await this.#unpack(each);
    const drawn = this.#drawn();
    for (const each of this.#others) {
      await this.#measure(each, each.number === null || drawn.has(each.number));
    }
  }

  requireInert(): void {
    if (!this.#openings.every((opening) => opensPlainly(opening, this.#objectsOf))) {
      throw new RefusedFile('automatic-action');
    }
    if (this.#named.trees.some((tree) => hidesPages(tree, this.#objectsOf))) {
      throw new RefusedFile('unreadable');
    }
    for (const address of this.#stringsMeant(this.#named.addresses)) {
      const refusal = refusalOfLink(address);
      if (refusal !== null) throw new RefusedFile(refusal);
    }
  }

  /** What is written in letters of several kinds, as strings or as streams. @throws RefusedFile where it is too much. */
  async richTexts(): Promise<readonly string[]> {
    const { richTexts } = this.#named;
    if (richTexts.length === 0) return [];
    const texts = this.#meant(richTexts)
      .filter((each) => each instanceof PdfString)
      .map((each) => wordsOfRichText(bytesOf(each)));
    const numbers = numbersOf(richTexts);
    for (const each of this.#others) {
      if (numbers.size === 0) break;
      if (each.number !== null && !numbers.has(each.number)) continue;
      const { filters } = packingOf(each.dictionary, this.#meaningOf);
      const text = await contentOf(this.#bytesOf(each), filters, MOST_BYTES_OF_TEXT);
      texts.push(wordsOfRichText(text));
    }
    return texts;
  }

  /**
   * The strings among these values; where one of them is a reference, every string that is an object of its own:
   * readers find it by its place, whatever number stands there.
   */
  #stringsMeant(values: readonly PdfValue[]): readonly PdfString[] {
    const isReferred = values.some((each) => each instanceof PdfReference);
    const objects = isReferred ? [...this.#objects.values(), this.#unnumbered].flat() : [];
    return [...values, ...objects].filter((each) => each instanceof PdfString);
  }

  /** These values, and those that they refer to, by way of however many references. */
  #meant(values: readonly PdfValue[]): readonly PdfValue[] {
    const seen = new Set<number>();
    const waiting = [...values];
    const meant: PdfValue[] = [];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (!(next instanceof PdfReference)) meant.push(next);
      else if (!seen.has(next.number)) {
        seen.add(next.number);
        waiting.push(...this.#objectsOf(next.number));
      }
    }
    // What has no number is meant by each of them.
    return [...new Set(meant)];
  }

  readonly #objectsOf = (number: number): readonly PdfValue[] => {
    const numbered = this.#objects.get(number) ?? [];
    return this.#unnumbered.length === 0 ? numbered : [...numbered, ...this.#unnumbered];
  };

  /** The numbers of the streams that pages and fonts name as what they draw, themselves or in a list. */
  #drawn(): ReadonlySet<number> {
    const { contents, letters } = this.#named;
    return numbersOf([
      ...contents,
      ...this.#meant(contents).flatMap((each) =>
        Array.isArray(each) ? (each as readonly PdfValue[]) : [],
      ),
      ...this.#meant(letters).flatMap((each) =>
        each instanceof Map ? [...(each as PdfDictionary).values()].flat() : [],
      ),
    ]);
  }

  #take(object: PdfValue, number: number | null): void {
    this.#count += 1;
    if (this.#count > MOST_OBJECTS) throw new RefusedFile('too-large-inside');
    const refusal = refusalOfObject(object, this.#named);
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

  #takeStream(stream: Stream): void {
    const { dictionary } = stream;
    if (dictionary.has('F')) throw new RefusedFile('external-file');
    if (isNamed(dictionary, 'Type', 'XRef')) requireOpen(dictionary);
    // Readers find an object stream through the cross-reference, whatever it calls itself.
    const holdsObjects =
      isNamed(dictionary, 'Type', 'ObjStm') || (dictionary.has('N') && dictionary.has('First'));
    const streams = holdsObjects ? this.#packed : this.#others;
    streams.push(stream);
  }

  /** @param isNamedDrawing whether a page or a font draws it, whatever it calls itself */
  async #measure(stream: Stream, isNamedDrawing: boolean): Promise<void> {
    const { dictionary } = stream;
    const { filters, isPredicted } = packingOf(dictionary, this.#meaningOf);
    const isDrawing =
      isNamedDrawing || isNamed(dictionary, 'Subtype', 'Form') || dictionary.has('PatternType');
    // What is drawn could not be seen by us; no program writes it so.
    if (isDrawing && (isPredicted || isPictureBehind(filters))) throw new RefusedFile('unreadable');
    const bytes = this.#bytesOf(stream);
    const search = new InlinePictureSearch();
    this.#inside += await unpackedSize(bytes, filters, this.#left(), search.take);
    if (!search.isFound()) return;
    const content = await contentOf(bytes, filters, MOST_BYTES_OF_CONTENT);
    this.#inside += await sizeOfInlinePictures(content, this.#left());
  }

  #left(): number {
    return MOST_BYTES_INSIDE - this.#inside;
  }

  /** Objects that were packed into a stream; they hide as well there as in the open. */
  async #unpack(stream: Stream): Promise<void> {
    const { dictionary } = stream;
    const { filters, isPredicted } = packingOf(dictionary, this.#meaningOf);
    if (isPredicted) throw new RefusedFile('unreadable');
    const layers = timesDeflated(filters);
    const content = await inflated(this.#bytesOf(stream), layers, MOST_BYTES_OF_OBJECTS);
    this.#inside += await sizeOfInlinePictures(content, this.#left());
    const text = content.toString('latin1');
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
    const [first, ...others] = this.#objectsOf(value.number);
    if (first !== undefined && others.every((other) => isDeepStrictEqual(other, first))) {
      return first;
    }
    throw new RefusedFile('unreadable');
  };

  /**
   * A stream ends where its length says if it ends there indeed. Else readers differ, and to its end everything
   * behind it may belong to it: what was deflated ends by itself.
   */
  #bytesOf({ dictionary, at }: Stream): Buffer {
    let start = at;
    if (this.#bytes[start] === CARRIAGE_RETURN) start += 1;
    if (this.#bytes[start] === LINE_FEED) start += 1;
    const length = dictionary.get('Length') ?? null;
    const said = length instanceof PdfReference ? this.#objectsOf(length.number) : [length];
    const ends = said
      .filter((each) => typeof each === 'number')
      .map((each) => start + each)
      .filter((end) => end >= start && this.#endsAt(end));
    return this.#bytes.subarray(start, ends.length === 0 ? undefined : Math.max(...ends));
  }

  #endsAt(end: number): boolean {
    return /^\s*endstream/.test(this.#bytes.toString('latin1', end, end + 16));
  }
}

/** What a string says. @throws RefusedFile where it is more than anybody remarks */
function bytesOf(text: PdfString): Buffer {
  const bytes = Buffer.from(text.text(), 'latin1');
  if (bytes.length > MOST_BYTES_OF_TEXT) throw new RefusedFile('too-large-inside');
  return bytes;
}

/** A stream unpacked. @throws RefusedFile beyond `most` bytes. */
async function contentOf(bytes: Buffer, filters: readonly string[], most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await unpackedSize(bytes, filters, most, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

function numbersOf(values: readonly PdfValue[]): ReadonlySet<number> {
  return new Set(values.filter((each) => each instanceof PdfReference).map(({ number }) => number));
}

function requireOpen(dictionary: PdfDictionary): void {
  const encryption = dictionary.get('Encrypt');
  if (encryption !== undefined && encryption !== null) throw new RefusedFile('encrypted');
}
