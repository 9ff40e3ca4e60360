import { day } from '../calendar/days.fixture.ts';
import { version } from '../framework/documents.fixture.ts';
import { employment } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  adapter,
  asOf,
  department,
  entitlement,
  policy,
  question,
  suspension,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import { departmentAsKnown, factsAsKnown } from './known.ts';

// In the order of the ledger: each of these is recorded after the one before.
const DEPARTMENT = department();
const ADAPTER = adapter();
const granted = entitlement('adapter-1', 'adapter');
const acceptance = accepted(granted);
const stopped = suspension(granted, { ...recorded('2026-03-10'), id: 's1' as never });
const facts: PersonFacts = {
  ...ADAPTER,
  entitlements: [granted],
  acceptances: [acceptance],
  suspensions: [stopped],
};

describe('what was known (I13)', () => {
  it('leaves out what the ledger did not yet hold', () => {
    expect(factsAsKnown(facts, acceptance.index).suspensions).toEqual([]);
    expect(factsAsKnown(facts, stopped.index).suspensions).toEqual([stopped]);
    expect(factsAsKnown(facts, granted.index).acceptances).toEqual([]);
  });

  it('answers one instant by then and by now', () => {
    const answer = (knownAt: number) => {
      const at = asOf('2026-03-12T12:00:00Z', knownAt);
      return standing(DEPARTMENT, facts, question('edit-oar'), at).state;
    };
    expect(answer(granted.index)).toBe('awaiting-acceptance');
    expect(answer(acceptance.index)).toBe('entitled');
    expect(answer(stopped.index)).toBe('suspended');
  });

  it('replaces a corrected post by its correction, once that is known', () => {
    const [post] = facts.employments;
    if (post === undefined) throw new Error('The fixture has a post');
    const corrected = employment({ endsOn: day('2026-03-01'), supersedes: post.id });
    const both: PersonFacts = { ...facts, employments: [post, corrected] };
    expect(factsAsKnown(both, corrected.index - 1).employments).toEqual([post]);
    expect(factsAsKnown(both, corrected.index).employments).toEqual([corrected]);
  });

  it('reads the department at the same index', () => {
    const where = department({
      frameworks: [version('2025-01-01'), version('2026-03-01', { number: 2 }, { index: 50 })],
      policies: [policy(), { ...policy(), index: 60 }],
    });
    const numbers = (knownAt: number) => {
      const known = departmentAsKnown(where, knownAt);
      return [known.frameworks.length, known.policies.length];
    };
    expect(numbers(49)).toEqual([1, 1]);
    expect(numbers(50)).toEqual([2, 1]);
    expect(numbers(60)).toEqual([2, 2]);
  });

  it('gives the same reading twice, and a fresh one for another index', () => {
    const first = factsAsKnown(facts, stopped.index);
    expect(factsAsKnown(facts, stopped.index)).toBe(first);
    expect(factsAsKnown(facts, stopped.index - 1)).not.toBe(first);
  });
});
