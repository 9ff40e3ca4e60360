import { InlinePictureSearch } from './pdf-inline.ts';

function isCut(content: string): boolean {
  const search = new InlinePictureSearch();
  search.take(Buffer.from(content, 'latin1'));
  search.isFound();
  return search.isCut();
}

describe('a picture goes on in the next stream of a page, or began in the one before', () => {
  it.each([
    'q BI',
    'q BI % a',
    'qBI ',
    'q BI/W 8',
    'q BI /W 8 /H',
    'q BI/CS[/Indexed',
    'q BI/W 8/F/Fl ',
    'q BI/W 8/F/Fl I',
    'I/W 8/F/Fl ID x EI',
    'I /W 8',
    `${' '.repeat(300_000)}BI/W 8`,
  ])('in %j', (content) => {
    expect(isCut(content)).toBe(true);
  });

  it.each([
    '',
    '0 0 9 9 re B',
    'BT (BI) Tj ET',
    'BT (BI/F a) Tj ET',
    '/CSBI',
    '/BI ',
    'BI/W 1/H 1 ID x EI',
    'ID x EI Q',
    'Iq',
    `BI/W 8${'x'.repeat(300_000)}`,
  ])('not in %j', (content) => {
    expect(isCut(content)).toBe(false);
  });
});
