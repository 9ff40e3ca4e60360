import { RefusedFile } from './finding.ts';
import { requireInertStructure } from './pdf-structure.ts';

/** So many bytes of an object are read at once, and then more. */
const WINDOWS = [2_048, 32_768];
/** More than is left over behind an object for the word that follows it. */
const LONG = ' '.repeat(40);
const LAUNCH = '<</S/Launch/F(cmd.exe)>>';

/**
 * A document whose object 5 is the first of these by the number before it, and the second by its cross-reference.
 * @param table to be written with a place
 */
interface Otherwise {
  readonly catalogue?: string;
  readonly five: string;
  readonly found: string;
  readonly header?: string;
}

function foundOtherwise(
  { catalogue = '', five, found, header = '7 0 obj' }: Otherwise,
  table: (place: number) => string,
): string {
  const before = `%PDF-1.7\n1 0 obj<</Type/Catalog${catalogue}>>endobj 5 0 obj${five}endobj `;
  const place = before.length + header.length - header.trimStart().length;
  return `${before}${header}${found}endobj\n${table(place)}`;
}

const byTable = (place: number): string =>
  `xref\n5 1\n${String(place).padStart(10, '0')} 00000 n \ntrailer<<>>`;
const byStream = (place: number): string => {
  const row = String.fromCharCode(1, place >> 8, place & 0xff, 0);
  return `9 0 obj<</W[1 2 1]/Index[5 1]/Length 4>>stream\n${row}\nendstream endobj`;
};

