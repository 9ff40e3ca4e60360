import type { FileRefusal } from '@oart/contract';
import { RefusedFile } from './finding.ts';
import { withoutDifferences } from './pdf-differences.ts';
import {
  contentOf,
  isPictureBehind,
  requireOneReading,
  timesDeflated,
  unpackedSize,
  wholeContentOf,
} from './pdf-filters.ts';
import { InlinePictureSearch, sizeOfInlinePictures } from './pdf-inline.ts';
import {
  Named,
  TreeVersions,
  hidesPages,
  isNamed,
  opensPlainly,
  refusalOfAddress,
  refusalOfObject,
} from './pdf-intent.ts';
import { NumberedObjects } from './pdf-numbers.ts';
import { PdfReference, PdfString, PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';
import { packingOf } from './pdf-packing.ts';
import { numberBefore, numbersAtStart, objectBehind, occurrences, places } from './pdf-places.ts';
import { refusalOfRichText, wordsOfRichText } from './pdf-rich-text.ts';
import { bytesOfStream } from './pdf-stream-bytes.ts';
import type { Stream } from './pdf-stream-bytes.ts';
import { inflated } from './pdf-streams.ts';

const TRAILER = 'trailer';
const MOST_OBJECTS = 100_000;
const MOST_BYTES_INSIDE = 512 * 1024 * 1024;
const MOST_BYTES_OF_OBJECTS = 32 * 1024 * 1024;
/** Of what is drawn by one stream, with pictures in it. */
const MOST_BYTES_OF_CONTENT = 64 * 1024 * 1024;
/** Of one remark. */
const MOST_BYTES_OF_TEXT = 1024 * 1024;

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

class PdfStructure {
  readonly #bytes: Buffer;
  readonly #objects: NumberedObjects;
  readonly #openings: PdfDictionary[] = [];
  readonly #named = new Named();
  readonly #trees = new TreeVersions();
  /** Those that say where objects stand. */
  readonly #crossReferences: Stream[] = [];
  /** Those that hold objects. */
  readonly #packed: Stream[] = [];
  readonly #others: Stream[] = [];
  #count = 0;
  #inside = 0;
  /** Of all cross-references that are streams, unpacked. */
  #referenced = 0;
  #drawnToAny: ReadonlySet<PdfValue> | null = null;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#objects = new NumberedObjects(bytes);
  }

  async read(): Promise<void> {
    for (const at of occurrences(this.#bytes, TRAILER)) {
      this.#objects.addTrailer(at);
      const { object } = objectBehind(this.#bytes, at + TRAILER.length);
      if (!(object instanceof Map)) continue;
      requireOpen(object as PdfDictionary);
      // Instead of naming the catalogue, it may hold it.
      this.#take(object);
    }
    for (const at of places(this.#bytes, 'obj')) {
      const { object, streamAt } = objectBehind(this.#bytes, at);
      this.#take(object);
      const number = numberBefore(this.#bytes, at - 3);
      this.#objects.addOpen(object, number, at);
      this.#trees.add(object, number, at);
      if (object instanceof Map && streamAt !== null) {
        this.#takeStream({ dictionary: object as PdfDictionary, at: streamAt });
      }
    }
    for (const each of this.#crossReferences) await this.#unpackCrossReference(each);
    for (const each of this.#packed) await this.#unpack(each);
    const drawn = this.#drawn(this.#objects.behind);
    for (const each of this.#others) await this.#measure(each, drawn.has(each.dictionary));
  }

  requireInert(): void {
    const { of } = this.#objects;
    if (!this.#openings.every((opening) => opensPlainly(opening, of))) {
      throw new RefusedFile('automatic-action');
    }
    if (this.#named.trees.some((tree) => hidesPages(tree, of, this.#trees))) {
      throw new RefusedFile('unreadable');
    }
    for (const address of this.#stringsMeant(this.#named.addresses)) {
      requireNone(refusalOfAddress(address.text()));
    }
  }

  /** What is written in letters of several kinds, as strings or as streams. @throws RefusedFile where it is too much. */
  async richTexts(): Promise<readonly string[]> {
    const { richTexts } = this.#named;
    if (richTexts.length === 0) return [];
    const meant = this.#objects.meant(richTexts);
    const written = meant.filter((each) => each instanceof PdfString).map(bytesOf);
    const streams = new Set(meant);
    for (const each of [...this.#others, ...this.#packed, ...this.#crossReferences]) {
      if (!streams.has(each.dictionary)) continue;
      const { filters } = packingOf(each.dictionary, this.#objects.meaningOf);
      written.push(
        await wholeContentOf(
          bytesOfStream(this.#bytes, each, this.#objects.of),
          filters,
          MOST_BYTES_OF_TEXT,
        ),
      );
    }
    written.map(refusalOfRichText).forEach(requireNone);
    return written.map(wordsOfRichText);
  }

  /**
   * The strings among these values; where one of them is a reference, every string that is an object of its own:
   * readers find it by its place, whatever number stands there.
   * @throws RefusedFile where nothing is found there: a reader may find it in a way that is not known here
   */
  #stringsMeant(values: readonly PdfValue[]): readonly PdfString[] {
    const referred = [...numbersOf(values)];
    const isFound = (number: number): boolean =>
      this.#objects.meant(this.#objects.of(number)).length > 0;
    if (!referred.every(isFound)) throw new RefusedFile('unreadable');
    const objects = referred.length > 0 ? this.#objects.all() : [];
    return [...values, ...objects].filter((each) => each instanceof PdfString);
  }

  /** The streams that pages and fonts name as what they draw, themselves or in a list, by their dictionaries. */
  #drawn(objectsOf: (number: number) => readonly PdfValue[]): ReadonlySet<PdfValue> {
    const { contents, letters } = this.#named;
    const drawings = this.#objects.meant(contents, objectsOf);
    const lists = drawings.flatMap((each) =>
      Array.isArray(each) ? (each as readonly PdfValue[]) : [],
    );
    const alphabets = this.#objects
      .meant(letters, objectsOf)
      .flatMap((each) => (each instanceof Map ? [...(each as PdfDictionary).values()].flat() : []));
    return new Set([...drawings, ...this.#objects.meant([...lists, ...alphabets], objectsOf)]);
  }

  #take(object: PdfValue): void {
    this.#count += 1;
    if (this.#count > MOST_OBJECTS) throw new RefusedFile('too-large-inside');
    requireNone(refusalOfObject(object, this.#named));
    if (object instanceof Map && object.has('OpenAction')) {
      this.#openings.push(object as PdfDictionary);
    }
  }

  #takeStream(stream: Stream): void {
    const { dictionary } = stream;
    if (dictionary.has('F')) throw new RefusedFile('external-file');
    // Readers find both kinds by their places, whatever they call themselves.
    const widths = dictionary.get('W');
    const isCrossReference =
      isNamed(dictionary, 'Type', 'XRef') ||
      Array.isArray(widths) ||
      widths instanceof PdfReference;
    const holdsObjects =
      isNamed(dictionary, 'Type', 'ObjStm') || (dictionary.has('N') && dictionary.has('First'));
    if (isCrossReference) {
      requireOpen(dictionary);
      this.#crossReferences.push(stream);
    }
    if (holdsObjects) this.#packed.push(stream);
    else if (!isCrossReference) this.#others.push(stream);
  }

  /** @param isNamedDrawing whether a page or a font draws it, whatever it calls itself */
  async #measure(stream: Stream, isNamedDrawing: boolean): Promise<void> {
    const { dictionary } = stream;
    const { filters, isPredicted } = packingOf(dictionary, this.#objects.meaningOf);
    const isDrawing =
      isNamedDrawing ||
      isNamed(dictionary, 'Subtype', 'Form') ||
      dictionary.has('PatternType') ||
      (isPredicted && this.#isDrawnToAny(dictionary));
    // What is drawn could not be seen by us; no program writes it so.
    if (isDrawing && (isPredicted || isPictureBehind(filters))) throw new RefusedFile('unreadable');
    const bytes = bytesOfStream(this.#bytes, stream, this.#objects.of);
    const search = new InlinePictureSearch();
    this.#inside += await unpackedSize(bytes, filters, this.#left(), search.take);
    const isFound = search.isFound();
    // It goes on in the next stream of the page, as some readers join them.
    if (isNamedDrawing && search.isCut()) throw new RefusedFile('unreadable');
    if (!isFound) return;
    const content = await contentOf(bytes, filters, MOST_BYTES_OF_CONTENT);
    this.#inside += await sizeOfInlinePictures(content, this.#left());
  }

  /** Whether one reader or another finds it where a page or a font says what it draws. */
  #isDrawnToAny(dictionary: PdfDictionary): boolean {
    this.#drawnToAny ??= this.#drawn(this.#objects.of);
    return this.#drawnToAny.has(dictionary);
  }

  #left(): number {
    return MOST_BYTES_INSIDE - this.#inside;
  }

  async #unpackCrossReference(stream: Stream): Promise<void> {
    const { dictionary } = stream;
    const { filters, isPredicted } = packingOf(dictionary, saidThere);
    const bytes = bytesOfStream(this.#bytes, stream, this.#objects.behind);
    const left = MOST_BYTES_OF_OBJECTS - this.#referenced;
    const content = await contentOf(bytes, requireOneReading(filters), left);
    this.#referenced += content.length;
    if (this.#referenced > MOST_BYTES_OF_OBJECTS) throw new RefusedFile('too-large-inside');
    this.#inside += await sizeOfInlinePictures(content, this.#left());
    const rows = isPredicted ? withoutDifferences(content, dictionary) : content;
    this.#objects.addCrossReference(dictionary, rows);
  }

  /** Objects that were packed into a stream; they hide as well there as in the open. */
  async #unpack(stream: Stream): Promise<void> {
    const { dictionary } = stream;
    const { filters, isPredicted } = packingOf(dictionary, this.#objects.meaningOf);
    if (isPredicted) throw new RefusedFile('unreadable');
    const layers = timesDeflated(filters);
    const content = await inflated(
      bytesOfStream(this.#bytes, stream, this.#objects.of),
      layers,
      MOST_BYTES_OF_OBJECTS,
    );
    this.#inside += await sizeOfInlinePictures(content, this.#left());
    const text = content.toString('latin1');
    const first = this.#numberIn(dictionary, 'First');
    const count = this.#numberIn(dictionary, 'N');
    const places = numbersAtStart(text.slice(0, first));
    // What we cannot see to its end may hide something from us that a reader finds.
    if (places.length < 2 * count) throw new RefusedFile('unreadable');
    for (let pair = 0; pair + 1 < places.length; pair += 2) {
      const at = first + (places[pair + 1] ?? 0);
      if (at < text.length) {
        const object = new PdfTokens(text, at).value();
        this.#take(object);
        this.#objects.addPacked(object, places[pair] ?? 0, dictionary);
        this.#trees.add(object, places[pair] ?? 0, stream.at);
      } else if (pair < 2 * count) throw new RefusedFile('unreadable');
    }
  }

  #numberIn(dictionary: PdfDictionary, key: string): number {
    const number = this.#objects.meaningOf(dictionary.get(key) ?? null);
    if (typeof number === 'number') return number;
    throw new RefusedFile('unreadable');
  }
}

/** Readers take cross-references before they know where anything else is. */
function saidThere(value: PdfValue): PdfValue {
  if (value instanceof PdfReference) throw new RefusedFile('unreadable');
  return value;
}

/** @throws RefusedFile where there is a refusal */
function requireNone(refusal: FileRefusal | null): void {
  if (refusal !== null) throw new RefusedFile(refusal);
}

/** What a string says. @throws RefusedFile where it is more than anybody remarks */
function bytesOf(text: PdfString): Buffer {
  const bytes = Buffer.from(text.text(), 'latin1');
  if (bytes.length > MOST_BYTES_OF_TEXT) throw new RefusedFile('too-large-inside');
  return bytes;
}

function numbersOf(values: readonly PdfValue[]): ReadonlySet<number> {
  return new Set(values.filter((each) => each instanceof PdfReference).map(({ number }) => number));
}

function requireOpen(dictionary: PdfDictionary): void {
  const encryption = dictionary.get('Encrypt');
  if (encryption !== undefined && encryption !== null) throw new RefusedFile('encrypted');
}
