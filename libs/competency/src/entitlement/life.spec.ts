import { day, moment } from '../calendar/days.fixture.ts';
import { employment } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { accepted, adapter, entitlement, suspension } from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { entitlementEnds, entitlementStateAt, isTerminal } from './life.ts';

const granted = entitlement('adapter-1', 'adapter', {
  effectiveFrom: day('2026-02-10'),
  expiresOn: day('2026-06-30'),
});
const held: PersonFacts = {
  ...adapter(),
  entitlements: [granted],
  acceptances: [accepted(granted, '2026-02-05T10:00:00Z')],
};

const stateOn = (facts: PersonFacts, when: string): string =>
  entitlementStateAt(facts, granted.id, moment(when)).kind;

describe('what is said of the life of an entitlement', () => {
  const stopped = suspension(granted, { ...recorded('2026-03-01'), id: 's1' as never });
  const another = entitlement('adapter-1', 'adapter', { id: 'another' as never });

  it('is nothing where it is not on file, or not granted yet', () => {
    const nothing = {
      kind: 'not-yet-effective',
      endedFrom: null,
      acceptedAt: null,
      suspensions: [],
    };
    expect(entitlementStateAt(adapter(), granted.id, moment('2026-03-01'))).toEqual(nothing);
    const before = moment('2026-01-31T12:00:00Z');
    expect(entitlementStateAt(held, granted.id, before)).toEqual(nothing);
    const whenGranted = { ...before, at: granted.recordedAt };
    expect(entitlementStateAt(held, granted.id, whenGranted).kind).toBe('awaiting-acceptance');
  });

  it('is when it was accepted and what suspends it', () => {
    const facts: PersonFacts = {
      ...held,
      entitlements: [another, granted],
      suspensions: [suspension(another, { id: 's0' as never }), stopped],
    };
    expect(entitlementStateAt(facts, granted.id, moment('2026-03-02'))).toEqual({
      kind: 'suspended',
      endedFrom: null,
      acceptedAt: '2026-02-05T10:00:00.000Z',
      suspensions: ['s1'],
    });
    expect(entitlementStateAt(facts, granted.id, moment('2026-07-02'))).toEqual({
      kind: 'expired',
      endedFrom: '2026-07-01',
      acceptedAt: '2026-02-05T10:00:00.000Z',
      suspensions: ['s1'],
    });
  });

  it('is every end, earliest first, ties in their order (F6)', () => {
    const withdrawal = (entitlementId: string, effectiveFrom: string) => ({
      ...recorded('2026-03-01'),
      entitlement: entitlementId as never,
      effectiveFrom: day(effectiveFrom),
      forCause: false,
      reason: 'Asked for',
    });
    const next = entitlement('adapter-1', 'adapter', {
      id: 'next' as never,
      effectiveFrom: day('2026-07-01'),
      replaces: granted.id,
    });
    const facts: PersonFacts = {
      ...held,
      entitlements: [granted, next],
      acceptances: [...held.acceptances, accepted(next, '2026-03-01T10:00:00Z')],
      employments: [employment({ endsOn: day('2026-06-30') })],
      withdrawals: [
        withdrawal('another', '2026-03-01'),
        withdrawal(granted.id, '2026-05-01'),
        withdrawal(granted.id, '2026-07-01'),
      ],
    };
    expect(entitlementEnds(facts, granted, moment('2026-03-12'))).toEqual([
      { kind: 'withdrawn', from: '2026-05-01' },
      { kind: 'expired', from: '2026-07-01' },
      { kind: 'ended', from: '2026-07-01' },
      { kind: 'withdrawn', from: '2026-07-01' },
      { kind: 'superseded', from: '2026-07-01' },
    ]);
    expect(entitlementEnds(held, granted, moment('2026-03-12'))).toEqual([
      { kind: 'expired', from: '2026-07-01' },
    ]);
  });

  it('is superseded by the first of several replacements that were accepted', () => {
    const replacing = (id: string, effectiveFrom: string) =>
      entitlement('adapter-1', 'adapter', {
        id: id as never,
        effectiveFrom: day(effectiveFrom),
        replaces: granted.id,
      });
    const late = replacing('late', '2026-05-01');
    const early = replacing('early', '2026-04-01');
    const facts: PersonFacts = {
      ...held,
      entitlements: [granted, late, early, replacing('never', '2026-03-02')],
      acceptances: [
        ...held.acceptances,
        accepted(late, '2026-03-01T10:00:00Z'),
        accepted(early, '2026-03-01T10:00:00Z'),
      ],
    };
    expect(entitlementEnds(facts, granted, moment('2026-03-12'))[0]).toEqual({
      kind: 'superseded',
      from: '2026-04-01',
    });
  });

  it('ends with the post that came first after the grant, however the posts are listed', () => {
    const facts: PersonFacts = {
      ...held,
      employments: [
        employment({ startsOn: day('2026-05-01') }),
        employment({ startsOn: day('2026-02-20'), endsOn: day('2026-03-31') }),
        employment({ startsOn: day('2025-01-01'), endsOn: day('2025-06-30') }),
      ],
    };
    expect(entitlementEnds(facts, granted, moment('2026-03-12'))[0]).toEqual({
      kind: 'ended',
      from: '2026-04-01',
    });
    const never = { ...held, employments: [employment({ endsOn: day('2025-06-30') })] };
    expect(entitlementEnds(never, granted, moment('2026-03-12'))).toEqual([
      { kind: 'expired', from: '2026-07-01' },
    ]);
  });

  it.each([
    ['expired', true],
    ['withdrawn', true],
    ['superseded', true],
    ['ended', true],
    ['active', false],
    ['suspended', false],
    ['suspended-in-part', false],
    ['awaiting-acceptance', false],
    ['not-yet-effective', false],
  ] as const)('%s is the end of it: %p', (kind, terminal) => {
    expect(isTerminal(kind)).toBe(terminal);
  });
});

