import { matchName } from './name-match.ts';

const PERSON = { displayName: 'Zoë O’Neill-Smith', aliases: ['Zoe Jones', 'contour_queen'] };

describe('the name printed on a record (scenario 47)', () => {
  it.each([
    ['Zoë O’Neill-Smith', 'name-matches'],
    ["ZOE O'NEILL SMITH", 'name-matches'],
    ["O'Neill-Smith, Zoe", 'name-matches'],
    ['  Zoe   O Neill Smith ', 'name-matches'],
    ['Zoe\u0308 O’Neill-Smith', 'name-matches'],
    ['Zoë O’Ne\u00adill-\u200bSmith\ufeff', 'name-matches'],
    ['Zoe Jones', 'alias-matches'],
    ['Jones, Zoe', 'alias-matches'],
    ['Contour Queen', 'alias-matches'],
    ['Superstar123', 'differs'],
    ['Zoe', 'differs'],
    ['ZoeJones', 'differs'],
    ['Jones, Zoe, ', 'differs'],
    ['Zoe Smith', 'differs'],
    ['Z. O’Neill-Smith', 'differs'],
    ['', 'differs'],
    [' - ', 'differs'],
  ])('%j %s', (printed, expected) => {
    expect(matchName(printed, PERSON)).toBe(expected);
  });

  it.each([
    ['रवि', 'name-matches'],
    ['रवी', 'differs'],
    ['रव', 'differs'],
  ])('%s is read with its vowels: %s', (printed, expected) => {
    expect(matchName(printed, { displayName: 'रवि', aliases: [] })).toBe(expected);
  });

  it('an empty alias matches nothing', () => {
    expect(matchName('---', { displayName: '', aliases: [''] })).toBe('differs');
  });
});
