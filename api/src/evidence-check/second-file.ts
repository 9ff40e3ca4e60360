import { RefusedFile } from './finding.ts';

const END_OF_ARCHIVE = 'PK\u0005\u0006';
const LARGE_END_OF_ARCHIVE = 'PK\u0006\u0007';
const ENTRY_OF_ARCHIVE = 'PK\u0001\u0002';
const END_BYTES = 22;
/** An archive is found from its end, which stands as far before the end of the file as its comment is long at most. */
const END_WITHIN_BYTES = END_BYTES + 0xffff;
/** Archives behind a program that unpacks them: RAR and 7z. Their own programs look so far for them. */
const ARCHIVE_WITHIN_BYTES = 2 * 1024 * 1024;
const ARCHIVE_STARTS = ['Rar!\u001a\u0007', '7z\u00bc\u00af\u0027\u001c'];
/** What is known by letters at one place alone: pictures of patients (DICOM), tapes, and discs. */
const KNOWN_AT = [
  ['DICM', 128],
  ['ustar', 257],
  ['CD001', 0x8001],
  ['CD001', 0x8801],
  ['CD001', 0x9001],
] as const;
/** Nobody looks further for what a file is; the whole of a large one takes longer than all else here. */
const PAGE_START_WITHIN_BYTES = 64 * 1024;
/** Letters with which a web page or a program of its server begins. */
const PAGE_START = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)\b/i;
const FIRST_OBJECT = /\d[\0\s]+obj\b/;
/** Lines that only the parts of a letter have, which word processors open as a document. */
const LETTER_LINES = [/^mime-version:/im, /\bboundary=/i];

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
  // Only there: to look for four letters in all of a scan takes as long as reading it.
  const from = Math.max(0, bytes.length - END_WITHIN_BYTES);
  const ending = bytes.subarray(from);
  const endAt = ending.lastIndexOf(END_OF_ARCHIVE, ending.length - END_BYTES, 'latin1');
  if (endAt === -1) return;
  const before = bytes.subarray(0, from + endAt);
  for (const part of [ENTRY_OF_ARCHIVE, LARGE_END_OF_ARCHIVE]) {
    if (before.includes(part, 0, 'latin1')) throw new RefusedFile('hidden-content');
  }
}

/**
 * A document or picture is not a file of another kind as well, whose own programs would open it.
 * @throws RefusedFile
 */
export function requireOneFile(bytes: Buffer): void {
  requireNoArchive(bytes);
  const beginning = bytes.subarray(0, ARCHIVE_WITHIN_BYTES);
  const isOther =
    KNOWN_AT.some(
      ([letters, at]) => bytes.toString('latin1', at, at + letters.length) === letters,
    ) || ARCHIVE_STARTS.some((start) => beginning.includes(start, 0, 'latin1'));
  if (isOther) throw new RefusedFile('hidden-content');
}

/** A PDF is not a web page as well, nor a letter in parts. @throws RefusedFile */
export function requireNoPage(bytes: Buffer): void {
  const text = bytes.toString('latin1', 0, PAGE_START_WITHIN_BYTES);
  const beforeObjects = text.slice(0, FIRST_OBJECT.exec(text)?.index);
  const isOther =
    PAGE_START.test(beforeObjects) || LETTER_LINES.every((pattern) => pattern.test(text));
  if (isOther) throw new RefusedFile('hidden-content');
}

/** A picture is not a PDF as well. @throws RefusedFile */
export function requireNoPdf(bytes: Buffer): void {
  if (!bytes.subarray(0, PDF_START_WITHIN_BYTES).includes(PDF_START, 0, 'latin1')) return;
  throw new RefusedFile('hidden-content');
}
