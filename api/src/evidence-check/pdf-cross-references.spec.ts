import { RefusedFile } from './finding.ts';
import { HeaderSearch, rowsOfStream, rowsOfTables } from './pdf-cross-references.ts';
import type { Row } from './pdf-cross-references.ts';
import { PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary } from './pdf-objects.ts';
import { processorTimeOf } from './processor-time.fixture.ts';

function placesIn(rows: () => Iterable<Row>): readonly string[] | string {
  try {
    return Array.from(rows(), (row) =>
      row.kind === 'open'
        ? `${String(row.number)}@${String(row.at)}`
        : `${String(row.number)}@${String(row.stream)}.${String(row.index)}`,
    );
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

const inTables = (text: string): readonly string[] | string => {
  const trailers = Array.from(text.matchAll(/trailer/g), ({ index }) => index);
  return placesIn(() => rowsOfTables(Buffer.from(text), trailers));
};

describe('a cross-reference table says where objects stand', () => {
  const FREE = '0000000000 65535 f \n';
  const at = (place: number, end = ' \n'): string =>
    `${String(place).padStart(10, '0')} 00000 n${end}`;

  it.each<readonly [string, string, readonly string[]]>([
    ['as programs write it', `xref\n0 3\n${FREE}${at(9)}${at(99)}trailer`, ['1@9', '2@99']],
    ['in sections', `xref\n1 1\n${at(9)}7 1\n${at(99)}trailer`, ['1@9', '7@99']],
    [
      'in a revision of its own',
      `xref 1 1 ${at(9)}trailer xref 1 1 ${at(5)}trailer`,
      ['1@9', '1@5'],
    ],
    ['behind the word for its place', `startxref\n1 1\n${at(9)}trailer`, ['1@9']],
    ['behind another word', `axref\n1 1\n${at(9)}trailer`, ['1@9']],
    ['with comments', `xref%a\n1 %2\n1\n9 %9\n0 n trailer`, ['1@9']],
    ['with a comment that begins another', `xref 1 1 % xref\n ${at(9)}trailer`, ['0@9', '1@9']],
    ['without blanks', 'xref 1 1 9 0ntrailer', ['1@9']],
    [
      'in rows that some readers count and others read',
      `xref\n1 2\n${at(9, '\n')}${at(99, '\n')}trailer`,
      ['1@9', '2@99', '2@99'],
    ],
    [
      'in rows that are others when they are counted',
      `xref\n1 2\n9 00 n${' '.repeat(14)}5 00 n\n`.concat('trailer'),
      ['1@9', '2@5'],
    ],
    ['nowhere, where no trailer follows', `xref\n1 1\n${at(9)}`, []],
    ['nowhere, where only a place stands', 'startxref\n9\n%%EOF trailer', []],
  ])('%s', (_, text, places) => {
    expect(inTables(text)).toEqual(places);
  });

  it.each(['xref 1 1 +9 0 n trailer', 'xref 1 1 9.0 0 n trailer', 'xref -1 1 9 0 n trailer'])(
    'in no way that all readers take in %j',
    (text) => {
      expect(inTables(text)).toBe('unreadable');
    },
  );

  it.each(['xref 1 % ', 'trailer ', 'xref 1 % trailer ', 'xref 0 99999999 '])(
    'or is refused in a moment where %j stands without end',
    async (piece) => {
      const took = await processorTimeOf(() => inTables(piece.repeat(200_000)));
      expect(took).toBeLessThan(2_000);
    },
  );
});

describe('a cross-reference stream says where objects stand', () => {
  const inStream = (entries: string, ...content: readonly number[]): readonly string[] | string => {
    const dictionary = new PdfTokens(`<<${entries}>>`).value() as PdfDictionary;
    return placesIn(() => rowsOfStream(dictionary, Buffer.from(content)));
  };

  it.each<readonly [string, readonly number[], readonly string[] | string]>([
    ['/W[1 2 1]/Size 3', [0, 0, 0, 0, 1, 1, 2, 0, 2, 0, 7, 3], ['1@258', '2@7.3']],
    ['/W[1 1 1]/Index[5 1 9 1]', [1, 8, 0, 1, 9, 0], ['5@8', '9@9']],
    ['/W[0 1 0]/Size 2', [8, 9], ['0@8', '1@9']],
    ['/W[1 1 1]/Size 2', [1, 8, 0], 'unreadable'],
    ['/W[1 1 1]/Index[0 1 7]', [1, 8, 0], 'unreadable'],
    ['/W[1 1 1]/Index#00[9 1]/Size 1', [1, 8, 0], 'unreadable'],
    ['/W[1 1 1 40]/Size 1', [1, 8, 0], 'unreadable'],
    ['/W[1 1 0x1]/Size 1', [1, 8, 0], 'unreadable'],
    ['/W[5 1 1]/Size 1', [1, 0, 0, 0, 1, 8, 0], 'unreadable'],
    ['/W[1 5 1]/Size 1', [1, 1, 0, 0, 0, 8, 0], 'unreadable'],
    ['/W[1 1 5]/Size 1', [2, 8, 1, 0, 0, 0, 0], 'unreadable'],
    ['/W[1 4 1]/Size 1', [0, 255, 255, 255, 255, 0], []],
    ['/W[1 1 1]/Size 1', [3, 8, 0], []],
    ['/W[0 0 0]/Size 1', [], 'unreadable'],
    ['/W[1 1]/Size 1', [1, 1], 'unreadable'],
    ['/W[-1 1 1]/Size 1', [1, 1], 'unreadable'],
    ['/W 5 0 R/Size 1', [1, 1, 1], 'unreadable'],
    ['/W[1 1 1]/Size 5 0 R', [1, 1, 1], 'unreadable'],
    ['/W[1 1 1]', [1, 1, 1], 'unreadable'],
  ])('%s', (entries, content, places) => {
    expect(inStream(entries, ...content)).toEqual(places);
  });
});

describe('the header of an object is found', () => {
  it.each([
    ['5 0 obj', 7],
    ['5 0obj', 6],
    [' \r\n%a\n5%a\n0 obj', 15],
    ['5 0 %obj', null],
    ['x5 0 obj', null],
    ['5 obj', null],
    ['', null],
  ])('in %j', (text, end) => {
    expect(new HeaderSearch(Buffer.from(text)).endFrom(0)).toBe(end);
  });

  it('in a moment, or not at all, where places lead to blanks without end', async () => {
    const search = new HeaderSearch(Buffer.alloc(5_000_000, ' '));
    const took = await processorTimeOf(() => {
      expect(() => {
        for (let at = 0; at < 100; at += 1) search.endFrom(at);
      }).toThrow(RefusedFile);
    });
    expect(took).toBeLessThan(2_000);
  });
});
