import { Named, TreeVersions, hidesPages, opensPlainly, refusalOfObject } from './pdf-intent.ts';
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
    ['java\\tscript:1', 'script'],
    ['java\\\nscript:1', 'script'],
    ['\\552avascript:1', 'script'],
    ['\u200bjavascript:1', 'script'],
    ['\\r//localhost/a', 'launch-action'],
    ['\\n\\\\\\\\localhost\\\\a', 'launch-action'],
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
    ['<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>'],
    ['[3 0 R 3 0 R]'],
    ['1'],
  ];

  it.each([
    ['counts its pages', '/Kids[3 0 R 3 0 R]/Count 2', false],
    ['counts those of its branches', '/Kids[3 0 R]/Count 40', false],
    ['keeps its pages elsewhere', '/Kids 5 0 R/Count 1', false],
    ['counts no branch without pages', '/Kids[4 0 R 3 0 R 4 0 R]/Count 1', false],
    ['counts fewer than it has', '/Kids[3 0 R 3 0 R]/Count 1', true],
    ['counts fewer than it has by one of two objects', '/Kids[5 0 R 3 0 R]/Count 1', true],
    ['counts fewer than it has, of which none is found', '/Kids[10 0 R 3 0 R]/Count 1', true],
    ['counts those of a branch', '/Kids[6 0 R]/Count 2', false],
    ['counts fewer than a branch of it', '/Kids[6 0 R]/Count 1', true],
    ['counts fewer than one of two objects that a branch may be', '/Kids[7 0 R]/Count 1', true],
    ['counts fewer than it keeps elsewhere', '/Kids 8 0 R/Count 1', true],
    ['says elsewhere that it counts fewer than it has', '/Kids[3 0 R 3 0 R]/Count 9 0 R', true],
    ['does not count', '/Kids[3 0 R]', false],
    ['counts fewer than none', '/Kids[]/Count -1', true],
  ])('%s', (_, entries, expected) => {
    const read = (written: string): PdfValue => new PdfTokens(written).value();
    const tree = read(`<</Type/Pages${entries}>>`) as PdfDictionary;
    const objectsOf = (number: number): readonly PdfValue[] => (OBJECTS[number] ?? []).map(read);
    expect(hidesPages(tree, objectsOf, new TreeVersions())).toBe(expected);
  });

  it.each<readonly [string, readonly number[], readonly number[], readonly boolean[]]>([
    ['with fewer pages', [2, 1], [2, 1], [false, false]],
    ['with more pages', [1, 2], [1, 2], [false, false]],
    ['with fewer pages than a branch of before', [2, 1], [2, 1, 1], [false, false]],
    ['with fewer pages than its branch', [2, 1], [1, 2], [false, true]],
    ['while its branch was not', [2, 1], [2], [false, true]],
    ['not at all, while its branch was', [1], [1, 2], [true]],
    ['not at all, while its branch was as if it had fewer', [1], [2, 1], [true]],
  ])('may be saved again %s', (_, counts, branchCounts, expected) => {
    const read = (count: number): PdfDictionary =>
      new PdfTokens(`<</Type/Pages/Kids[6 0 R]/Count ${String(count)}>>`).value() as PdfDictionary;
    const versions = new TreeVersions();
    const trees = counts.map(read);
    const branches = branchCounts.map(read);
    trees.forEach((tree, place) => {
      versions.add(tree, 2, place * 100);
    });
    // As they are found: not in the order in which they stand.
    branches.forEach((branch, place) => {
      versions.add(branch, 6, place * 100 + 50);
    });
    const objectsOf = (): readonly PdfValue[] => branches.toReversed();
    expect(trees.map((tree) => hidesPages(tree, objectsOf, versions))).toEqual(expected);
  });
});

describe('a document opens', () => {
  /** Object 5 is a list, 6 leads to 5, and 7 is a link. */
  const OBJECTS: Readonly<Record<number, string>> = {
    5: '[3 0 R/Fit]',
    6: '5 0 R',
    7: '<</S/URI/URI(http://localhost)>>',
  };
  const isPlain = (action: string): boolean => {
    const read = (written: string): PdfValue => new PdfTokens(written).value();
    const catalogue = read(`<</OpenAction ${action}>>`) as PdfDictionary;
    return opensPlainly(catalogue, (number) => {
      const object = OBJECTS[number];
      return object === undefined ? [] : [read(object)];
    });
  };

  it.each([
    '[3 0 R/Fit]',
    '(result)',
    '/result',
    'null',
    '5 0 R',
    '<</S/GoTo/D[3 0 R/Fit]>>',
    '<</D[3 0 R/XYZ 0 0 null]>>',
    '<</Type/Annot/F 4/T(a)/P 3 0 R>>',
    '<</Type/Font/N 3>>',
  ])('plainly with %s', (action) => {
    expect(isPlain(action)).toBe(true);
  });

  it.each([
    '6 0 R',
    '7 0 R',
    '9 0 R',
    '[7 0 R<<>>]',
    '[[3 0 R/Fit]]',
    '<</S/URI/URI(http://localhost)>>',
    '<</S(URI)/URI(http://localhost)>>',
    '<</S null/URI(http://localhost)>>',
    '<</S 5 0 R/D[3 0 R/Fit]>>',
    '<</S/GoTo/S/URI/D[3 0 R/Fit]>>',
    '<</S/Named/N/Print>>',
    '<</S/GoTo/D[3 0 R/Fit]/Next 7 0 R>>',
    '<</URI(http://localhost)>>',
    '<</N/Print>>',
    '<</F(a.pdf)/D[0/Fit]>>',
    '<</Win<</F(a.exe)>>>>',
    '<</Type/Action/D[3 0 R/Fit]>>',
  ])('not plainly with %s', (action) => {
    expect(isPlain(action)).toBe(false);
  });
});

describe('an action is known', () => {
  it.each([
    ['by a name', '<</S/Launch>>'],
    ['by a name in figures', '<</S/L#61unch>>'],
    ['by a name that some readers end at a zero', '<</S/Launch#00a>>'],
    ['by a string', '<</S(Launch)>>'],
    ['by a string in figures', '<</S<4c61756e6368>>>'],
    ['by one of two', '<</S/GoTo/S/Launch>>'],
  ])('%s', (_, written) => {
    expect(refusalOf(written)).toBe('launch-action');
  });

  it('by a key that some readers end at a zero', () => {
    expect(refusalOf('<</JS#00a 9 0 R>>')).toBe('script');
  });
});

describe('what a document takes from elsewhere', () => {
  it.each([
    ['a file of the web', '<</Type/Filespec/FS/URL/F(http://localhost/a)>>', 'external-file'],
    ['a file of the web by a string', '<</FS(URL)/F(http://localhost/a)>>', 'external-file'],
    ['a file of the web by what stands elsewhere', '<</FS 9 0 R/F(a)>>', 'external-file'],
    ['what another draws', '<</Subtype/Form/Ref<</F(a.pdf)>>>>', 'external-file'],
    ['what another draws, by what stands elsewhere', '<</Subtype 9 0 R/Ref<<>>>>', 'external-file'],
    ['a collection of files', '<</Type/Catalog/Collection<</View/D>>>>', 'embedded-file'],
    ['a script of a solid', '<</Type/3D/OnInstantiate 9 0 R>>', 'script'],
    ['a show of slides', '<</AlternatePresentations 9 0 R>>', 'media'],
    ['a view of a solid', '<</S/GoTo3DView>>', 'media'],
  ])('is %s', (_, written, refusal) => {
    expect(refusalOf(written)).toBe(refusal);
  });
});
