import { fileTypeFromBuffer } from 'file-type';
import type { EvidenceMediaType } from '@oart/contract';

/** What is kept: what people may send, and the passports of other employers. */
export type StoredMediaType = EvidenceMediaType | 'application/json';

/** How many bytes of either end of a file `isWhatItClaims` needs to see. */
export const HEAD_BYTES = 4100;
export const TAIL_BYTES = 2048;

const PDF_START = Buffer.from('%PDF-', 'latin1');
const PDF_END = Buffer.from('%%EOF', 'latin1');
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The empty IEND chunk with its checksum closes every PNG. */
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

/**
 * Whether the content is of the declared type, judged by the bytes alone: our own marks at both ends,
 * so that nothing hides before or behind the document, and a second opinion by `file-type`.
 */
export async function isWhatItClaims(
  mediaType: StoredMediaType,
  head: Buffer,
  tail: Buffer,
): Promise<boolean> {
  if (!hasItsMarks(mediaType, head, tail)) return false;
  const opinion = await fileTypeFromBuffer(head);
  return isText(mediaType) ? opinion === undefined : opinion?.mime === mediaType;
}

function hasItsMarks(mediaType: StoredMediaType, head: Buffer, tail: Buffer): boolean {
  switch (mediaType) {
    case 'application/pdf':
      return startsWith(head, PDF_START) && endsWithMark(tail, PDF_END);
    case 'image/png':
      return startsWith(head, PNG_START) && tail.subarray(-PNG_END.length).equals(PNG_END);
    case 'text/markdown':
    case 'text/csv':
    case 'application/json':
      // Whether every byte of it is text, the check process says.
      return !head.includes(0) && !tail.includes(0);
  }
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

function endsWithMark(tail: Buffer, mark: Buffer): boolean {
  const last = tail.lastIndexOf(mark);
  // NUL is white space in a PDF.
  return last !== -1 && /^[\s\0]*$/.test(tail.subarray(last + mark.length).toString('latin1'));
}

function isText(mediaType: StoredMediaType): boolean {
  return mediaType.startsWith('text/') || mediaType === 'application/json';
}
