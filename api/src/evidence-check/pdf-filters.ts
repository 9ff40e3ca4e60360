import { RefusedFile } from './finding.ts';
import { inflated, inflatedSize } from './pdf-streams.ts';

/** What a stream was packed with (ISO 32000-2, table 6), and for pictures the short names of readers. */
const FILTERS = {
  ASCIIHexDecode: 'hex',
  AHx: 'hex',
  ASCII85Decode: 'base-85',
  A85: 'base-85',
  FlateDecode: 'flate',
  Fl: 'flate',
  LZWDecode: 'lzw',
  LZW: 'lzw',
  RunLengthDecode: 'run-length',
  RL: 'run-length',
  DCTDecode: 'picture',
  DCT: 'picture',
  JPXDecode: 'picture',
  JPX: 'picture',
  CCITTFaxDecode: 'picture',
  CCF: 'picture',
  JBIG2Decode: 'picture',
} as const;
type Filter = (typeof FILTERS)[keyof typeof FILTERS];

const MOST_PACKINGS = 2;
/** Of what was packed twice, in between: it is smaller than its content by its own packing. */
const MOST_BYTES_BETWEEN = 64 * 1024 * 1024;

/**
 * How large a stream is when it is unpacked, as far as that is not the decoding of a picture.
 * @param names its filters, from the outside in
 * @throws RefusedFile beyond `most` bytes, where it was packed in a way that only bombs are, or one not known here.
 */
export async function unpackedSize(
  bytes: Buffer,
  names: readonly string[],
  most: number,
): Promise<number> {
  const filters = filtersOf(names);
  const packings = filters.filter(packs);
  if (packings.length > MOST_PACKINGS) throw new RefusedFile('too-large-inside');
  if (packings.length === 0) return 0;
  const last = filters.findLastIndex(packs);
  let inner = bytes;
  for (const filter of filters.slice(0, last)) inner = await unpacked(inner, filter);
  // Readers differ in which of the parameters they take for whether codes grow one early.
  if (filters[last] === 'lzw') {
    return Math.max(sizeOfLzw(inner, most, true), sizeOfLzw(inner, most, false));
  }
  return filters[last] === 'run-length' ? sizeOfRuns(inner, most) : inflatedSize(inner, 1, most);
}

/** How many times a stream was deflated, where nothing else was done to it. @throws RefusedFile */
export function timesDeflated(names: readonly string[]): number {
  if (filtersOf(names).some((filter) => filter !== 'flate')) throw new RefusedFile('unreadable');
  return names.length;
}

const packs = (filter: Filter): boolean => ['flate', 'lzw', 'run-length'].includes(filter);

/** Readers pass over names that they do not know and unpack what is behind them, as they do behind a picture. */
function filtersOf(names: readonly string[]): readonly Filter[] {
  const filters = names.map((name) => {
    if (Object.hasOwn(FILTERS, name)) return FILTERS[name as keyof typeof FILTERS];
    throw new RefusedFile('unreadable');
  });
  if (filters.slice(0, -1).includes('picture')) throw new RefusedFile('unreadable');
  return filters;
}

async function unpacked(bytes: Buffer, filter: Filter): Promise<Buffer> {
  switch (filter) {
    case 'hex':
      return fromHex(bytes);
    case 'base-85':
      return fromBase85(bytes);
    case 'flate':
      return inflated(bytes, 1, MOST_BYTES_BETWEEN);
    case 'lzw':
    case 'run-length':
    case 'picture':
      // Nobody packs what is packed like this already.
      throw new RefusedFile('too-large-inside');
  }
}

function fromHex(bytes: Buffer): Buffer {
  const end = bytes.indexOf('>');
  const written = bytes.toString('latin1', 0, end === -1 ? undefined : end);
  const digits = written.replaceAll(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const EXCLAMATION_MARK = 0x21;
const LETTER_U = 0x75;
const LETTER_Z = 0x7a;
const TILDE = 0x7e;

/** Five letters from `!` to `u` are four bytes, `z` four zeros; to `~`. Whatever else stands there is passed over. */
function fromBase85(bytes: Buffer): Buffer {
  // A `z` alone is four bytes.
  const out = Buffer.alloc(bytes.length * 4 + 4);
  let size = 0;
  let value = 0;
  let letters = 0;
  for (const letter of bytes) {
    if (letter === TILDE) break;
    if (letter === LETTER_Z && letters === 0) size += 4;
    if (letter < EXCLAMATION_MARK || letter > LETTER_U) continue;
    value = value * 85 + letter - EXCLAMATION_MARK;
    letters += 1;
    if (letters < 5) continue;
    out.writeUInt32BE(value % 2 ** 32, size);
    size += 4;
    value = 0;
    letters = 0;
  }
  if (letters < 2) return out.subarray(0, size);
  for (let missing = letters; missing < 5; missing += 1) value = value * 85 + 84;
  out.writeUInt32BE(value % 2 ** 32, size);
  return out.subarray(0, size + letters - 1);
}

const END_OF_RUNS = 128;

/** A byte up to 127 says how many follow, less one; above 128 how often the next stands, less 257. */
function sizeOfRuns(bytes: Buffer, most: number): number {
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const run = bytes[at] ?? END_OF_RUNS;
    if (run === END_OF_RUNS) break;
    size += run < END_OF_RUNS ? run + 1 : 257 - run;
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

/** Each code stands for what the one before stood for and a byte more; of that only the length is kept. */
function sizeOfLzw(bytes: Buffer, most: number, earlyChange: boolean): number {
  const lengths = new Uint32Array(2 ** LONGEST_CODE).fill(1, 0, FRESH_TABLE);
  const early = earlyChange ? 1 : 0;
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
    const length = code < next ? (lengths[code] ?? 1) : before + 1;
    if (before > 0 && next < lengths.length) {
      lengths[next] = before + 1;
      next += 1;
    }
    before = length;
    size += length;
    if (size > most) throw new RefusedFile('too-large-inside');
    if (next + early >= 2 ** width && width < LONGEST_CODE) width += 1;
  }
  return size;
}
