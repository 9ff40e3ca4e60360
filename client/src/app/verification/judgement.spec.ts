import { blockedBecause, identityChoices, proposedIdentity } from './judgement';

const person = { id: 'p', displayName: 'AA-4' };
const allowed = { allowed: true, reasons: [], sentence: null };
const complete = { identity: 'sighted', settled: [0], sighted: true, isOpen: true } as const;

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
    ['a document not yet seen', { ...complete, isOpen: false }, 'wait until the document is open'],
    ['a doubt that is not settled', { ...complete, settled: [] }, 'settle doubt 1'],
    ['an identity not established', { ...complete, identity: null }, 'say how you know'],
    ['a statement not ticked', { ...complete, sighted: false }, 'tick the statement'],
  ])('names %s', (_name, judgement, words) => {
    expect(blockedBecause({ mayReview: allowed, doubts: ['?'] }, judgement)).toContain(words);
  });

  it('names each doubt that is left', () => {
    const record = { mayReview: allowed, doubts: ['?', '?', '?'] };
    expect(blockedBecause(record, { ...complete, settled: [1] })).toContain('settle doubts 1, 3');
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

describe('proposedIdentity', () => {
  it('takes the printed name only where it matches and nothing is in doubt', () => {
    expect(proposedIdentity({ nameMatch: 'name-matches', doubts: [] })).toBe('name-matches');
    expect(proposedIdentity({ nameMatch: 'name-matches', doubts: ['?'] })).toBeNull();
    expect(proposedIdentity({ nameMatch: 'alias-matches', doubts: [] })).toBeNull();
  });
});
