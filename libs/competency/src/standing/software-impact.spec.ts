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
};
const facts = entitledAs(adapter(), 'adapter');
const KNOWN = 100_000;
const impact = (fields: Partial<PlannedSoftware> = {}, of: PersonFacts = facts) =>
  softwareImpact(upgradedDepartment(department(), { ...UPGRADE, ...fields }, KNOWN), of);

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
      softwareImpact(upgradedDepartment(where, { ...UPGRADE, unit: at }, KNOWN), both);
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
    const { after } = upgradedDepartment(where, UPGRADE, KNOWN);
    const elsewhere = question('edit-oar', 'prostate', { unit: second });
    expect(standing(after, both, elsewhere, asOf(UPGRADE.effectiveAt, KNOWN)).answer).toBe('yes');
  });

  it('says what the rules say once the change is recorded', () => {
    const { before, after } = upgradedDepartment(department(), UPGRADE, KNOWN);
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
