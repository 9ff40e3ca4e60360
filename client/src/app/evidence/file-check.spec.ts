import { refusalOf, sizeInWords } from './file-check';

const pdf = (size: number) => ({ name: 'c.pdf', size, type: 'application/pdf' });

describe('refusalOf', () => {
  it.each([
    ['an ordinary PDF', pdf(214_000), null],
    ['a file of exactly 10 MiB', pdf(10_485_760), null],
    ['one byte more', pdf(10_485_761), /at most 10 MiB/],
    ['an empty file', pdf(0), /empty/],
    ['a spreadsheet', { ...pdf(10), type: 'text/csv' }, /neither a PDF nor a PNG/],
  ])('judges %s', (_name, file, expected) => {
    const refusal = refusalOf(file);
    if (expected === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(expected);
  });
});

it.each([
  [999, '999 bytes'],
  [214_000, '214 kB'],
  [10_485_760, '10.5 MB'],
])('%i bytes read %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
