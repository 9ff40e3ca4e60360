import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PasswordException, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { RefusedFile } from './finding.ts';
import { timesSavedAgain } from './pdf-revisions.ts';
import { requireInertStructure } from './pdf-structure.ts';
import { wordsOf } from './pdf-words.ts';
import { requireNoPage, requireOneFile } from './second-file.ts';

const MOST_PAGES = 200;

export interface CheckedPdf {
  readonly text: string;
  readonly savedAgain: number;
}

/** What a PDF says that opens, asks for nothing and is of a size that people read. @throws RefusedFile */
export async function checkPdf(bytes: Buffer): Promise<CheckedPdf> {
  requireOneFile(bytes);
  requireNoPage(bytes);
  const richTexts = await requireInertStructure(bytes);
  const savedAgain = timesSavedAgain(bytes);
  const loading = getDocument({
    data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES) throw new RefusedFile('too-many-pages');
    await requireNothingOffered(document);
    return { text: await wordsOf(document, richTexts), savedAgain };
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile(error instanceof PasswordException ? 'encrypted' : 'unreadable');
  } finally {
    await loading.destroy();
  }
}

/** What the reader itself finds, where it took the structure otherwise than we did. */
async function requireNothingOffered(document: PDFDocumentProxy): Promise<void> {
  if ((await document.getJSActions()) !== null) throw new RefusedFile('script');
  if ((await document.getAttachments()) !== null) throw new RefusedFile('embedded-file');
  const { info } = await document.getMetadata();
  if (isSaid(info, 'EncryptFilterName')) throw new RefusedFile('encrypted');
  if (isSaid(info, 'IsXFAPresent')) throw new RefusedFile('form-xfa');
  if (isSaid(info, 'IsCollectionPresent')) throw new RefusedFile('embedded-file');
}

function isSaid(info: object, key: string): boolean {
  return Boolean((info as Readonly<Record<string, unknown>>)[key]);
}
