import { RefusedFile } from './finding.ts';
import { withoutDifferences } from './pdf-differences.ts';
import { PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary } from './pdf-objects.ts';

const COLUMNS = '/Columns 3';

const rowsOf = (parameters: string, ...content: readonly number[]): readonly number[] | string =>
  rowsIn(`/Filter/Fl/DecodeParms ${parameters}`, ...content);

function rowsIn(entries: string, ...content: readonly number[]): readonly number[] | string {
  const dictionary = new PdfTokens(`<<${entries}>>`).value() as PdfDictionary;
  try {
    return [...withoutDifferences(Buffer.from(content), dictionary)];
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

describe('rows that were written as differences', () => {
  it.each<readonly [string, readonly number[], readonly number[]]>([
    ['to nothing', [0, 1, 2, 3], [1, 2, 3]],
    ['to what is left of them', [1, 1, 1, 255], [1, 2, 1]],
    ['to what is above them', [0, 1, 2, 3, 2, 1, 1, 1], [1, 2, 3, 2, 3, 4]],
    ['to the mean of both', [0, 2, 4, 6, 3, 1, 1, 1], [2, 4, 6, 2, 4, 6]],
    ['to the nearest of three', [0, 5, 1, 9, 4, 1, 1, 1], [5, 1, 9, 6, 2, 10]],
  ])('%s', (_, content, rows) => {
    expect(rowsOf(`<</Predictor 12${COLUMNS}>>`, ...content)).toEqual(rows);
    expect(rowsOf(`<</Predictor 15${COLUMNS}>>`, ...content)).toEqual(rows);
  });

  it.each<readonly [string, readonly number[] | string]>([
    ['/Filter/Fl/DecodeParms<</Predictor 12/Columns 3>>', [1, 2, 3]],
    ['/Filter[/Fl]/DecodeParms[<</Predictor 12/Columns 3>>]', [1, 2, 3]],
    ['/Filter/Fl/DecodeParms[<</Predictor 12/Columns 3>>]', 'unreadable'],
    ['/Filter[/Fl]/DecodeParms<</Predictor 12/Columns 3>>', 'unreadable'],
    ['/Filter[/Fl/AHx]/DecodeParms[<</Predictor 12/Columns 3>>null]', 'unreadable'],
    ['/Filter[/Fl/AHx]/DecodeParms[<</Predictor 12/Columns 3>>]', 'unreadable'],
    ['/Filter[/Fl]/DecodeParms[<</Predictor 12/Columns 3>>null]', 'unreadable'],
    ['/Filter/Fl/DP<</Predictor 12/Columns 3>>', 'unreadable'],
    ['/Filter/Fl/DP null/DecodeParms<</Predictor 12/Columns 3>>', 'unreadable'],
  ])('are told by %s', (entries, rows) => {
    expect(rowsIn(entries, 0, 1, 2, 3)).toEqual(rows);
  });

  it('as TIFF has them', () => {
    expect(rowsOf(`<</Predictor 2${COLUMNS}>>`, 1, 1, 1, 5, 1, 1)).toEqual([1, 2, 3, 5, 6, 7]);
  });

  it.each([
    '<</Predictor 12/Columns 3/Colors 3>>',
    '<</Predictor 12/Columns 3/BitsPerComponent 4>>',
    '<</Predictor 12/Columns 5 0 R>>',
    '<</Predictor 12/Columns 0>>',
    '<</Predictor 99/Columns 3>>',
    '<</Predictor 12/Columns 3/BPC 16>>',
    '<</Predictor 12/Columns 2>>',
    '<</Predictor 12/Columns 1000>>',
    '5 0 R',
  ])('are not understood by %s', (parameters) => {
    expect(rowsOf(parameters, 0, 1, 2, 3)).toBe('unreadable');
  });

  it('are not understood where they differ from what is not known', () => {
    expect(rowsOf(`<</Predictor 12${COLUMNS}>>`, 5, 1, 2, 3)).toBe('unreadable');
  });
});
