import { crc32, deflateSync } from 'node:zlib';
import { RefusedFile } from './finding.ts';
import { wordsOfWholeChunks } from './png-chunks.ts';
import { processorTimeOf } from './processor-time.fixture.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, content: Buffer | string = ''): Buffer {
  const typed = Buffer.concat([Buffer.from(type), Buffer.from(content)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(typed.length - 4);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

const packed = (before: string, text: string): Buffer =>
  Buffer.concat([Buffer.from(before), deflateSync(text)]);

async function wordsIn(...chunks: readonly Buffer[]): Promise<string> {
  try {
    return await wordsOfWholeChunks(Buffer.concat([SIGNATURE, ...chunks, chunk('IEND')]));
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

describe('the words beside the pixels of a picture', () => {
  it.each<readonly [string, string, Buffer | string, string]>([
    ['stand in a text', 'tEXt', 'PatientID\u0000943 476 5919', 'PatientID\n943 476 5919'],
    [
      'stand in a packed text',
      'zTXt',
      packed('Comment\0\0', '943 476 5919'),
      'Comment\n943 476 5919',
    ],
    [
      'stand in the name of a packed text',
      'zTXt',
      packed('943 476 5919\0\0', 'a'),
      '943 476 5919\na',
    ],
    ['stand in the name of its colours', 'iCCP', packed('943 476 5919\0\0', 'a'), '943 476 5919'],
    ['stand in a text of a language', 'iTXt', 'a\0\0\0en\0\0J\u00e9', 'a\nen\nJ\u00e9'],
    [
      'stand in a packed text of a language',
      'iTXt',
      packed('a\0\u0001\0en\0b\0', 'J\u00e9'),
      'a\nen\nb\nJ\u00e9',
    ],
    [
      'stand where it says how it was taken',
      'eXIf',
      'MM\u0000*\u0000\u0000Seen\u0000by',
      'MM\n*\nSeen\nby',
    ],
    ['are none that programs write for programs', 'iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x/>', ''],
    [
      'stand there in letters of two bytes',
      'eXIf',
      Buffer.concat([Buffer.from('II*\0\0'), Buffer.from('9434765919', 'utf16le')]),
      'II*\n9\n4\n3\n4\n7\n6\n5\n9\n1\n9\n\n9434765919',
    ],
    [
      'stand where programs write figures for programs',
      'tEXt',
      'Raw profile type NHS\0 943 476 5919',
      'Raw profile type NHS\n 943 476 5919',
    ],
    [
      'are none in figures',
      'zTXt',
      packed('Raw profile type exif\0\0', '\nexif\n       2\n0a\n'),
      'Raw profile type exif\n\nexif\n       2\n',
    ],
    ['are none in its colours', 'iCCP', packed('ICC\0\0', 'a'), 'ICC'],
    ['are none in what has no meaning', 'prIv', 'a', ''],
  ])('%s', async (_, type, content, words) => {
    expect(await wordsIn(chunk(type, content))).toBe(words);
  });

  it('are refused in a moment where they are packed without end', async () => {
    const text = chunk('zTXt', packed('a\0\0', 'b'));
    const texts = Array.from({ length: 50_000 }, () => text);
    const took = await processorTimeOf(async () => {
      expect(await wordsIn(...texts)).toBe('too-large-inside');
    });
    expect(took).toBeLessThan(4_000);
  });

  it('are refused in a moment where they are zeros without end', async () => {
    const texts = Array.from({ length: 15 }, () =>
      chunk('zTXt', packed('a\0\0', '\0'.repeat(1_000_000))),
    );
    const took = await processorTimeOf(async () => {
      expect(await wordsIn(...texts, ...texts)).toBe('too-large-inside');
    });
    expect(took).toBeLessThan(1_000);
  });

  it('are refused where readers may unpack more of them', async () => {
    const text = packed('a\0\0', '943 476 5919');
    text[text.length - 1] = (text.at(-1) ?? 0) ^ 1;
    expect(await wordsIn(chunk('zTXt', text))).toBe('unreadable');
  });

  it('are refused where nobody reads them all', async () => {
    expect(await wordsIn(chunk('tEXt', `a\0${'b'.repeat(1_000_000)}`))).toBe('too-large-inside');
  });
});
