import { RefusedFile } from './finding.ts';

/** No program has packed more than a page in these ways for decades: of what is larger nothing is made. */
const MOST_BYTES = 64 * 1024 * 1024;

const END_OF_RUNS = 128;

/**
 * A byte up to 127 says how many follow, less one; above 128 how often the next stands, less 257.
 * @throws RefusedFile beyond `most` bytes, or 64 MiB
 */
export function fromRuns(bytes: Buffer, most: number): Buffer {
  const out = Buffer.alloc(sizeOfRuns(bytes, Math.min(most, MOST_BYTES)));
  let size = 0;
  for (let at = 0; at < bytes.length && bytes[at] !== END_OF_RUNS;) {
    const run = bytes[at] ?? END_OF_RUNS;
    const length = lengthOfRun(run);
    const end = size + length;
    if (run < END_OF_RUNS) bytes.copy(out, size, at + 1, at + 1 + length);
    else out.fill(bytes[at + 1] ?? 0, size, end);
    size = end;
    at += run < END_OF_RUNS ? run + 2 : 2;
  }
  return out;
}

const lengthOfRun = (run: number): number => (run < END_OF_RUNS ? run + 1 : 257 - run);

function sizeOfRuns(bytes: Buffer, most: number): number {
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const run = bytes[at] ?? END_OF_RUNS;
    if (run === END_OF_RUNS) break;
    size += lengthOfRun(run);
    if (size > most) throw new RefusedFile('too-large-inside');
    at += run < END_OF_RUNS ? run + 2 : 2;
  }
  return size;
}

const FRESH_TABLE = 256;
const END_OF_CODES = 257;
const FIRST_OWN_CODE = 258;
const SHORTEST_CODE = 9;
const LONGEST_CODE = 12;

/**
 * Each code stands for what the one before stood for and a byte more: for a stretch of what was unpacked before.
 * @param isEarly whether codes grow one early
 * @throws RefusedFile beyond `most` bytes, or 64 MiB
 */
export function fromLzw(bytes: Buffer, most: number, isEarly: boolean): Buffer {
  const limit = Math.min(most, MOST_BYTES);
  const starts = new Uint32Array(2 ** LONGEST_CODE);
  const lengths = new Uint32Array(2 ** LONGEST_CODE);
  const early = isEarly ? 1 : 0;
  let out = Buffer.alloc(Math.min(limit, bytes.length * 4 + 64));
  let size = 0;
  let next = FIRST_OWN_CODE;
  let width = SHORTEST_CODE;
  let before = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xff_ffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >>> bits) & (2 ** width - 1);
    if (code === END_OF_CODES) break;
    if (code === FRESH_TABLE) {
      next = FIRST_OWN_CODE;
      width = SHORTEST_CODE;
      before = 0;
      continue;
    }
    if (before > 0 && next < lengths.length) {
      // What stood before, and the byte that is written now.
      starts[next] = size - before;
      lengths[next] = before + 1;
      next += 1;
    }
    const length = code < FRESH_TABLE ? 1 : code < next ? (lengths[code] ?? 0) : before;
    if (size + length > limit) throw new RefusedFile('too-large-inside');
    if (size + length > out.length) {
      out = Buffer.concat([out], Math.min(limit, (size + length) * 2));
    }
    if (code < FRESH_TABLE) out[size] = code;
    else copyWithin(out, code < next ? (starts[code] ?? 0) : size - before, size, length);
    before = length;
    size += length;
    if (next + early >= 2 ** width && width < LONGEST_CODE) width += 1;
  }
  return out.subarray(0, size);
}

/** Byte by byte: the last to be read may have been written just now. */
function copyWithin(out: Buffer, from: number, to: number, length: number): void {
  for (let place = 0; place < length; place += 1) out[to + place] = out[from + place] ?? 0;
}
