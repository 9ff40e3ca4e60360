import { instant, moment } from '../calendar/days.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { reason } from '../reason/reason.ts';
import { delegationCovering, delegationReasons } from './delegation.ts';
import type { PersonnelFacts } from './person.ts';
import { delegation, employment, personnel } from './personnel.fixture.ts';
import { recorded } from './recorded.fixture.ts';

const held = delegation();
const facts = (fields: Partial<PersonnelFacts> = {}) =>
  personnel({ employments: [employment()], delegations: [held], ...fields });
const reasons = (who: PersonnelFacts, role: string, sites: readonly string[], on: string) =>
  delegationReasons(who, role, sites, moment(on)).map(({ code, about }) => [
    code,
    about.treatmentSite,
  ]);

describe('a delegation to 31 March 2026 (I5, scenario 10)', () => {
  it.each([
    ['2025-03-31', false],
    ['2025-04-01', true],
    ['2026-03-31', true],
    ['2026-03-31T22:59:59Z', true],
    ['2026-03-31T23:00:00Z', false],
    ['2026-04-01', false],
  ])('covers a grant on %s: %s', (on, expected) => {
    const covering = delegationCovering(facts(), 'adapter', ['cervix'], moment(on));
    expect(covering?.id).toBe(expected ? held.id : undefined);
    expect(delegationReasons(facts(), 'adapter', ['cervix'], moment(on))).toHaveLength(
      expected ? 0 : 1,
    );
  });

  it('names the day on which the last one ended', () => {
    expect(delegationReasons(facts(), 'adapter', ['cervix'], moment('2026-04-01'))).toMatchObject([
      { code: 'delegation-missing', about: { role: 'adapter', on: '2026-03-31' } },
    ]);
  });
});

describe('the day on which the last delegation ended', () => {
  const to = (...ends: readonly [from: string, until: string][]) =>
    facts({
      delegations: ends.map(([from, until]) => delegation({ from: day(from), until: day(until) })),
    });

  it.each([
    [
      'is the latest of several',
      to(['2023-04-01', '2024-03-31'], ['2024-04-01', '2025-03-31']),
      '2025-03-31',
    ],
    [
      'is the latest in whichever order they are on file',
      to(['2024-04-01', '2025-03-31'], ['2023-04-01', '2024-03-31']),
      '2025-03-31',
    ],
    [
      'is none that has yet to begin',
      to(['2024-04-01', '2025-03-31'], ['2026-04-01', '2027-03-31']),
      '2025-03-31',
    ],
    ['is not said of the first, before it begins', to(['2026-04-01', '2027-03-31']), undefined],
  ])('%s', (_, who, on) => {
    const [found] = delegationReasons(who, 'adapter', ['cervix'], moment('2026-01-01'));
    expect(found?.code).toBe('delegation-missing');
    expect(found?.about.on).toBe(on);
  });
});

describe('what a delegation covers', () => {
  it('another role is not covered, and is named', () => {
    expect(
      delegationReasons(facts(), 'clinical-oncologist', ['cervix'], moment('2026-01-01')),
    ).toEqual([reason('delegation-does-not-cover', { role: 'clinical-oncologist' })]);
  });

  it('a treatment site delegated for another role is not covered for this one', () => {
    const two = facts({
      delegations: [
        delegation({ roles: ['mpe'], treatmentSites: ['cervix'] }),
        delegation({ roles: ['adapter'], treatmentSites: ['bladder'] }),
      ],
    });
    expect(delegationReasons(two, 'adapter', ['cervix'], moment('2026-01-01'))).toEqual([
      reason('delegation-does-not-cover', { role: 'adapter', treatmentSite: 'cervix' }),
    ]);
  });

  it('every treatment site that is not covered is named', () => {
    expect(reasons(facts(), 'adapter', ['rectum', 'cervix', 'lung'], '2026-01-01')).toEqual([
      ['delegation-does-not-cover', 'rectum'],
      ['delegation-does-not-cover', 'lung'],
    ]);
  });

  it('no treatment site named is covered by none', () => {
    expect(delegationCovering(facts(), 'adapter', [], moment('2026-01-01'))).toBeNull();
    expect(reasons(facts(), 'adapter', [], '2026-01-01')).toEqual([
      ['delegation-does-not-cover', undefined],
    ]);
  });

  it('two delegations do not add up to one grant', () => {
    const two = facts({
      delegations: [
        delegation({ treatmentSites: ['cervix'] }),
        delegation({ treatmentSites: ['bladder'] }),
      ],
    });
    expect(delegationReasons(two, 'adapter', ['cervix', 'bladder'], moment('2026-01-01'))).toEqual([
      reason('delegation-does-not-cover', { role: 'adapter' }),
    ]);
  });

  it('whoever has none, or has left, delegates nothing', () => {
    expect(reasons(facts({ delegations: [] }), 'adapter', ['cervix'], '2026-01-01')).toEqual([
      ['delegation-missing', undefined],
    ]);
    const left = facts({ employments: [employment({ endsOn: day('2025-12-31') })] });
    expect(delegationCovering(left, 'adapter', ['cervix'], moment('2025-12-31'))).not.toBeNull();
    expect(delegationCovering(left, 'adapter', ['cervix'], moment('2026-01-01'))).toBeNull();
  });
});

describe('ending a delegation early', () => {
  const ended = facts({
    delegationEnds: [
      { ...recorded(), delegation: held.id, endedAt: instant('2026-01-15T12:00:00Z') },
      { ...recorded(), delegation: 'another', endedAt: instant('2025-05-01T12:00:00Z') },
    ],
  });

  it.each([
    ['2026-01-15T11:59:59.999Z', true],
    ['2026-01-15T12:00:00Z', false],
  ])('at noon leaves it live at %s: %s', (at, expected) => {
    expect(delegationCovering(ended, 'adapter', ['cervix'], moment(at)) !== null).toBe(expected);
  });
});
