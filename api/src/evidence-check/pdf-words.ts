import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { BESIDE_PAGES, PAGE_END, RefusedFile } from './finding.ts';

const MOST_CHARACTERS = 1_000_000;
/** What a document may say about itself (ISO 32000-2, 14.3.3); who made it is no text. */
const PROPERTIES = ['Title', 'Subject', 'Author', 'Keywords'] as const;

/**
 * All that somebody reads in a document: what is printed on its pages, what was written onto them (remarks and
 * fields of a form), and behind them its properties and bookmarks. A page that cannot be read has no text; the
 * document is judged as a whole.
 * @throws RefusedFile where no page can be read, or where there is more text than people read
 */
export async function wordsOf(document: PDFDocumentProxy): Promise<string> {
  const pages: string[] = [];
  let readable = 0;
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const words = await document.getPage(number).then(wordsOfPage, () => null);
    if (words !== null) readable += 1;
    length += words?.length ?? 0;
    if (length > MOST_CHARACTERS) throw new RefusedFile('too-large-inside');
    pages.push(words ?? '');
  }
  if (readable === 0) throw new RefusedFile('unreadable');
  const beside = plain([...(await propertiesOf(document)), ...(await bookmarksOf(document))]);
  if (beside.length > MOST_CHARACTERS) throw new RefusedFile('too-large-inside');
  return pages.join(PAGE_END) + (beside === '' ? '' : BESIDE_PAGES + beside);
}

/** Null where what is printed on it cannot be read. */
async function wordsOfPage(page: PDFPageProxy): Promise<string | null> {
  try {
    const { items } = await page.getTextContent();
    const printed = items.map((item) =>
      'str' in item ? `${item.str}${item.hasEOL ? '\n' : ' '}` : '',
    );
    return plain([printed.join(''), ...(await writtenOnto(page))]);
  } catch {
    return null;
  } finally {
    page.cleanup();
  }
}

async function writtenOnto(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations = (await page.getAnnotations().catch(() => [])) as readonly {
    readonly fieldValue?: unknown;
    readonly contentsObj?: { readonly str?: unknown };
  }[];
  return annotations.flatMap(({ fieldValue, contentsObj }) =>
    [fieldValue, contentsObj?.str].flat().filter(isText),
  );
}

async function propertiesOf(document: PDFDocumentProxy): Promise<readonly string[]> {
  const { info } = await document.getMetadata();
  const properties = info as Readonly<Record<string, unknown>>;
  return PROPERTIES.map((name) => properties[name]).filter(isText);
}

type Bookmarks = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function bookmarksOf(document: PDFDocumentProxy): Promise<readonly string[]> {
  // Null where there are none, which its type does not say; those that cannot be read no reader shows either.
  const first = await document.getOutline().catch<Bookmarks | null>(() => null);
  const waiting: Bookmarks[] = first === null ? [] : [first];
  const titles: string[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { title, items } of next) {
      titles.push(title);
      waiting.push(items as Bookmarks);
    }
  }
  return titles;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** On lines of their own, with one blank where several stand, and without what divides pages. */
function plain(words: readonly string[]): string {
  return words
    .join('\n')
    .replaceAll(PAGE_END, ' ')
    .replaceAll(BESIDE_PAGES, ' ')
    .replaceAll(/ {2,}/g, ' ');
}
