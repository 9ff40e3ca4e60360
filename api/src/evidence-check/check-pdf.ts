import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PasswordException, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PAGE_END, RefusedFile } from './finding.ts';
import { requireRevisionsBehindEnd } from './pdf-revisions.ts';
import { requireInertStructure } from './pdf-structure.ts';
import { requireNoArchive } from './second-file.ts';

const MOST_PAGES = 200;
const MOST_CHARACTERS = 1_000_000;

/** The text of a PDF that opens, asks for nothing and is of a size that people read. @throws RefusedFile */
export async function checkPdf(bytes: Buffer): Promise<string> {
  requireNoArchive(bytes);
  await requireInertStructure(bytes);
  requireRevisionsBehindEnd(bytes);
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
    return await textOf(document);
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
}

/** A page that cannot be read has no text; the document is judged as a whole. */
async function textOf(document: PDFDocumentProxy): Promise<string> {
  let text = '';
  let readable = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    if (number > 1) text += PAGE_END;
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items)
        text += 'str' in item ? `${item.str}${item.hasEOL ? '\n' : ' '}` : '';
      page.cleanup();
      readable += 1;
    } catch {
      continue;
    }
    if (text.length > MOST_CHARACTERS) throw new RefusedFile('too-large-inside');
  }
  if (readable === 0) throw new RefusedFile('unreadable');
  return text;
}