async function refusalOf(text: string): Promise<string | null> {
  try {
    await requireInertStructure(Buffer.from(text, 'latin1'));
    return null;
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

describe('an object is read to its end, wherever what is read at once ends in', () => {
  it.each([
    ['a name', `/Name#20${'x'.repeat(40)}`],
    ['a number', `-123.${'4'.repeat(40)}`],
    ['a reference', `12${LONG}0 R`],
    ['a reference with a comment', `12%]>>${LONG}\n0 R`],
    ['a word', 'endobj'],
    ['a string in figures', `<] endobj${LONG}>`],
    ['a string in letters', `(\\)]>> endobj${LONG})`],
    ['a comment', `%]>> endobj${LONG}\n`],
    ['an array', `[<41> [${LONG}] 0]`],
    ['a dictionary', `<</A<41>${LONG}/B<<>>>>`],
  ])('%s', async (_, token) => {
    const refusals = new Set<string | null>();
    for (const size of WINDOWS) {
      for (let cut = -1; cut <= token.length + 1; cut += 1) {
        const before = `[${' '.repeat(size - 1 - cut)}`;
        refusals.add(await refusalOf(`1 0 obj${before}${token} ${LAUNCH}]endobj`));
      }
    }
    expect(refusals).toEqual(new Set(['launch-action']));
  });
});

describe('the words of a remark are read where they stand under a number', () => {
  it.each(['6 0', '6\u00000', '6 %\n0', '6.0 0', '6 % 7\n0'])('%j', async (number) => {
    const words = '<p>943 476 5919</p>';
    const texts = await requireInertStructure(
      Buffer.from(
        `5 0 obj<</RC 6 0 R>>endobj\n${number} obj<</Length ${String(words.length)}>>stream\n${words}\nendstream endobj`,
      ),
    );
    expect(texts).toEqual(['943 476 5919\n']);
  });
});

describe('what a cross-reference finds under a number is judged with what stands behind it', () => {
  const LINK = '<</S/URI/URI(http://localhost)>>';
  const cases: readonly (readonly [string, string, Otherwise])[] = [
    [
      'when the document is opened',
      'automatic-action',
      { catalogue: '/OpenAction 5 0 R', five: '[3 0 R/Fit]', found: LINK },
    ],
    [
      'as a count of pages',
      'unreadable',
      { catalogue: '/Kids[3 0 R 3 0 R]/Count 5 0 R', five: ' 2 ', found: ' 1 ' },
    ],
    [
      'as the way something was packed',
      'unreadable',
      {
        five: '/DCTDecode ',
        found: '/FlateDecode endobj 8 0 obj<</Filter 5 0 R>>stream\nendstream ',
      },
    ],
  ];

  it.each(cases)('%s', async (_, refusal, parts) => {
    expect(await refusalOf(foundOtherwise(parts, () => ''))).toBeNull();
    expect(await refusalOf(foundOtherwise(parts, byTable))).toBe(refusal);
    expect(await refusalOf(foundOtherwise(parts, byStream))).toBe(refusal);
  });

  it.each(['15 0 obj', '%5 0 obj', '(5 0 obj', '7 %\n0 obj'])(
    'behind the header %j',
    async (header) => {
      const at = header.indexOf('5 0 obj');
      const parts = { catalogue: '/OpenAction 5 0 R', five: '[3 0 R/Fit]', found: LINK, header };
      const table = (place: number): string => byTable(place + Math.max(0, at));
      expect(await refusalOf(foundOtherwise(parts, table))).toBe('automatic-action');
    },
  );

  it('as words of a remark', async () => {
    const words = '<p>943 476 5919</p>';
    const text = foundOtherwise(
      {
        catalogue: '/RC 5 0 R',
        five: '(ok)',
        found: `<</Length ${String(words.length)}>>stream\n${words}\nendstream `,
      },
      byTable,
    );
    const texts = await requireInertStructure(Buffer.from(text, 'latin1'));
    expect(texts.join()).toContain('943 476 5919');
  });

  describe('in a stream of objects', () => {
    const packed = (numbers: string, first: number): string =>
      `%PDF-1.7\n1 0 obj<</OpenAction 5 0 R>>endobj ` +
      `6 0 obj<</Type/ObjStm/N 2/First ${String(first)}/Length 99>>stream\n${numbers}[3 0 R/Fit] ${LINK}\nendstream endobj ` +
      `9 0 obj<</W[1 2 1]/Index[5 1]/Length 4>>stream\n`;
    const END = '\nendstream endobj';

    it.each([
      ['at the place that bears its number', '\u0002\u0000\u0006\u0000', null],
      ['at the place of another', '\u0002\u0000\u0006\u0001', 'automatic-action'],
      ['at a place beyond it', '\u0002\u0000\u0006\u0002', null],
      ['in a stream that is none', '\u0002\u0000\u0001\u0001', null],
    ])('%s', async (_, row, refusal) => {
      expect(await refusalOf(`${packed('5 0 20 12 ', 10)}${row}${END}`)).toBe(refusal);
    });
  });
});

describe('a link by reference', () => {
  it.each([
    ['leads to a string', '(http://localhost)', null],
    ['leads to what is no place', '/Name', null],
    ['leads to a file', '(file:///a)', 'launch-action'],
  ])('%s', async (_, object, refusal) => {
    expect(await refusalOf(`1 0 obj<</URI 5 0 R>>endobj 5 0 obj${object} endobj`)).toBe(refusal);
  });

  it('is refused where nothing is found', async () => {
    expect(await refusalOf('%PDF-1.7\n1 0 obj<</URI 5 0 R>>endobj')).toBe('unreadable');
  });
});

describe('where a document says that it is encrypted', () => {
  it.each([
    ['in a trailer', 'trailer<</Encrypt 5 0 R>>'],
    ['in a trailer right behind another word', '0000000009 00000 ntrailer<</Encrypt 5 0 R>>'],
    ['in a cross-reference without a name', '5 0 obj<</W[1 1 1]/Encrypt<<>>>>stream\nendstream'],
  ])('%s', async (_, text) => {
    expect(await refusalOf(text)).toBe('encrypted');
  });
});

describe('a picture in two streams of a page', () => {
  it.each([
    ['q BI', '/W 1/H 1/F/Fl ID x EI'],
    ['q BI/W 1/H 1', '/F/Fl ID x EI'],
    ['q B', 'I/W 1/H 1/F/Fl ID x EI'],
  ])('%j and %j is refused', async (...parts) => {
    const streams = parts.map(
      (part, place) =>
        `${String(5 + place)} 0 obj<</Length ${String(part.length)}>>stream\n${part}\nendstream endobj `,
    );
    const page = '3 0 obj<</Type/Page/Contents[5 0 R 6 0 R]>>endobj ';
    expect(await refusalOf(page + streams.join(''))).toBe('unreadable');
  });
});
