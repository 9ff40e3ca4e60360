import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '@oart/competency';
import { askOf } from './ask-log.ts';
import type { AskRow, LoggedAsk } from './ask-log.ts';

/** How many requests, and bytes of them: a batch may be as long as hundreds of others. */
export interface Amount {
  readonly asks: number;
  readonly bytes: number;
}

/** Asks that nothing is added to any more. */
export interface ClosedBundle {
  /** Of the leaf: by it what may have been written before is known. */
  readonly id: string;
  /** What the leaf commits to. */
  readonly payload: Buffer;
  readonly askedFrom: Instant;
  readonly askedUntil: Instant;
}

/** What one leaf may be over; a single ask may be longer. */
const MOST: Amount = { asks: 2_000, bytes: 1024 * 1024 };

const BEFORE = '{"row":{"asks":[';
const AFTER = ']},"schema":"ask_log","version":2}';
const COMMA = 0x2c;
const ROOM_AT_FIRST = 4 * 1024;
/** Bytes of UTF-8 for each unit of a text, at most. */
const LONGEST_SIGN = 3;

/**
 * Asks that are written together, in the order in which they came: one leaf of the log of asks is over all of them.
 * They are put down as the bytes that are sealed at once: as texts they would be carried along by the garbage
 * collector until they are written.
 */
export class AskBundle {
  readonly #id = uuidv7();
  #bytes: Buffer;
  #length: number;
  #asks = 0;
  #isClosed = false;
  #from: Instant | null = null;
  #until: Instant | null = null;

  /** @param room to put them down in, of a bundle that was written; it grows where it is too small */
  constructor(room: Buffer = Buffer.allocUnsafe(ROOM_AT_FIRST)) {
    this.#bytes = room;
    this.#length = room.write(BEFORE, 'latin1');
  }

  add(row: AskRow): void {
    const [, askedAt] = row;
    // Lists of texts and whole numbers have one form, which is canonical (RFC 8785).
    const text = JSON.stringify(row);
    this.#makeRoom(text.length * LONGEST_SIGN + 1 + AFTER.length);
    if (this.#asks > 0) this.#bytes[this.#length++] = COMMA;
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
    this.#asks += 1;
    if (this.#from === null || askedAt < this.#from) this.#from = askedAt;
    if (this.#until === null || askedAt > this.#until) this.#until = askedAt;
  }

  get amount(): Amount {
    return { asks: this.#asks, bytes: this.#length - BEFORE.length };
  }

  /** Whether the next ask belongs into another one. */
  get isFull(): boolean {
    return this.#isClosed || this.#asks >= MOST.asks || this.#length >= MOST.bytes;
  }

  /** As they are written; nothing is added after it. */
  close(): ClosedBundle {
    if (this.#from === null || this.#until === null) throw new Error('A bundle has asks');
    this.#isClosed = true;
    const end = this.#length + this.#bytes.write(AFTER, this.#length, 'latin1');
    const payload = this.#bytes.subarray(0, end);
    return { id: this.#id, payload, askedFrom: this.#from, askedUntil: this.#until };
  }

  /** The room that it took, once it is written: nothing of it is read afterwards. */
  get room(): Buffer {
    return this.#bytes;
  }

  #makeRoom(bytes: number): void {
    const wanted = this.#length + bytes;
    if (wanted <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Bytes below which packing saves nothing. */
export const SHORT = 1024;

/** With this byte a payload begins, and nothing that was packed. */
export const OPEN_BRACE = 0x7b;

/**
 * A payload as it is kept: Zstandard (RFC 8878), packed on a thread of its own; a short one as it is. A copy in any
 * case.
 */
export async function packed(payload: Uint8Array): Promise<Buffer> {
  return payload.length < SHORT ? Buffer.from(payload) : promisify(zstdCompress)(payload, QUICKLY);
}

/** At once: mostly it takes less than to hand it to a thread. @throws where the bytes are not what was kept */
export function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === OPEN_BRACE ? bytes : zstdDecompressSync(bytes);
}

/** The asks in a payload, in their order. Version 1 has named members, one `LoggedAsk` each. */
export function asksIn(payload: Buffer): readonly LoggedAsk[] {
  const { version, row } = JSON.parse(payload.toString()) as
    | { readonly version: 1; readonly row: { readonly asks: readonly LoggedAsk[] } }
    | { readonly version: 2; readonly row: { readonly asks: readonly AskRow[] } };
  return version === 1 ? row.asks : row.asks.map(askOf);
}