describe('the life of an entitlement', () => {
  it.each([
    ['2026-01-31', 'not-yet-effective'],
    ['2026-02-01T09:59:59Z', 'awaiting-acceptance'],
    ['2026-02-05T10:00:00Z', 'not-yet-effective'],
    ['2026-02-09', 'not-yet-effective'],
    ['2026-02-10T00:00:00Z', 'active'],
    ['2026-06-30T22:59:59.999Z', 'active'],
    ['2026-06-30T23:00:00Z', 'expired'],
  ])('on %s is %s', (when, state) => {
    expect(stateOn(held, when)).toBe(state);
  });

  it('is not yet effective when nobody has heard of it', () => {
    expect(entitlementStateAt(adapter(), granted.id, moment('2026-03-01')).kind).toBe(
      'not-yet-effective',
    );
  });

  it('is suspended from the recording to the lift', () => {
    const stopped = suspension(granted, { ...recorded('2026-03-01T09:00:00Z'), id: 's1' as never });
    const lift = {
      ...recorded('2026-03-08T09:00:00Z'),
      suspension: stopped.id,
      outcome: 'Resolved',
      liftedBy: granted.entitler,
    };
    const facts: PersonFacts = { ...held, suspensions: [stopped], lifts: [lift] };
    expect(stateOn(facts, '2026-03-01T08:59:59.999Z')).toBe('active');
    expect(stateOn(facts, '2026-03-01T09:00:00Z')).toBe('suspended');
    expect(stateOn(facts, '2026-03-08T09:00:00Z')).toBe('active');
    const another = { ...facts, lifts: [{ ...lift, suspension: 'another' as never }] };
    expect(stateOn(another, '2026-03-08T09:00:00Z')).toBe('suspended');
  });

  it('is suspended in part when the suspension names tasks or sites', () => {
    const part = suspension(granted, { treatmentSites: ['bladder'] });
    expect(stateOn({ ...held, suspensions: [part] }, '2026-03-02')).toBe('suspended-in-part');
    const tasks = suspension(granted, { tasks: ['edit-oar'] });
    expect(stateOn({ ...held, suspensions: [tasks] }, '2026-03-02')).toBe('suspended-in-part');
  });

  it('is withdrawn from the day given, also one in the past (F3)', () => {
    const withdrawal = {
      ...recorded('2026-04-01'),
      entitlement: granted.id,
      effectiveFrom: day('2026-03-01'),
      forCause: true,
      reason: 'Not competent',
    };
    const facts: PersonFacts = { ...held, withdrawals: [withdrawal] };
    expect(stateOn(facts, '2026-02-28')).toBe('active');
    expect(stateOn(facts, '2026-03-01')).toBe('withdrawn');
    expect(stateOn(facts, '2026-07-01')).toBe('withdrawn');
  });

  describe('and employment (I7)', () => {
    const until = (endsOn: string) => employment({ endsOn: day(endsOn) });

    it('ends the day after the last day in post', () => {
      const facts = { ...held, employments: [until('2026-04-30')] };
      expect(stateOn(facts, '2026-04-30')).toBe('active');
      expect(stateOn(facts, '2026-05-01')).toBe('ended');
    });

    it('goes on through a change of post without a gap', () => {
      const facts = {
        ...held,
        employments: [until('2026-04-30'), employment({ startsOn: day('2026-05-01') })],
      };
      expect(stateOn(facts, '2026-05-01')).toBe('active');
    });

    it('is not restored by leaving and returning', () => {
      const facts = {
        ...held,
        employments: [until('2026-04-30'), employment({ startsOn: day('2026-05-02') })],
      };
      expect(stateOn(facts, '2026-05-01')).toBe('ended');
      expect(stateOn(facts, '2026-05-03')).toBe('ended');
    });

    it('begins with a post that begins after the grant', () => {
      const facts = { ...held, employments: [employment({ startsOn: day('2026-02-10') })] };
      expect(stateOn(facts, '2026-02-10')).toBe('active');
    });
  });

  describe('and its replacement (F19)', () => {
    const next = entitlement('adapter-1', 'adapter', {
      ...recorded('2026-03-01'),
      id: 'next' as never,
      effectiveFrom: day('2026-03-10'),
      replaces: granted.id,
    });
    const both: PersonFacts = { ...held, entitlements: [granted, next] };

    it('stays active while the new one awaits acceptance', () => {
      expect(stateOn(both, '2026-03-20')).toBe('active');
    });

    it.each([
      ['accepted before it takes effect', '2026-03-05T09:00:00Z', '2026-03-09', '2026-03-10'],
      ['accepted late', '2026-03-15T09:00:00Z', '2026-03-14', '2026-03-15'],
    ])('is superseded when the new one is %s', (_, acceptedAt, lastDay, firstDay) => {
      const facts = { ...both, acceptances: [...both.acceptances, accepted(next, acceptedAt)] };
      expect(stateOn(facts, `${lastDay}T12:00:00Z`)).toBe('active');
      expect(entitlementStateAt(facts, granted.id, moment(`${firstDay}T12:00:00Z`))).toMatchObject({
        kind: 'superseded',
        endedFrom: firstDay,
      });
      expect(entitlementEnds(both, granted, moment('2026-03-20'))).toHaveLength(1);
    });
  });
});
