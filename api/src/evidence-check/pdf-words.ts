import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { BESIDE_PAGES, PAGE_END, RefusedFile } from './finding.ts';

const MOST_CHARACTERS = 1_000_000;
/** What a document may say about itself (ISO 32000-2, 14.3.3); who made it is no text. */
const PROPERTIES = ['Title', 'Subject', 'Author', 'Keywords'] as const;
/** The same in its metadata (XMP, ISO 16684-1), in the letters of `pdfjs-dist`. */
const XMP_PROPERTIES = 'dc:title dc:description dc:creator dc:subject pdf:keywords'.split(' ');
/** Written as attributes, which `pdfjs-dist` passes over. */
const XMP_ATTRIBUTE =
  /[\s"'](?:dc:(?:title|description|creator|subject)|pdf:keywords)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/**
 * All that somebody reads in a document: what is printed on its pages, what was written onto them (remarks and
 * fields of a form), and behind them its properties and bookmarks. A page that cannot be read has no text; the
 * document is judged as a whole.
 * @param richTexts of remarks and fields, which stand behind the pages too
 * @throws RefusedFile where no page can be read, or where there is more text than people read
 */
export async function wordsOf(
  document: PDFDocumentProxy,
  richTexts: readonly string[],
): Promise<string> {
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
  const beside = plain([
    ...(await propertiesOf(document)),
    ...(await bookmarksOf(document)),
    ...richTexts,
  ]);
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

/** Also what is seen on paper alone. */
async function writtenOnto(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations = (await page.getAnnotations({ intent: 'any' }).catch(() => [])) as readonly {
    readonly fieldValue?: unknown;
    readonly titleObj?: { readonly str?: unknown };
    readonly contentsObj?: { readonly str?: unknown };
    readonly richText?: { readonly str?: unknown } | null;
  }[];
  return annotations.flatMap(({ fieldValue, titleObj, contentsObj, richText }) =>
    [fieldValue, titleObj?.str, contentsObj?.str, richText?.str].flat().filter(isText),
  );
}

async function propertiesOf(document: PDFDocumentProxy): Promise<readonly string[]> {
  // Null where there is none, which its type does not say.
  const read: { info: object; metadata: Metadata | null } = await document.getMetadata();
  const properties = read.info as Readonly<Record<string, unknown>>;
  return [
    ...PROPERTIES.map((name) => properties[name]),
    ...(read.metadata === null ? [] : describedIn(read.metadata)),
  ].filter(isText);
}

type Metadata = Awaited<ReturnType<PDFDocumentProxy['getMetadata']>>['metadata'];

function describedIn(metadata: Metadata): readonly unknown[] {
  const attributes = String(metadata.getRaw()).matchAll(XMP_ATTRIBUTE);
  return [
    ...XMP_PROPERTIES.flatMap((name) => metadata.get(name) as unknown),
    ...Array.from(attributes, ([, one, other]) => one ?? other),
  ];
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
