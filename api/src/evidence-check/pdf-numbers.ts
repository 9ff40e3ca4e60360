import { isDeepStrictEqual } from 'node:util';
import { RefusedFile } from './finding.ts';
import { HeaderSearch, rowsOfStream, rowsOfTables } from './pdf-cross-references.ts';
import type { Row } from './pdf-cross-references.ts';
import { PdfReference } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

/** Words of a content may read as one; a program writes none. */
const MOST_UNNUMBERED = 100;
/** Of cross-references: five times as many as a file may have objects. */
const MOST_ROWS = 500_000;
/** Of one number: as many as somebody saves a file again. */
const MOST_ROWS_OF_NUMBER = 1_000;

interface Numbered {
  readonly object: PdfValue;
  /** Null where readers may take another one. */
  readonly number: number | null;
}

type PackedRow = Extract<Row, { readonly kind: 'packed' }>;

/**
 * Which objects a number may mean to one reader or another: those that stand behind it, those that a cross-reference
 * leads to under it, and those that have no certain number.
 */
export class NumberedObjects {
  readonly #bytes: Buffer;
  readonly #numbered = new Map<number, PdfValue[]>();
  readonly #unnumbered: PdfValue[] = [];
  /** By where their header ends. */
  readonly #open = new Map<number, Numbered>();
  /** In the order of their stream, by its dictionary. */
  readonly #packed = new Map<PdfValue, Numbered[]>();
  readonly #trailers: number[] = [];
  readonly #crossReferences: (readonly [PdfDictionary, Buffer])[] = [];
  #otherwise: OtherNumbers | null = null;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @param at where its word begins */
  addTrailer(at: number): void {
    this.#trailers.push(at);
  }

  /** @param at where its header ends */
  addOpen(object: PdfValue, number: number | null, at: number): void {
    this.#open.set(at, { object, number });
    if (number === null) this.#unnumbered.push(object);
    else this.#add(object, number);
    if (this.#unnumbered.length > MOST_UNNUMBERED) throw new RefusedFile('unreadable');
  }

  /** Those of one stream in their order. */
  addPacked(object: PdfValue, number: number, stream: PdfDictionary): void {
    const before = this.#packed.get(stream);
    if (before === undefined) this.#packed.set(stream, [{ object, number }]);
    else before.push({ object, number });
    this.#add(object, number);
  }

  /** @param content unpacked */
  addCrossReference(dictionary: PdfDictionary, content: Buffer): void {
    this.#crossReferences.push([dictionary, content]);
  }

  all(): readonly PdfValue[] {
    return [...this.#numbered.values(), this.#unnumbered].flat();
  }

  /** Those that stand behind the number, where no cross-reference is asked. */
  readonly behind = (number: number): readonly PdfValue[] => {
    const numbered = this.#numbered.get(number) ?? [];
    return this.#unnumbered.length === 0 ? numbered : [...numbered, ...this.#unnumbered];
  };

  /** @throws RefusedFile where cross-references cannot be read, or are too large */
  readonly of = (number: number): readonly PdfValue[] => {
    this.#otherwise ??= this.#readOtherNumbers();
    const { open, packed } = this.#otherwise;
    const others = open.get(number) ?? [];
    const rows = packed.get(number) ?? [];
    const behind = this.behind(number);
    if (others.length === 0 && rows.length === 0) return behind;
    return [...behind, ...others, ...rows.flatMap((row) => this.#packedOtherwise(row))];
  };

  /** These values, and those that they refer to, by way of however many references. */
  meant(
    values: readonly PdfValue[],
    objectsOf: (number: number) => readonly PdfValue[] = this.of,
  ): readonly PdfValue[] {
    const seen = new Set<number>();
    const waiting = [...values];
    const meant: PdfValue[] = [];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (!(next instanceof PdfReference)) meant.push(next);
      else if (!seen.has(next.number)) {
        seen.add(next.number);
        for (const each of objectsOf(next.number)) waiting.push(each);
      }
    }
    // What has no number is meant by each of them.
    return [...new Set(meant)];
  }

  /** As it stands there or in an object of its own, which says the same wherever it stands. */
  readonly meaningOf = (value: PdfValue): PdfValue => {
    if (!(value instanceof PdfReference)) return value;
    const [first, ...others] = this.of(value.number);
    if (first !== undefined && others.every((other) => isDeepStrictEqual(other, first))) {
      return first;
    }
    throw new RefusedFile('unreadable');
  };

  #add(object: PdfValue, number: number): void {
    const same = this.#numbered.get(number);
    if (same === undefined) this.#numbered.set(number, [object]);
    else same.push(object);
  }

  /** Which object of a stream is meant, where it has another number there. */
  #packedOtherwise({ number, stream, index }: PackedRow): readonly PdfValue[] {
    const streams = [...this.behind(stream), ...(this.#otherwise?.open.get(stream) ?? [])];
    return streams
      .map((each) => this.#packed.get(each)?.[index])
      .filter((each) => each !== undefined)
      .filter((each) => each.number !== number)
      .map(({ object }) => object);
  }

  #readOtherNumbers(): OtherNumbers {
    const other = new OtherNumbers();
    const search = new HeaderSearch(this.#bytes);
    let count = 0;
    for (const row of this.#rows()) {
      count += 1;
      if (count > MOST_ROWS) throw new RefusedFile('too-large-inside');
      if (row.kind === 'packed') {
        other.addPacked(row);
        continue;
      }
      const end = search.endFrom(row.at);
      const found = end === null ? undefined : this.#open.get(end);
      if (found === undefined || found.number === null || found.number === row.number) continue;
      other.addOpen(row.number, found.object);
    }
    return other;
  }

  *#rows(): Generator<Row> {
    yield* rowsOfTables(this.#bytes, this.#trailers);
    for (const [dictionary, content] of this.#crossReferences) {
      yield* rowsOfStream(dictionary, content);
    }
  }
}

/** What cross-references say of numbers that stands behind others, or may. */
class OtherNumbers {
  readonly open = new Map<number, PdfValue[]>();
  readonly packed = new Map<number, PackedRow[]>();

  addOpen(number: number, object: PdfValue): void {
    const same = this.open.get(number);
    if (same === undefined) this.open.set(number, [object]);
    else same.push(object);
  }

  addPacked(row: PackedRow): void {
    const same = this.packed.get(row.number);
    if (same === undefined) this.packed.set(row.number, [row]);
    else if (!same.some(({ stream, index }) => stream === row.stream && index === row.index)) {
      same.push(row);
    }
    if ((same?.length ?? 0) > MOST_ROWS_OF_NUMBER) throw new RefusedFile('too-large-inside');
  }
}
