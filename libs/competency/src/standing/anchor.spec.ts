import { assessment } from '../assessment/assessment.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import { employment } from '../person/personnel.fixture.ts';
import { firstGrantOn, latestAnchor } from './anchor.ts';
import {
  accepted,
  act,
  adapter,
  entitlement,
  ETHOS,
  holding,
  scope,
} from './department.fixture.ts';
import type { PracticeGroup, PractisedAct } from './practice.ts';

const TODAY = moment('2026-03-12T12:00:00Z');
const GROUP: PracticeGroup = {
  skill: 'oar-outlining',
  treatmentSite: 'prostate',
  platform: 'ethos',
  tasks: ['edit-oar', 'approve-oar'],
  units: [ETHOS],
};
const granted = (on: string, fields: Parameters<typeof entitlement>[2] = {}) =>
  entitlement('adapter-1', 'adapter', { effectiveFrom: day(on), ...fields });
const first = (...held: readonly ReturnType<typeof granted>[]) =>
  firstGrantOn(holding(adapter(), ...held), GROUP, null, TODAY);

describe('the day of the first grant (F9)', () => {
  it('is the earliest in the employment, in whatever order they were recorded', () => {
    expect(first(granted('2026-02-01'), granted('2025-06-01'))).toBe('2025-06-01');
    expect(first(granted('2025-06-01'), granted('2026-02-01'))).toBe('2025-06-01');
  });

  it.each([
    ['today', '2026-03-12', '2026-03-12'],
    ['tomorrow', '2026-03-13', null],
  ])('counts what took effect %s', (_, on, expected) => {
    expect(first(granted(on))).toBe(expected);
  });

  it.each([
    ['another platform', { scope: scope({ platform: 'unity' }) }],
    ['another treatment site', { scope: scope({ treatmentSites: ['cervix'] }) }],
    ['other tasks', { tasks: ['select-plan'] }],
  ])('is of this practice, not of %s', (_, fields) => {
    expect(first(granted('2026-02-01', fields))).toBeNull();
  });

  it('needs the acceptance, unless it is the entitlement asked about', () => {
    const held = granted('2026-02-01');
    const facts = { ...adapter(), entitlements: [held] };
    expect(firstGrantOn(facts, GROUP, null, TODAY)).toBeNull();
    expect(firstGrantOn(facts, GROUP, held.id, TODAY)).toBe('2026-02-01');
    const late = { ...facts, acceptances: [accepted(held, '2026-03-12T12:00:00.001Z')] };
    expect(firstGrantOn(late, GROUP, null, TODAY)).toBeNull();
  });

  it('begins anew with an employment, and is that of the last one after leaving', () => {
    const posts = (...spans: readonly (readonly [string, string | null])[]) =>
      spans.map(([startsOn, endsOn]) =>
        employment({ startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) }),
      );
    const held = [granted('2024-05-01'), granted('2025-05-01')];
    const of = (...spans: readonly (readonly [string, string | null])[]) =>
      firstGrantOn(
        { ...holding(adapter(), ...held), employments: posts(...spans) },
        GROUP,
        null,
        TODAY,
      );
    expect(of(['2024-01-01', '2024-12-31'], ['2025-03-01', null])).toBe('2025-05-01');
    expect(of(['2024-01-01', '2024-12-31'], ['2025-05-01', null])).toBe('2025-05-01');
    expect(of(['2024-01-01', '2024-12-31'], ['2025-03-01', '2026-03-11'])).toBe('2025-05-01');
    expect(of(['2024-01-01', '2024-12-31'])).toBe('2024-05-01');
    expect(of()).toBeNull();
    const back = ['2025-03-01', '2025-12-31'] as const;
    const before = ['2024-01-01', '2024-12-31'] as const;
    expect(of(back, before)).toBe('2025-05-01');
    expect(of(before, ['2026-06-01', '2026-12-31'])).toBe('2024-05-01');
    expect(of(before, ['2026-06-01', null])).toBe('2024-05-01');
  });
});

