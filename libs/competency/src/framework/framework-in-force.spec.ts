import { day } from '../calendar/days.fixture.ts';
import { POLICY, version } from './documents.fixture.ts';
import {
  frameworkInForce,
  frameworksAsKnown,
  policyKnownAt,
  versionsInForce,
} from './framework-in-force.ts';

const first = version('2026-01-01', { number: 1 }, { index: 10 });
const second = version(
  '2026-07-01',
  { number: 2 },
  { index: 20, withdrawal: { index: 40, from: day('2026-09-01') } },
);
const third = version('2026-12-01', { number: 3 }, { index: 30 });
const all = [third, first, second];

describe('the version in force', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
    ['2026-08-31', 2],
    ['2026-09-01', 1],
    ['2026-11-30', 1],
    ['2026-12-01', 3],
  ])('on %s is %p, a withdrawal bringing back the one before', (on, number) => {
    expect(frameworkInForce(all, day(on), 99)?.document.number ?? null).toBe(number);
  });

  it.each([
    [9, null],
    [10, 1],
    [19, 1],
    [20, 2],
  ])('as known at index %d on 1 August is %p', (knownAt, number) => {
    expect(frameworkInForce(all, day('2026-08-01'), knownAt)?.document.number ?? null).toBe(number);
  });

  it.each([
    [39, 2],
    [40, 1],
  ])('as known at index %d on 1 September is %p: a withdrawal counts once known', (knownAt, n) => {
    expect(frameworkInForce(all, day('2026-09-01'), knownAt)?.document.number).toBe(n);
    const known = frameworksAsKnown(all, knownAt);
    expect(frameworkInForce(known, day('2026-09-01'), Infinity)?.document.number).toBe(n);
  });

  it('versions come in order of taking effect, the later recorded last', () => {
    const twin = version('2026-01-01', { number: 4 }, { index: 11 });
    const numbers = versionsInForce([twin, ...all], day('2027-01-01'), 99).map(
      ({ document }) => document.number,
    );
    expect(numbers).toEqual([1, 4, 3]);
  });
});

describe('the policy known', () => {
  const policies = [
    { index: 5, document: { ...POLICY, number: 1 } },
    { index: 8, document: { ...POLICY, number: 2 } },
  ];
  it.each([
    [4, null],
    [5, 1],
    [7, 1],
    [8, 2],
  ])('at index %d is number %p', (knownAt, number) => {
    expect(policyKnownAt(policies, knownAt)?.number ?? null).toBe(number);
  });
});
