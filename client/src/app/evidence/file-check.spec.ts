import { refusalOf, sizeInWords } from './file-check';

const pdf = (size: number) => ({ name: 'c.pdf', size, type: 'application/pdf' });

describe('refusalOf', () => {
  it.each([
    ['an ordinary PDF', pdf(214_000)],
    ['a file of exactly 10 MiB', pdf(10_485_760)],
    ['a PNG', { ...pdf(10), type: 'image/png' }],
    ['a table of exactly 256 KiB', { ...pdf(262_144), type: 'text/csv' }],
  ])('lets %s through', (_name, file) => {
    expect(refusalOf(file)).toBeNull();
  });

  it.each([
    ['one byte more than 10 MiB', pdf(10_485_761), /at most 10 MiB/],
    ['an empty file', pdf(0), /empty/],
    ['a table of one byte more', { ...pdf(262_145), type: 'text/csv' }, /at most 256 KiB: split/],
    [
      'a spreadsheet',
      { ...pdf(10), type: 'application/vnd.ms-excel' },
      /neither a PDF nor a picture/,
    ],
  ])('says why %s is not accepted', (_name, file, sentence) => {
    expect(refusalOf(file)).toMatch(sentence);
  });
});

it.each([
  [999, '999 bytes'],
  [214_000, '214 kB'],
  [10_485_760, '10.5 MB'],
])('%i bytes read %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