describe('the latest anchor of recent practice (domain.md 10.7)', () => {
  const practised = (...days: readonly string[]): readonly PractisedAct[] =>
    days.map((on, place) => ({
      act: act('edit-oar', 'adapter-1', { fraction: place, when: `${on}T10:00:00Z` }),
      fraction: `C7/${String(place)}`,
      voidFrom: null,
    }));
  const restored = (
    on: string,
    purpose: 'restoration' | 'award' = 'restoration',
    signedOn: string = on,
  ) => assessment({ purpose, performedOn: day(on), signed: `${signedOn}T15:00:00Z` });
  const anchor = (
    grant: string | null,
    returned: string | null,
    supervised: readonly PractisedAct[] = [],
    passes: readonly ReturnType<typeof restored>[] = [],
  ) =>
    latestAnchor(
      grant === null ? null : day(grant),
      returned === null ? null : day(returned),
      supervised,
      passes,
      3,
      TODAY,
    );

  it('is the later of the first grant and the end of a supervised return', () => {
    expect(anchor('2025-01-01', null)).toBe('2025-01-01');
    expect(anchor('2025-01-01', '2025-06-01')).toBe('2025-06-01');
    expect(anchor('2025-06-01', '2025-01-01')).toBe('2025-06-01');
    expect(anchor(null, null)).toBeNull();
  });

  const THREE = ['2025-08-01', '2025-08-02', '2025-08-04'];
  it.each([
    ['after three supervised fractions', THREE, '2025-08-04', '2025-08-04'],
    ['before the third', THREE, '2025-08-03', '2025-01-01'],
    ['after two', THREE.slice(1), '2025-08-04', '2025-01-01'],
    [
      'with one from before the anchor',
      ['2024-12-31', ...THREE.slice(1)],
      '2025-08-04',
      '2025-01-01',
    ],
    [
      'with one of the day of the anchor',
      ['2025-01-01', ...THREE.slice(1)],
      '2025-08-04',
      '2025-08-04',
    ],
  ])('a statement %s restores or not', (_, days, statement, expected) => {
    expect(anchor('2025-01-01', null, practised(...days), [restored(statement)])).toBe(expected);
  });

  it('restores nothing where the assessment was for something else', () => {
    const passes = [restored('2025-08-04', 'award')];
    expect(anchor('2025-01-01', null, practised(...THREE), passes)).toBe('2025-01-01');
  });

  it('reads statements in the order of their days, each after its own practice', () => {
    const days = [...THREE, '2025-10-01', '2025-10-02', '2025-10-03'];
    const statements = [restored('2025-10-03'), restored('2025-08-04')];
    expect(anchor('2025-01-01', null, practised(...days), statements)).toBe('2025-10-03');
    const again = [restored('2025-08-04'), restored('2025-08-20')];
    expect(anchor('2025-01-01', null, practised(...THREE), again)).toBe('2025-08-04');
    expect(anchor('2025-01-01', null, practised(...THREE), again.toReversed())).toBe('2025-08-04');
  });

  it('restores who has no anchor yet', () => {
    const passes = [restored('2025-08-04')];
    expect(anchor(null, null, practised(...THREE), passes)).toBe('2025-08-04');
    expect(anchor(null, null, practised(...THREE.slice(1)), passes)).toBeNull();
  });

  it('is the day on which the statement was signed, by what came before its performance', () => {
    const passes = [restored('2025-08-04', 'restoration', '2025-09-10')];
    const of = (returned: string | null) =>
      anchor('2025-01-01', returned, practised(...THREE), passes);
    expect(of(null)).toBe('2025-09-10');
    expect(of('2025-08-05')).toBe('2025-09-10');
    expect(of('2025-08-04')).toBe('2025-08-04');
    expect(of('2025-09-11')).toBe('2025-09-11');
  });

  it('takes a first grant and a return in the order of their days', () => {
    const supervised = practised('2025-02-01', '2025-02-02', '2025-02-03');
    const passes = [restored('2025-03-01', 'restoration', '2025-07-01')];
    expect(anchor('2025-06-01', '2025-01-01', supervised, passes)).toBe('2025-07-01');
  });

  it('counts only what was practised since a return that came before the statement', () => {
    const passes = [restored('2025-08-04')];
    expect(anchor('2025-01-01', '2025-08-02', practised(...THREE), passes)).toBe('2025-08-02');
    expect(anchor('2025-01-01', '2025-08-01', practised(...THREE), passes)).toBe('2025-08-04');
    expect(anchor('2025-01-01', '2025-09-01', practised(...THREE), passes)).toBe('2025-09-01');
  });
});
