import { day, moment } from '../calendar/days.fixture.ts';
import type { Equivalence, Waiver } from '../entitlement/entitlement.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import { allowancesFor, equivalentSites, waivedUntil } from './allowances.ts';
import { accepted, adapter, entitlement, scope } from './department.fixture.ts';
import { firstGrantInRole } from './first-grant.ts';

const equivalence = (fields: Partial<Equivalence> = {}): Equivalence => ({
  ...recorded('2026-02-01T10:00:00Z'),
  person: person('aa-1'),
  skill: 'oar-outlining',
  fromTreatmentSite: 'prostate',
  toTreatmentSite: 'bladder',
  rationale: 'Alike',
  approver: person('hortp'),
  from: day('2026-02-01'),
  until: day('2026-06-30'),
  ...fields,
});
const waiver = (fields: Partial<Waiver> = {}): Waiver => ({
  ...recorded('2026-02-01T10:00:00Z'),
  person: person('aa-1'),
  requirement: 'plan-selection',
  rationale: 'Long practice elsewhere',
  approver: person('mpe-1'),
  from: day('2026-02-01'),
  until: day('2026-06-30'),
  ...fields,
});

describe('an equivalence of treatment sites (F17)', () => {
  const sites = (
    given: Partial<Equivalence>,
    at: string,
    skill = 'oar-outlining',
    to = 'bladder',
  ) => equivalentSites({ ...adapter(), equivalences: [equivalence(given)] }, skill, to, moment(at));

  it.each([
    ['before it was recorded', '2026-02-01T09:59:59Z', []],
    ['once it was recorded', '2026-02-01T10:00:00Z', ['prostate']],
    ['on its last day', '2026-06-30', ['prostate']],
    ['after its last day', '2026-07-01', []],
  ])('%s, at %s, accepts %j', (_, at, expected) => {
    expect(sites({}, at)).toEqual(expected);
  });

  it('counts from its own first day, and without an end goes on', () => {
    expect(sites({ from: day('2026-03-01') }, '2026-02-28')).toEqual([]);
    expect(sites({ from: day('2026-03-01') }, '2026-03-01')).toEqual(['prostate']);
    expect(sites({ until: null }, '2030-01-01')).toEqual(['prostate']);
  });

  it('is of one skill, in one direction, and never approved by its holder (I3)', () => {
    expect(sites({}, '2026-03-01', 'dir-evaluation')).toEqual([]);
    expect(sites({}, '2026-03-01', 'oar-outlining', 'prostate')).toEqual([]);
    expect(sites({ approver: person('aa-1') }, '2026-03-01')).toEqual([]);
  });
});

describe('a waiver (I3, F17)', () => {
  const ends = (given: readonly Partial<Waiver>[], at = '2026-03-01', entitler = 'hortp') => [
    ...waivedUntil(
      { ...adapter(), waivers: given.map((each) => waiver(each)) },
      POLICY,
      person(entitler),
      moment(at),
    ),
  ];

  it.each([
    ['before it was recorded', '2026-02-01T09:59:59Z', 0],
    ['once it was recorded', '2026-02-01T10:00:00Z', 1],
    ['on its last day', '2026-06-30', 1],
    ['after its last day, to say that it ended', '2026-07-01', 1],
  ])('%s, at %s: %d', (_, at, count) => {
    expect(ends([{}], at)).toHaveLength(count);
  });

  it('counts from its own first day', () => {
    expect(ends([{ from: day('2026-03-02') }], '2026-03-01')).toEqual([]);
    expect(ends([{ from: day('2026-03-01') }], '2026-03-01')).toHaveLength(1);
  });

  it('approved by its holder, or by the entitler of what it supports, counts nothing', () => {
    expect(ends([{ approver: person('aa-1') }])).toEqual([]);
    expect(ends([{}], '2026-03-01', 'mpe-1')).toEqual([]);
  });

  it('lasts no longer than the policy permits: six months', () => {
    expect(ends([{ until: day('2026-12-31') }])).toEqual([['plan-selection', '2026-07-31']]);
    expect(ends([{ until: day('2026-07-31') }])).toEqual([['plan-selection', '2026-07-31']]);
    expect(ends([{}])).toEqual([['plan-selection', '2026-06-30']]);
  });

  it('of several for one requirement the last to end counts', () => {
    const early = { until: day('2026-04-30') };
    const expected = [['plan-selection', '2026-06-30']];
    expect(ends([early, {}])).toEqual(expected);
    expect(ends([{}, early])).toEqual(expected);
    expect(ends([{}, { requirement: 'mobius-approval' }])).toHaveLength(2);
  });
});

describe('everything that may stand in for own records', () => {
  it('is the equivalences, the waivers and the day of the first grant', () => {
    const facts = { ...adapter(), equivalences: [equivalence()], waivers: [waiver()] };
    const now = moment('2026-03-01');
    expect(
      allowancesFor(facts, POLICY, 'oar-outlining', 'bladder', null, day('2026-03-02'), now),
    ).toEqual({
      firstGrantOn: '2026-03-02',
      equivalentSites: ['prostate'],
      waivedUntil: new Map([['plan-selection', '2026-06-30']]),
    });
  });
});

describe('the first grant of a role and treatment site (F9)', () => {
  const now = moment('2026-03-12');
  const held = entitlement('adapter-1', 'adapter', {
    scope: scope({ treatmentSites: ['prostate'] }),
  });
  const holder = { ...adapter(), entitlements: [held], acceptances: [accepted(held)] };

  it.each([
    ['nothing was granted', adapter(), 'adapter', 'prostate', '2026-03-12'],
    ['the role was held there', holder, 'adapter', 'prostate', null],
    ['it was held for another site', holder, 'adapter', 'bladder', '2026-03-12'],
    ['another role was held there', holder, 'advanced-adapter', 'prostate', '2026-03-12'],
    ['it was never accepted', { ...holder, acceptances: [] }, 'adapter', 'prostate', '2026-03-12'],
  ] as const)('where %s', (_, facts, role, site, expected) => {
    expect(firstGrantInRole(facts, role, site, now)).toBe(expected);
  });
});

describe('adaptation types (domain.md 10.12)', () => {
  it.each([
    ['ethos', ['online-adaptive']],
    ['unity', ['atp', 'ats']],
    ['toString', []],
  ])('%s offers %j', (platform, types) => {
    expect(adaptationTypesOf(platform as 'ethos')).toEqual(types);
  });
});
