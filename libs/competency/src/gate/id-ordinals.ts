/** An entry: a UUID as four numbers, and its ordinal. */
const ENTRY = 5;
const ORDINAL = 4;

/** Places at first; always a power of two, and at most half of them taken. */
const FEWEST_PLACES = 64;

/** Ordinals are whole numbers from 1. */
const NO_ORDINAL = 0;

/**
 * The ordinals of ids. A UUID is compared in numbers that lie in the table itself: the texts of many people's ids lie
 * all over the memory, and to go there takes longer than to answer the question. An id of another form is found by its
 * text.
 */
export class IdOrdinals {
  readonly #byText = new Map<string, number>();
  #places = FEWEST_PLACES;
  #taken = 0;
  #entries = new Int32Array(FEWEST_PLACES * ENTRY);

  get(id: string): number | undefined {
    const uuid = numbersOf(id);
    if (uuid === null) return this.#byText.get(id);
    const ordinal = this.#entries[this.#entryOf(uuid) + ORDINAL];
    return ordinal === NO_ORDINAL ? undefined : ordinal;
  }

  /** @param ordinal a whole number from 1 */
  set(id: string, ordinal: number): void {
    const uuid = numbersOf(id);
    if (uuid === null) this.#byText.set(id, ordinal);
    else this.#enter(uuid, ordinal);
  }

  /** A UUID keeps its place, so that what was entered behind it is still found. */
  delete(id: string): void {
    const uuid = numbersOf(id);
    if (uuid === null) this.#byText.delete(id);
    else if (!this.#isFree(this.#entryOf(uuid))) this.#enter(uuid, NO_ORDINAL);
  }

  #enter(key: Int32Array, ordinal: number): void {
    let entry = this.#entryOf(key);
    if (this.#isFree(entry)) {
      if (2 * (this.#taken + 1) > this.#places) {
        this.#grow();
        entry = this.#entryOf(key);
      }
      this.#taken += 1;
      this.#entries.set(key, entry);
    }
    this.#entries[entry + ORDINAL] = ordinal;
  }

  /** Where a UUID is, or would be. */
  #entryOf(key: Int32Array): number {
    const entries = this.#entries;
    const mask = this.#places - 1;
    let place = mixed(key) & mask;
    for (;;) {
      const entry = place * ENTRY;
      const isIts =
        entries[entry] === key[0] &&
        entries[entry + 1] === key[1] &&
        entries[entry + 2] === key[2] &&
        entries[entry + 3] === key[3];
      if (isIts || this.#isFree(entry)) return entry;
      place = (place + 1) & mask;
    }
  }

  /** Four zeros are no UUID here: the empty one is found by its text. */
  #isFree(entry: number): boolean {
    const entries = this.#entries;
    return (
      entries[entry] === 0 &&
      entries[entry + 1] === 0 &&
      entries[entry + 2] === 0 &&
      entries[entry + 3] === 0
    );
  }

  #grow(): void {
    const before = this.#entries;
    this.#places *= 2;
    this.#entries = new Int32Array(this.#places * ENTRY);
    this.#taken = 0;
    for (let entry = 0; entry < before.length; entry += ENTRY) {
      const ordinal = before[entry + ORDINAL] ?? NO_ORDINAL;
      if (ordinal !== NO_ORDINAL) this.#enter(before.subarray(entry, entry + ORDINAL), ordinal);
    }
  }
}

/** Made once, because every question reads one. */
const NUMBERS = new Int32Array(ORDINAL);

const LENGTH = 36;

/** A UUID in small letters as four numbers, good until the next one is read; null for any other text and for the empty UUID. */
export function numbersOf(id: string): Int32Array | null {
  if (id.length !== LENGTH || !isDivided(id)) return null;
  const a = digits(id, 0);
  const b = digits(id, 4);
  const c = digits(id, 9);
  const d = digits(id, 14);
  const e = digits(id, 19);
  const f = digits(id, 24);
  const g = digits(id, 28);
  const h = digits(id, 32);
  // Below zero where any digit is none.
  if ((a | b | c | d | e | f | g | h) <= 0) return null;
  NUMBERS[0] = (a << 16) | b;
  NUMBERS[1] = (c << 16) | d;
  NUMBERS[2] = (e << 16) | f;
  NUMBERS[3] = (g << 16) | h;
  return NUMBERS;
}

function isDivided(id: string): boolean {
  return id[8] === '-' && id[13] === '-' && id[18] === '-' && id[23] === '-';
}

/** Four hexadecimal digits as a number, below zero where one of them is none. */
function digits(id: string, place: number): number {
  return (
    (digit(id, place) << 12) |
    (digit(id, place + 1) << 8) |
    (digit(id, place + 2) << 4) |
    digit(id, place + 3)
  );
}

const NO_DIGIT = -1;
/** What each sign is worth, by its code. */
const WORTH = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
);

function digit(id: string, place: number): number {
  return WORTH[id.charCodeAt(place)] ?? NO_DIGIT;
}

/** Spread over all bits, because ids made one after the other differ in few. */
function mixed(key: Int32Array): number {
  const sum =
    Math.imul(key[0] ?? 0, 0x9e3779b1) ^
    Math.imul(key[1] ?? 0, 0x85ebca6b) ^
    Math.imul(key[2] ?? 0, 0xc2b2ae35);
  const all = Math.imul(sum ^ (key[3] ?? 0), 0x27d4eb2f);
  return all ^ (all >>> 15);
}
