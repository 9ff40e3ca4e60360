import { Named, hidesPages, refusalOfObject } from './pdf-intent.ts';
import { PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

const refusalOf = (written: string): string | null =>
  refusalOfObject(new PdfTokens(written).value(), new Named());

describe('a link', () => {
  it.each([
    'https://localhost/a?b=c:d',
    'HTTP://localhost',
    'mailto:a@localhost',
    'tel:+441702000000',
    'news:comp.text.tex',
    'CTAN:macros/latex',
    'arXiv:math/9201303',
    'www.localhost/a',
    'localhost:8080/a',
    'localhost:80',
    'www.localhost:8080/a',
    'www.localhost:80?a',
    '#page=2',
    'a/b.html',
    '/a',
    '',
  ])('may lead to %j', (address) => {
    expect(refusalOf(`<</S/URI/URI(${address})>>`)).toBeNull();
  });

  it.each<readonly [string, string]>([
    ['javascript:1', 'script'],
    ['java\\001scr\\011ipt:1', 'script'],
    ['\\240vbscript:1', 'script'],
    ['data:text/html,a', 'script'],
    ['file:///a', 'launch-action'],
    ['smb://localhost/a', 'launch-action'],
    ['//localhost/a', 'launch-action'],
    ['\\\\\\\\localhost\\\\a', 'launch-action'],
    ['c:\\\\a.exe', 'launch-action'],
    ['ms-msdt:/id a', 'launch-action'],
    ['search-ms:query=a', 'launch-action'],
    ...[
      'ms-msdt:1/id',
      'search-ms:1/x',
      'steam:1',
      'file:80',
      'file:1/',
      'ms.word:ofe',
      'x.y:run',
      'www.localhost:a',
      'www.localhost:80a',
      'localhost:a',
      'xmpp:a@localhost',
      'irc://localhost/a',
    ].map((address): readonly [string, string] => [address, 'launch-action']),
  ])('may not lead to %j', (address, refusal) => {
    expect(refusalOf(`<</S/URI/URI(${address})>>`)).toBe(refusal);
    expect(refusalOf(`<</Type/Catalog/URI<</Base(${address})>>>>`)).toBe(refusal);
  });
});

describe('a tree of pages', () => {
  /** Object 3 is a page, 4 a branch without pages, and 5 that or another. */
  const OBJECTS: readonly (readonly string[])[] = [
    [],
    [],
    [],
    ['<</Type/Page>>'],
    ['<</Type/Pages/Kids[]/Count 0>>'],
    ['<</Type/Pages/Kids[]/Count 0>>', '<</Type/Page>>'],
  ];

  it.each([
    ['counts its pages', '/Kids[3 0 R 3 0 R]/Count 2', false],
    ['counts those of its branches', '/Kids[3 0 R]/Count 40', false],
    ['keeps its pages elsewhere', '/Kids 5 0 R/Count 1', false],
    ['counts no branch without pages', '/Kids[4 0 R 3 0 R 4 0 R]/Count 1', false],
    ['counts fewer than it has', '/Kids[3 0 R 3 0 R]/Count 1', true],
    ['counts fewer than it has by one of two objects', '/Kids[5 0 R 3 0 R]/Count 1', true],
    ['counts fewer than it has, of which none is found', '/Kids[6 0 R 3 0 R]/Count 1', true],
    ['counts fewer than none', '/Kids[]/Count -1', true],
  ])('%s', (_, entries, expected) => {
    const read = (written: string): PdfValue => new PdfTokens(written).value();
    const tree = read(`<</Type/Pages${entries}>>`) as PdfDictionary;
    expect(hidesPages(tree, (number) => (OBJECTS[number] ?? []).map(read))).toBe(expected);
  });
});

describe('what a document takes from elsewhere', () => {
  it.each([
    ['a file of the web', '<</Type/Filespec/FS/URL/F(http://localhost/a)>>', 'external-file'],
    ['a collection of files', '<</Type/Catalog/Collection<</View/D>>>>', 'embedded-file'],
    ['a view of a solid', '<</S/GoTo3DView>>', 'media'],
  ])('is %s', (_, written, refusal) => {
    expect(refusalOf(written)).toBe(refusal);
  });
});
