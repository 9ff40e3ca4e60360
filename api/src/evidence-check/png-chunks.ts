import { crc32 } from 'node:zlib';
import { RefusedFile } from './finding.ts';
import { inflated, inflatedWhole } from './pdf-streams.ts';

const SIGNATURE_BYTES = 8;
const LENGTH_BYTES = 4;
const TYPE_BYTES = 4;
const CHECKSUM_BYTES = 4;
const LONGEST_NAME = 79;
/** Of texts and colour profiles together, unpacked: they are no reason for a large file. */
const MOST_BYTES_OF_TEXT = 16 * 1024 * 1024;
/** Each takes its time to begin with. */
const MOST_PACKED_TEXTS = 1_000;
/** Of those that people read. */
const MOST_CHARACTERS = 1_000_000;
/** What programs write for programs: XMP. */
const FOR_PROGRAMS = /^XML:com\.adobe\.xmp\0/;
/** Or figures behind a name and their number. */
const RAW_PROFILE = /^Raw profile type /;
const FIGURES_OF_PROFILE = /(?<=(?:^|\0)\n[^\n\0]{1,79}\n *\d+\n)[0-9a-f\n]*$/;
/** Between texts, and the one that says that the next is packed. */
const ZEROS = /\0+(?:\p{Cc}\0+)?/gu;
/** Letters of two bytes each. */
const WIDE_LETTERS = /(?:[\u0020-\u007e\u00a0-\u00ff]\0){3,}[\u0020-\u007e\u00a0-\u00ff]?/g;
/** Of a description of how a picture was taken, what is no letter. */
const NO_WORDS = /[^\u0020-\u007e\u00a0-\u00ff]+/g;
/** Further pictures (APNG), which most who look at the first never see. */
const FURTHER_PICTURES: ReadonlySet<string> = new Set(['acTL', 'fcTL', 'fdAT']);

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
}

/**
 * A PNG is its chunks, whole and with their checksums, up to its end and nothing behind it; it shows one
 * picture, and no text of it is a bomb.
 * @returns its texts, each on a line of its own
 * @throws RefusedFile
 */
export async function wordsOfWholeChunks(bytes: Buffer): Promise<string> {
  const texts: string[] = [];
  let unpacked = 0;
  let packedTexts = 0;
  for (const chunk of chunksOf(bytes)) {
    if (FURTHER_PICTURES.has(chunk.type)) throw new RefusedFile('hidden-content');
    const start = packedTextAt(chunk);
    if (start === null) {
      texts.push(wordsIn(chunk, chunk.content));
      continue;
    }
    packedTexts += 1;
    if (packedTexts > MOST_PACKED_TEXTS) throw new RefusedFile('too-large-inside');
    const left = MOST_BYTES_OF_TEXT - unpacked;
    const packed = chunk.content.subarray(start);
    const text = await (chunk.type === 'iCCP'
      ? inflated(packed, 1, left)
      : inflatedWhole(packed, left));
    unpacked += text.length;
    texts.push(wordsIn(chunk, Buffer.concat([chunk.content.subarray(0, start), text])));
  }
  const words = texts.filter((each) => each !== '').join('\n');
  if (words.length > MOST_CHARACTERS) throw new RefusedFile('too-large-inside');
  return words;
}

/** @param content of the chunk, unpacked where it was packed */
function wordsIn({ type }: Chunk, content: Buffer): string {
  switch (type) {
    case 'tEXt':
    case 'zTXt':
    case 'iTXt':
      return wordsOfText(content, type === 'iTXt' ? 'utf8' : 'latin1');
    case 'iCCP':
    case 'sPLT':
      return content.toString('latin1', 0, LONGEST_NAME).replace(/\0[^]*$/, '');
    case 'eXIf': {
      const written = content.toString('latin1');
      const wide = Array.from(written.matchAll(WIDE_LETTERS), ([letters]) => letters);
      return [
        written.replaceAll(NO_WORDS, '\n'),
        ...wide.map((letters) => letters.replaceAll('\0', '')),
      ].join('\n');
    }
    default:
      return '';
  }
}

/** With its name, what it says of its language, and what it says. */
function wordsOfText(content: Buffer, coding: 'utf8' | 'latin1'): string {
  const name = content.toString('latin1', 0, LONGEST_NAME + 1);
  if (FOR_PROGRAMS.test(name)) return '';
  const text = content.toString(coding);
  const said = RAW_PROFILE.test(name) ? text.replace(FIGURES_OF_PROFILE, '') : text;
  return said.replaceAll(ZEROS, '\n');
}

function* chunksOf(bytes: Buffer): Generator<Chunk> {
  let at = SIGNATURE_BYTES;
  while (at + LENGTH_BYTES + TYPE_BYTES + CHECKSUM_BYTES <= bytes.length) {
    const typeAt = at + LENGTH_BYTES;
    const end = typeAt + TYPE_BYTES + bytes.readUInt32BE(at);
    if (end + CHECKSUM_BYTES > bytes.length) break;
    if (crc32(bytes.subarray(typeAt, end)) !== bytes.readUInt32BE(end)) break;
    const type = bytes.toString('latin1', typeAt, typeAt + TYPE_BYTES);
    yield { type, content: bytes.subarray(typeAt + TYPE_BYTES, end) };
    at = end + CHECKSUM_BYTES;
    if (type !== 'IEND') continue;
    if (at < bytes.length) throw new RefusedFile('hidden-content');
    return;
  }
  throw new RefusedFile('unreadable');
}

/** Where the packed part of a text or colour profile begins; null where nothing is packed. */
function packedTextAt({ type, content }: Chunk): number | null {
  const named = content.indexOf(0);
  if (named === -1) return null;
  // Behind the name stands how it is packed; in an international text first whether, then its language.
  if (type === 'zTXt' || type === 'iCCP') return named + 2;
  if (type !== 'iTXt' || content[named + 1] !== 1) return null;
  const language = content.indexOf(0, named + 3);
  const translated = content.indexOf(0, language + 1);
  return language === -1 || translated === -1 ? null : translated + 1;
}
