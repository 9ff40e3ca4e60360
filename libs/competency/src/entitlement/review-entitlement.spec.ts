import { day, moment } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import {
  accepted,
  adapter,
  entitlement,
  headOfPhysics,
  staff,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { reviewEntitlement } from './review-entitlement.ts';

const NOW = moment('2026-03-12T12:00:00Z');
const granted = entitlement('adapter-1', 'adapter');
const held: PersonFacts = {
  ...adapter(),
  entitlements: [granted],
  acceptances: [accepted(granted)],
};

function review(
  nextReviewDueOn: string,
  {
    facts = held,
    by = headOfPhysics(),
    id = granted.id,
  }: { facts?: PersonFacts; by?: PersonFacts; id?: typeof granted.id } = {},
): readonly string[] {
  const fields = { entitlement: id, nextReviewDueOn: day(nextReviewDueOn) };
  const answer = reviewEntitlement(facts, by, fields, POLICY, NOW);
  return answer.kind === 'accepted'
    ? []
    : answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
}

describe('the yearly review of an entitlement (domain.md 10.17)', () => {
  it.each([
    ['2026-03-11', ['before-today /nextReviewDueOn']],
    ['2026-03-12', []],
    ['2027-03-11', []],
    ['2027-03-12', ['longer-than-permitted /nextReviewDueOn']],
  ])('on 12 March 2026 sets the next one for %s: %j', (next, found) => {
    expect(review(next)).toEqual(found);
  });

  it('sets no day after the entitlement itself', () => {
    const facts = { ...held, entitlements: [{ ...granted, expiresOn: day('2026-06-30') }] };
    expect(review('2026-06-30', { facts })).toEqual([]);
    expect(review('2026-07-01', { facts })).toEqual(['longer-than-permitted /nextReviewDueOn']);
  });

  it('is never by the holder, and only under a delegation that covers it', () => {
    const { delegations } = headOfPhysics('adapter-1');
    expect(review('2027-03-11', { by: { ...held, delegations } })).toEqual([
      'own-record /entitlement',
    ]);
    expect(review('2027-03-11', { by: staff('aa-1') })).toEqual([
      'delegation-missing /entitlement',
    ]);
  });

  it('is of an entitlement that is on file and open', () => {
    expect(review('2027-03-11', { id: 'x' as never })).toEqual([
      'unknown-entitlement /entitlement',
    ]);
    const facts = { ...held, entitlements: [{ ...granted, expiresOn: day('2026-03-11') }] };
    expect(review('2026-03-12', { facts })).toEqual([
      'no-longer-open /entitlement',
      'longer-than-permitted /nextReviewDueOn',
    ]);
  });
});
