import { deflateSync } from 'node:zlib';
import { RefusedFile } from './finding.ts';
import { unpackedSize } from './pdf-filters.ts';

const MOST = 1_000_000;
const TEXT = Buffer.from('Certificate '.repeat(500));
const BOMB = deflateSync(Buffer.alloc(2 * MOST));

async function sizeOf(bytes: Buffer | string, names: readonly string[]): Promise<number | string> {
  try {
    return await unpackedSize(Buffer.from(bytes), names, MOST);
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

/** Codes of nine bits each, from 256 (a fresh table) to 257 (the end). */
function codes(...all: readonly number[]): Buffer {
  const bits = [256, ...all, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return Buffer.from(
    bits.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)) ?? [],
  );
}

/** Each code stands for a byte more than the one before: the most that this packing can do. */
function steepestLzw(tables: number, early = 1): Buffer {
  let bits = '100000000';
  const put = (code: number, width: number): void => {
    bits += code.toString(2).padStart(width, '0');
  };
  const widthOf = (code: number): number =>
    Math.min(12, Math.max(9, (code + early).toString(2).length));
  for (let table = 0; table < tables; table += 1) {
    put(32, 9);
    for (let code = 258; code < 4_094; code += 1) put(code, widthOf(code));
    put(256, 12);
  }
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

describe('the size of a stream is found', () => {
  it.each<[string, Buffer | string, readonly string[], number]>([
    ['that is not packed', TEXT, [], 0],
    ['that is a picture', TEXT, ['DCTDecode'], 0],
    ['that is a picture, deflated', deflateSync(TEXT), ['FlateDecode', 'DCTDecode'], 6_000],
    ['that was deflated', deflateSync(TEXT), ['FlateDecode'], 6_000],
    ['that was deflated twice', deflateSync(deflateSync(TEXT)), ['Fl', 'FlateDecode'], 6_000],
    ['in figures', `${deflateSync(TEXT).toString('hex')}>rest`, ['AHx', 'Fl'], 6_000],
    ['in base 85', `${base85(deflateSync(TEXT))}~>`, ['ASCII85Decode', 'FlateDecode'], 6_000],
    ['in base 85 with zeros', 'zz\n!!!~>', ['A85', 'RL'], 5],
    [
      'of runs',
      Buffer.from([2, 1, 2, 3, 254, 7, 129, 8, 128, 9, 9]),
      ['RunLengthDecode'],
      3 + 3 + 128,
    ],
    ['of codes', codes(65, 258, 259, 66), ['LZWDecode'], 1 + 2 + 3 + 1],
    ['of codes with a fresh table', codes(65, 258, 256, 65, 258), ['LZW'], 1 + 2 + 1 + 2],
    ['of codes that grow', steepestLzw(1).subarray(0, 200), ['LZW'], 15_576],
  ])('%s', async (_, bytes, names, size) => {
    expect(await sizeOf(bytes, names)).toBe(size);
  });
});

describe('a stream is too large inside', () => {
  it.each<[string, Buffer | string, readonly string[]]>([
    ['deflated', BOMB, ['FlateDecode']],
    ['deflated twice', deflateSync(BOMB), ['FlateDecode', 'FlateDecode']],
    ['packed three times', '', ['Fl', 'Fl', 'Fl']],
    ['packed three times in figures', '', ['A85', 'Fl', 'AHx', 'RL', 'Fl']],
    ['in figures', `${BOMB.toString('hex')}>`, ['ASCIIHexDecode', 'FlateDecode']],
    ['in base 85', `${base85(BOMB)}~>`, ['ASCII85Decode', 'FlateDecode']],
    ['in runs', Buffer.alloc(20_000, 129), ['RunLengthDecode']],
    ['in runs, deflated', deflateSync(Buffer.alloc(20_000, 129)), ['Fl', 'RL']],
    ['in codes', steepestLzw(1), ['LZWDecode']],
    ['in codes that grow late', steepestLzw(1, 0), ['LZWDecode']],
    ['in codes of many tables', steepestLzw(3), ['LZWDecode']],
    ['in runs that were packed again', '', ['RL', 'Fl']],
    ['in codes that were packed again', '', ['LZW', 'Fl']],
  ])('%s', async (_, bytes, names) => {
    expect(await sizeOf(bytes, names)).toBe('too-large-inside');
  });
});

describe('a stream is not understood that', () => {
  it.each<[string, readonly string[]]>([
    ['was packed in a way of no kind', ['Foo']],
    ['was packed so before it was deflated', ['Foo', 'FlateDecode']],
    ['was packed so after it was deflated', ['FlateDecode', 'Foo']],
    ['was packed by Brotli', ['BrotliDecode']],
    ['is named as all that has a name', ['toString']],
    ['was deflated before it became a picture', ['CCITTFaxDecode', 'FlateDecode']],
    ['is two pictures', ['DCT', 'JPX']],
  ])('%s', async (_, names) => {
    expect(await sizeOf(deflateSync(TEXT), names)).toBe('unreadable');
  });

  it.each('DCTDecode DCT JPXDecode JPX CCITTFaxDecode CCF JBIG2Decode'.split(' '))(
    '%s is a picture',
    async (name) => {
      expect(await sizeOf(TEXT, [name])).toBe(0);
    },
  );
});

function base85(bytes: Buffer): string {
  let written = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4);
    let value = Buffer.concat([group, Buffer.alloc(4 - group.length)]).readUInt32BE();
    let letters = '';
    for (let place = 0; place < 5; place += 1) {
      letters = String.fromCharCode(33 + (value % 85)) + letters;
      value = Math.floor(value / 85);
    }
    written += letters.slice(0, group.length + 1);
  }
  return written;
}
