import { RefusedFile } from './finding.ts';

const END_OF_ARCHIVE = 'PK\u0005\u0006';
const ENTRY_OF_ARCHIVE = 'PK\u0001\u0002';
const SIZE_OF_DIRECTORY_AT = 12;
const END_BYTES = 22;
/** An archive is found from its end, which stands as far before the end of the file as its comment is long at most. */
const END_WITHIN_BYTES = END_BYTES + 0xffff;
const PDF_START = '%PDF-';
/** So far into a file some readers look for the start of a PDF. */
const PDF_START_WITHIN_BYTES = 1024;

/** A document or picture is not a ZIP archive (a program in Java, an office document) as well. @throws RefusedFile */
export function requireNoArchive(bytes: Buffer): void {
  const tail = bytes.subarray(-END_WITHIN_BYTES);
  for (let at = tail.indexOf(END_OF_ARCHIVE, 0, 'latin1'); at !== -1;) {
    if (at + END_BYTES <= tail.length) requireNoDirectory(bytes, bytes.length - tail.length + at);
    at = tail.indexOf(END_OF_ARCHIVE, at + 1, 'latin1');
  }
}

/** A picture is not a PDF as well. @throws RefusedFile */
export function requireNoPdf(bytes: Buffer): void {
  if (!bytes.subarray(0, PDF_START_WITHIN_BYTES).includes(PDF_START, 0, 'latin1')) return;
  throw new RefusedFile('hidden-content');
}

/** Four letters may stand there by chance; a list of files right before them does not. */
function requireNoDirectory(bytes: Buffer, endAt: number): void {
  const startsAt = endAt - bytes.readUInt32LE(endAt + SIZE_OF_DIRECTORY_AT);
  if (startsAt < 0 || startsAt === endAt) return;
  const found = bytes.toString('latin1', startsAt, startsAt + ENTRY_OF_ARCHIVE.length);
  if (found === ENTRY_OF_ARCHIVE) throw new RefusedFile('hidden-content');
}
