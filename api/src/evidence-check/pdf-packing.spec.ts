import { RefusedFile } from './finding.ts';
import { PdfReference, PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';
import { packingOf } from './pdf-packing.ts';
import type { Packing } from './pdf-packing.ts';

const ELSEWHERE = new Map([
  [7, '/LZWDecode'],
  [8, '[7 0 R]'],
  [9, '<</EarlyChange 0/Predictor 12>>'],
]);

const read = (written: string): PdfValue => new PdfTokens(written).value();
const meaningOf = (value: PdfValue): PdfValue =>
  value instanceof PdfReference ? read(ELSEWHERE.get(value.number) ?? '') : value;

function packingIn(entries: string): Packing | string {
  try {
    return packingOf(read(`<<${entries}>>`) as PdfDictionary, meaningOf);
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

const plainly = (...filters: readonly string[]): Packing => ({
  filters,
  isPredicted: false,
});
const oddly: Packing = { filters: ['LZWDecode'], isPredicted: true };

describe('how a stream says that it was packed', () => {
  it.each<[string, Packing | string]>([
    ['', plainly()],
    ['/Filter null', plainly()],
    ['/Filter/Fl/DecodeParms null', plainly('Fl')],
    ['/Filter[/A85/Fl]/DecodeParms[null<</Predictor 1>>]', plainly('A85', 'Fl')],
    ['/Filter/Fl/DecodeParms<</Predictor 2>>', { ...plainly('Fl'), isPredicted: true }],
    ['/Filter/LZWDecode/DecodeParms<</EarlyChange 0/Predictor 12>>', oddly],
    ['/Filter/LZWDecode/DP<</EarlyChange 0/Predictor 12>>', oddly],
    ['/Filter 7 0 R/DecodeParms 9 0 R', oddly],
    ['/Filter 8 0 R/DecodeParms[9 0 R]', oddly],
    ['/Filter[/Crypt/Fl]', plainly('Fl')],
    ['/Filter/Crypt/DecodeParms<</Name/Identity>>', plainly()],
    ['/Filter/Crypt/DecodeParms<</Name/Own>>', 'unreadable'],
    ['/Filter/Crypt/DecodeParms<</Name/Identity/Name/Own>>', 'unreadable'],
    ['/Filter/LZW/DecodeParms<</EarlyChange 2>>', 'unreadable'],
    ['/Filter/LZW/DecodeParms<</EarlyChange 1/EarlyChange 0>>', 'unreadable'],
    ['/Filter/LZW/DecodeParms<<>>/DecodeParms<<>>', 'unreadable'],
    ['/Filter/Fl/Filter/Fl', 'unreadable'],
    ['/Filter(Fl)', 'unreadable'],
    ['/Filter[[/Fl]]', 'unreadable'],
  ])('%s', (entries, packing) => {
    expect(packingIn(entries)).toEqual(packing);
  });
});
