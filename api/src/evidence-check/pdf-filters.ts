import { RefusedFile } from './finding.ts';
import { fromLzw, fromRuns } from './pdf-codes.ts';
import { inflated, inflatedSize, inflatedWhole } from './pdf-streams.ts';

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
 * How large a stream is when it is unpacked, as far as that is not the decoding of a picture; 0 where it was not packed.
 * @param names its filters, from the outside in
 * @param take is given what was unpacked, piece after piece, unless it is a picture; of codes both ways to read them
 * @throws RefusedFile beyond `most` bytes, where it was packed in a way that only bombs are, or one not known here.
 */
export async function unpackedSize(
  bytes: Buffer,
  names: readonly string[],
  most: number,
  take: (piece: Buffer) => void = () => undefined,
): Promise<number> {
  const filters = filtersOf(names);
  const isPicture = filters.at(-1) === 'picture';
  const unpackings = isPicture ? filters.slice(0, -1) : filters;
  const packings = unpackings.filter(packs);
  if (packings.length > MOST_PACKINGS) throw new RefusedFile('too-large-inside');
  if (isPicture && packings.length === 0) return 0;
  let inner = bytes;
  for (const filter of unpackings.slice(0, -1)) inner = await unpacked(inner, filter);
  const size = await lastUnpacked(inner, unpackings.at(-1), most, isPicture ? undefined : take);
  return packings.length === 0 ? 0 : size;
}

/** What a stream holds, unpacked. @throws RefusedFile beyond `most` bytes. */
export async function contentOf(
  bytes: Buffer,
  filters: readonly string[],
  most: number,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await unpackedSize(bytes, filters, most, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

/** The same, where nothing of it is damaged: what people read. @throws RefusedFile where something is, as well. */
export async function wholeContentOf(
  bytes: Buffer,
  names: readonly string[],
  most: number,
): Promise<Buffer> {
  const filters = filtersOf(names);
  const place = filters.lastIndexOf('flate');
  if (place === -1) return contentOf(bytes, names, most);
  const outer = await wholeContentOf(bytes, names.slice(0, place), MOST_BYTES_BETWEEN);
  return contentOf(await inflatedWhole(outer, most), names.slice(place + 1), most);
}

/** Whether any of these filters makes a stream smaller, other than as a picture. @throws RefusedFile as above. */
export function isPacked(names: readonly string[]): boolean {
  return filtersOf(names).some(packs);
}

/** Whether a stream is a picture behind its other filters. @throws RefusedFile as above. */
export function isPictureBehind(names: readonly string[]): boolean {
  return filtersOf(names).at(-1) === 'picture';
}

async function lastUnpacked(
  bytes: Buffer,
  filter: Filter | undefined,
  most: number,
  take: (piece: Buffer) => void = () => undefined,
): Promise<number> {
  switch (filter) {
    case 'flate':
      return inflatedSize(bytes, 1, most, take);
    case 'lzw': {
      // Readers differ in which of the parameters they take for whether codes grow one early.
      const both = [true, false].map((isEarly) => fromLzw(bytes, most, isEarly));
      both.forEach(take);
      return Math.max(...both.map(({ length }) => length));
    }
    case 'run-length': {
      const content = fromRuns(bytes, most);
      take(content);
      return content.length;
    }
    case 'hex':
    case 'base-85':
    case 'picture':
    case undefined: {
      const content = filter === undefined ? bytes : await unpacked(bytes, filter);
      take(content);
      return content.length;
    }
  }
}

/** How many times a stream was deflated, where nothing else was done to it. @throws RefusedFile */
export function timesDeflated(names: readonly string[]): number {
  if (filtersOf(names).some((filter) => filter !== 'flate')) throw new RefusedFile('unreadable');
  return names.length;
}

/** These filters, where all readers take them alike, and none is a picture. @throws RefusedFile */
export function requireOneReading(names: readonly string[]): readonly string[] {
  const isOther = filtersOf(names).some((filter) => filter === 'lzw' || filter === 'picture');
  if (isOther) throw new RefusedFile('unreadable');
  return names;
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

/** Five letters from `!` to `u` are four bytes, `z` four zeros; to `~`. Whatever else stands there is passed over. */
function fromBase85(bytes: Buffer): Buffer {
  const end = bytes.indexOf('~');
  const written = end === -1 ? bytes : bytes.subarray(0, end);
  // A `z` alone is four bytes.
  const out = Buffer.alloc(written.length * 4 + 4);
  let size = 0;
  let value = 0;
  let letters = 0;
  for (const letter of written) {
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
