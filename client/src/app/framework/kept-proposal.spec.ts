import { dropProposal, keepProposal, keptProposal } from './kept-proposal';
import { POLICY } from './policy.fixture';

const V2 = { id: 'v2', number: 2 };
const EMPTY = { ...POLICY, number: 3, adopted: true };
const TYPED = { ...EMPTY, inheritance: 'off' as const };

beforeEach(() => {
  localStorage.clear();
});

it('a proposal is kept for its author, with the version that it was begun on', () => {
  keepProposal('a1', V2, TYPED);
  expect(keptProposal('a1', EMPTY)).toEqual({ begunOn: V2, proposal: TYPED });
  expect(keptProposal('a2', EMPTY)).toBeNull();
  dropProposal('a1');
  expect(keptProposal('a1', EMPTY)).toBeNull();
});

it('a proposal that is found again takes the number that is free by then', () => {
  keepProposal('a1', V2, TYPED);
  expect(keptProposal('a1', { ...EMPTY, number: 4 })?.proposal.number).toBe(4);
});
