import { dropProposal, keepProposal, keptProposal } from './kept-proposal';
import { POLICY } from './policy.fixture';

const EMPTY = { ...POLICY, number: 3, adopted: true };
const TYPED = { ...EMPTY, inheritance: 'off' as const };

beforeEach(() => {
  localStorage.clear();
});

it('a proposal is kept for its author, on top of the version that it was begun on', () => {
  keepProposal('a1', 'v2', TYPED);
  expect(keptProposal('a1', 'v2', EMPTY)).toEqual(TYPED);
  expect([keptProposal('a2', 'v2', EMPTY), keptProposal('a1', 'v3', EMPTY)]).toEqual([null, null]);
  dropProposal('a1', 'v2');
  expect(keptProposal('a1', 'v2', EMPTY)).toBeNull();
});

it('a proposal that is found again takes the number that is free by then', () => {
  keepProposal('a1', 'v2', TYPED);
  expect(keptProposal('a1', 'v2', { ...EMPTY, number: 4 })?.number).toBe(4);
});
