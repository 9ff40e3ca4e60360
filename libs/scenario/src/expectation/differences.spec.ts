import { differences } from './differences.ts';

const answer = {
  outcome: 'DENY',
  reasons: [
    { code: 'evidence-missing', about: { skill: 'a', held: 0 } },
    { code: 'evidence-missing', about: { skill: 'b', held: 1 } },
  ],
  usableUntil: null,
};

describe('what was expected', () => {
  it('is compared by the keys given alone', () => {
    expect(differences({ outcome: 'DENY' }, answer)).toEqual([]);
    expect(differences({ outcome: 'PERMIT' }, answer)).toEqual([
      { pointer: '/outcome', expected: 'PERMIT', found: 'DENY' },
    ]);
  });

  it('tells null from an answer', () => {
    expect(differences({ usableUntil: null }, answer)).toEqual([]);
    expect(differences({ usableUntil: { day: '2026-01-01' } }, answer)).toHaveLength(1);
  });

  it.each([
    ['codes in any order, as often as they occur', ['evidence-missing', 'evidence-missing'], true],
    ['one code too few', ['evidence-missing'], false],
    ['one code too many', ['evidence-missing', 'evidence-missing', 'absent'], false],
    [
      'what a reason is about, as far as it is said',
      ['evidence-missing', { code: 'evidence-missing', about: { skill: 'a' } }],
      true,
    ],
    [
      'two expectations that only one reason meets',
      [
        { code: 'evidence-missing', about: { skill: 'a' } },
        { code: 'evidence-missing', about: { held: 0 } },
      ],
      false,
    ],
    [
      'another subject',
      ['evidence-missing', { code: 'evidence-missing', about: { skill: 'c' } }],
      false,
    ],
  ])('holds a list to exactly its members: %s', (_, reasons, holds) => {
    expect(differences({ reasons }, answer).length === 0).toBe(holds);
  });

  it('names a member by the key that names it, not by any word in it', () => {
    expect(differences(['select-plan'], [{ task: 'select-plan', treatmentSite: 'x' }])).toEqual([]);
    expect(differences(['x'], [{ task: 'select-plan', treatmentSite: 'x' }])).toHaveLength(1);
  });
});
