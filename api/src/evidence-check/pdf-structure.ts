import { RefusedFile } from './finding.ts';
import { nameIn, opensPlainly, refusalOfObject } from './pdf-intent.ts';
import { PdfName, PdfReference, PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';
import { inflated, inflatedSize } from './pdf-streams.ts';

const MOST_OBJECTS = 100_000;
const MOST_BYTES_INSIDE = 512 * 1024 * 1024;
const MOST_BYTES_OF_OBJECTS = 32 * 1024 * 1024;
const FLATE = /^(FlateDecode|Fl)$/;

/**
 * Reads every object that stands anywhere in the file, whether or not its cross-reference names it.
 * @throws RefusedFile where one of them wants more than to be read.
 */
export async function requireInertStructure(bytes: Buffer): Promise<void> {
  const structure = new PdfStructure(bytes);
  await structure.read();
  structure.requireInert();
}

class PdfStructure {
  readonly #bytes: Buffer;
  readonly #text: string;
  readonly #objects = new Map<number, PdfValue[]>();
  readonly #openings: PdfDictionary[] = [];
  #count = 0;
  #inside = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#text = bytes.toString('latin1');
  }

  async read(): Promise<void> {
    for (const at of places(this.#bytes, 'trailer')) this.#trailer(new PdfTokens(this.#text, at));
    for (const at of places(this.#bytes, 'obj')) {
      const tokens = new PdfTokens(this.#text, at);
      const object = tokens.value();
      this.#take(object, numberBefore(this.#text, at - 3));
      if (!(object instanceof Map)) continue;
      tokens.blanks();
      if (tokens.word('stream')) await this.#stream(object as PdfDictionary, tokens.at);
    }
  }

  requireInert(): void {
    const objectsOf = (number: number): readonly PdfValue[] => this.#objects.get(number) ?? [];
    if (this.#openings.every((opening) => opensPlainly(opening, objectsOf))) return;
    throw new RefusedFile('automatic-action');
  }

  #trailer(tokens: PdfTokens): void {
    const dictionary = tokens.value();
    if (dictionary instanceof Map) requireOpen(dictionary as PdfDictionary);
  }

  #take(object: PdfValue, number: number | null): void {
    this.#count += 1;
    if (this.#count > MOST_OBJECTS) throw new RefusedFile('too-large-inside');
    const refusal = refusalOfObject(object);
    if (refusal !== null) throw new RefusedFile(refusal);
    if (number !== null && !(object instanceof PdfReference)) {
      const same = this.#objects.get(number);
      if (same === undefined) this.#objects.set(number, [object]);
      else same.push(object);
    }
    if (object instanceof Map && object.has('OpenAction')) {
      this.#openings.push(object as PdfDictionary);
    }
  }

  async #stream(dictionary: PdfDictionary, at: number): Promise<void> {
    if (dictionary.has('F')) throw new RefusedFile('external-file');
    const type = nameIn(dictionary, 'Type');
    if (type === 'XRef') requireOpen(dictionary);
    const layers = flateLayers(dictionary.get('Filter'));
    const bytes = this.#bytesOf(dictionary, at);
    if (type === 'ObjStm') {
      await this.#packed(dictionary, bytes, layers);
      return;
    }
    if (layers === 0) return;
    if (layers > 2) throw new RefusedFile('too-large-inside');
    this.#inside += await inflatedSize(bytes, layers, MOST_BYTES_INSIDE - this.#inside);
  }

  /** Objects that were packed into a stream; they hide as well there as in the open. */
  async #packed(dictionary: PdfDictionary, bytes: Buffer, layers: number): Promise<void> {
    if (layers !== filtersOf(dictionary.get('Filter')).length || dictionary.has('DecodeParms')) {
      throw new RefusedFile('unreadable');
    }
    const text = (await inflated(bytes, layers, MOST_BYTES_OF_OBJECTS)).toString('latin1');
    const first = dictionary.get('First');
    if (typeof first !== 'number') throw new RefusedFile('unreadable');
    const places = (text.slice(0, first).match(/\d+/g) ?? []).map(Number);
    for (let pair = 0; pair + 1 < places.length; pair += 2) {
      const tokens = new PdfTokens(text, first + (places[pair + 1] ?? 0));
      this.#take(tokens.value(), places[pair] ?? null);
    }
  }

  #bytesOf(dictionary: PdfDictionary, at: number): Buffer {
    let start = at;
    if (this.#text[start] === '\r') start += 1;
    if (this.#text[start] === '\n') start += 1;
    const length = dictionary.get('Length');
    if (
      typeof length === 'number' &&
      /^\s*endstream/.test(this.#text.slice(start + length, start + length + 16))
    ) {
      return this.#bytes.subarray(start, start + length);
    }
    const end = this.#text.indexOf('endstream', start);
    return this.#bytes.subarray(start, end === -1 ? undefined : end);
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

/** The number of `12 0 obj`, read backwards from its keyword. */
function numberBefore(text: string, at: number): number | null {
  const found = /(\d+)\s+\d+\s*$/.exec(text.slice(Math.max(0, at - 40), at));
  return found === null ? null : Number(found[1]);
}

function requireOpen(dictionary: PdfDictionary): void {
  const encryption = dictionary.get('Encrypt');
  if (encryption !== undefined && encryption !== null) throw new RefusedFile('encrypted');
}

function filtersOf(filter: PdfValue | undefined): readonly PdfValue[] {
  if (filter === undefined || filter === null) return [];
  return Array.isArray(filter) ? (filter as readonly PdfValue[]) : [filter];
}

/** How many times the stream was deflated, from the outside in. */
function flateLayers(filter: PdfValue | undefined): number {
  const filters = filtersOf(filter);
  const others = filters.findIndex((each) => !(each instanceof PdfName && FLATE.test(each.text)));
  return others === -1 ? filters.length : others;
}
