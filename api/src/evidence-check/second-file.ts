import { RefusedFile } from './finding.ts';

const END_OF_ARCHIVE = 'PK\u0005\u0006';
const LARGE_END_OF_ARCHIVE = 'PK\u0006\u0007';
const ENTRY_OF_ARCHIVE = 'PK\u0001\u0002';
const END_BYTES = 22;
/** An archive is found from its end, which stands as far before the end of the file as its comment is long at most. */
const END_WITHIN_BYTES = END_BYTES + 0xffff;
const PDF_START = '%PDF-';
/** So far into a file some readers look for the start of a PDF. */
const PDF_START_WITHIN_BYTES = 1024;

/**
 * A document or picture is not a ZIP archive (a program in Java, an office document) as well. Four letters may
 * stand there by chance; the end of an archive behind an entry of its list of files does not. Where the list
 * stands is said in several ways, which readers take differently: any place before the end will do.
 * @throws RefusedFile
 */
export function requireNoArchive(bytes: Buffer): void {
  const endAt = bytes.lastIndexOf(END_OF_ARCHIVE, bytes.length - END_BYTES, 'latin1');
  if (endAt === -1 || endAt < bytes.length - END_WITHIN_BYTES) return;
  const before = bytes.subarray(0, endAt);
  for (const part of [ENTRY_OF_ARCHIVE, LARGE_END_OF_ARCHIVE]) {
    if (before.includes(part, 0, 'latin1')) throw new RefusedFile('hidden-content');
  }
}

/** A picture is not a PDF as well. @throws RefusedFile */
export function requireNoPdf(bytes: Buffer): void {
  if (!bytes.subarray(0, PDF_START_WITHIN_BYTES).includes(PDF_START, 0, 'latin1')) return;
  throw new RefusedFile('hidden-content');
}
