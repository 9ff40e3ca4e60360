import { blockedBecause, identityChoices } from './judgement';

const person = { id: 'p', displayName: 'AA-4' };
const allowed = { allowed: true, reasons: [], sentence: null };
const complete = { identity: 'sighted', settled: true, sighted: true } as const;

describe('identityChoices', () => {
  it('offers the name only where it matches', () => {
    const ids = (nameMatch: 'name-matches' | 'alias-matches' | 'differs') =>
      identityChoices({ nameMatch, person }).map(({ id }) => id);
    expect(ids('name-matches')).toContain('name-matches');
    expect(ids('alias-matches')).toContain('alias-matches');
    expect(ids('differs')).toEqual(['known-account', 'sighted']);
  });
});

describe('blockedBecause', () => {
  it('lets a complete judgement through', () => {
    expect(blockedBecause({ mayReview: allowed, doubts: ['?'] }, complete)).toBeNull();
  });

  it.each([
    ['doubts that are not settled', { ...complete, settled: false }, 'settle the doubts'],
    ['an identity not established', { ...complete, identity: null }, 'say how you know'],
    ['a statement not ticked', { ...complete, sighted: false }, 'tick the statement'],
  ])('names %s', (_name, judgement, words) => {
    expect(blockedBecause({ mayReview: allowed, doubts: ['?'] }, judgement)).toContain(words);
  });

  it('gives the server’s reason where the record is not the reader’s to verify', () => {
    const mayReview = {
      allowed: false,
      reasons: [],
      sentence: 'Nobody verifies their own record.',
    };
    expect(blockedBecause({ mayReview, doubts: [] }, complete)).toBe(mayReview.sentence);
  });
});
