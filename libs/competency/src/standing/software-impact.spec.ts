import { instant } from '../calendar/days.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import {
  adapter,
  asOf,
  department,
  entitledAs,
  ETHOS,
  question,
  scope,
  software,
  unit,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import { softwareImpact, upgradedDepartment, type PlannedSoftware } from './software-impact.ts';

const UPGRADE: PlannedSoftware = {
  unit: ETHOS,
  version: '3.0',
  effectiveAt: instant('2026-03-02T06:00:00Z'),
  changeClass: 'major',
  supersedes: null,
  correction: null,
};
const facts = entitledAs(adapter(), 'adapter');
const KNOWN = 100_000;
const NOW = asOf('2026-02-01T12:00:00Z', KNOWN);
const impact = (fields: Partial<PlannedSoftware> = {}, of: PersonFacts = facts) =>
  softwareImpact(upgradedDepartment(department(), { ...UPGRADE, ...fields }, NOW), of);

describe('the preview of a software change', () => {
  it('names everything that a major change pauses, with the version as the reason', () => {
    const { lost, kept } = impact();
    expect(kept).toBe(0);
    expect(lost.length).toBeGreaterThan(0);
    for (const { reasons } of lost) {
      expect(reasons.map(({ code }) => code)).toEqual(['software-version-not-in-scope']);
      expect(reasons[0]?.about.softwareVersion).toBe('3.0');
    }
  });

  it('takes nothing on another unit', () => {
    const second = 'ethos-2' as UnitId;
    const where = department({ units: [unit(), unit({ id: second })] });
    const both = entitledAs(adapter(), 'adapter', { scope: scope({ units: [ETHOS, second] }) });
    const impactOn = (at: UnitId) =>
      softwareImpact(upgradedDepartment(where, { ...UPGRADE, unit: at }, NOW), both);
    const of = (at: UnitId) =>
      impactOn(at).lost.map(({ question: { treatmentSite, unit: on } }) => [treatmentSite, on]);
    expect(impactOn(ETHOS).kept).toBe(0);
    expect(of(ETHOS)).toEqual([
      ['cervix', ETHOS],
      ['bladder', ETHOS],
      ['prostate', ETHOS],
    ]);
    expect(new Set(of(second).map(([, on]) => on))).toEqual(new Set([second]));
    expect(of('ethos-9' as UnitId)).toEqual([]);
    const { after } = upgradedDepartment(where, UPGRADE, NOW);
    const elsewhere = question('edit-oar', 'prostate', { unit: second });
    expect(standing(after, both, elsewhere, asOf(UPGRADE.effectiveAt, KNOWN)).answer).toBe('yes');
  });

  it('says what the rules say once the change is recorded', () => {
    const { before, after } = upgradedDepartment(department(), UPGRADE, NOW);
    const asked = question('edit-oar');
    const at = asOf(UPGRADE.effectiveAt, KNOWN);
    expect(standing(before, facts, asked, at).answer).toBe('yes');
    expect(standing(after, facts, asked, at).state).toBe('paused-software');
    expect(standing(after, facts, asked, asOf('2026-03-02T05:59:59.999Z', KNOWN)).answer).toBe(
      'yes',
    );
  });

  it('counts a change that nobody has classed as major, and spares everybody for a minor one', () => {
    expect(impact({ changeClass: null }).lost).toEqual(impact().lost);
    const minor = impact({ changeClass: 'minor' });
    expect(minor.lost).toEqual([]);
    expect(minor.kept).toBe(impact().lost.length);
  });

  it('takes nothing from who holds nothing at that instant', () => {
    expect(impact({}, adapter())).toMatchObject({ lost: [], kept: 0 });
    expect(impact({ effectiveAt: instant('2026-12-01T06:00:00Z') })).toMatchObject({
      lost: [],
      kept: 0,
    });
  });
});

describe('the preview of a correction', () => {
  const recordedUpgrade = (at: string) => ({ ...software('3.0', at), id: 'upgrade', index: 10 });
  const corrected = (at: string, fields: Partial<PlannedSoftware>, of: PersonFacts = facts) => {
    const changes = [software('2.0', '2025-01-01T00:00:00Z'), recordedUpgrade(at)];
    const where = department({ units: [unit({ software: changes })] });
    const correction = { reason: 'Misread', neverWas: false };
    const planned = {
      ...{ ...UPGRADE, effectiveAt: instant(at), supersedes: 'upgrade', correction },
      ...fields,
    };
    return softwareImpact(upgradedDepartment(where, planned, NOW), of);
  };
  const RAN_SINCE = '2026-01-31T06:00:00Z';

  it('gives back now what a version that never ran has paused', () => {
    const { lost, regained, kept } = corrected(RAN_SINCE, { version: '2.0' });
    expect([lost, kept]).toEqual([[], 0]);
    expect(regained.length).toBe(impact().lost.length);
    const never = corrected(RAN_SINCE, { correction: { reason: 'Misread', neverWas: true } });
    expect(never.regained).toEqual(regained);
  });

  it('takes now what was to be paused later, where the version runs since before', () => {
    const { lost, regained } = corrected('2026-03-02T06:00:00Z', {
      effectiveAt: instant('2026-01-05T06:00:00Z'),
    });
    expect(lost.length).toBe(impact().lost.length);
    expect(regained).toEqual([]);
  });

  it('looks at both instants: what was to be lost stays until the change really comes', () => {
    const { lost, regained } = corrected('2026-03-02T06:00:00Z', {
      effectiveAt: instant('2026-03-09T06:00:00Z'),
    });
    expect([lost, regained.length]).toEqual([[], impact().lost.length]);
  });

  it('turns nothing where the instant moves in the past', () => {
    const { lost, regained } = corrected(RAN_SINCE, {
      effectiveAt: instant('2026-01-05T06:00:00Z'),
    });
    expect([lost, regained]).toEqual([[], []]);
  });
});
