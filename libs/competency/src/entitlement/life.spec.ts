import { day, moment } from '../calendar/days.fixture.ts';
import { employment } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { accepted, adapter, entitlement, suspension } from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { entitlementStateAt } from './life.ts';

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
  });

  it('is suspended in part when the suspension names tasks or sites', () => {
    const part = suspension(granted, { treatmentSites: ['bladder'] });
    expect(stateOn({ ...held, suspensions: [part] }, '2026-03-02')).toBe('suspended-in-part');
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
      expect(stateOn(facts, `${firstDay}T12:00:00Z`)).toBe('superseded');
    });
  });
});
