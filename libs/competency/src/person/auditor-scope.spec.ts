import { day } from '../calendar/days.fixture.ts';
import { auditorScopeRefusals, isWithinScope } from './auditor-scope.ts';
import type { AuditedPlace, AuditorScope } from './auditor-scope.ts';

const NOTHING: AuditorScope = { units: null, treatmentSites: null, from: null, until: null };
const KNOWN = { units: ['unit-1'], treatmentSites: ['prostate'] };
const HALF_YEAR = { from: day('2026-01-01'), until: day('2026-06-30') };

const refused = (scope: Partial<AuditorScope>): readonly (readonly [string, string])[] =>
  auditorScopeRefusals({ ...NOTHING, ...scope }, KNOWN).map(({ kind, pointer }) => [kind, pointer]);

describe('a scope that is given', () => {
  it.each<[string, Partial<AuditorScope>, readonly (readonly [string, string])[]]>([
    ['units', { units: ['unit-1'] }, []],
    ['treatment sites', { treatmentSites: ['prostate'] }, []],
    ['one day', { from: day('2026-01-01'), until: day('2026-01-01') }, []],
    ['a first day alone', { from: day('2026-01-01') }, []],
    ['nothing', {}, [['nothing-named', '/auditorScope']]],
    ['no unit', { units: [] }, [['nothing-named', '/auditorScope/units']]],
    [
      'no treatment site',
      { treatmentSites: [] },
      [['nothing-named', '/auditorScope/treatmentSites']],
    ],
    ['an unknown unit', { units: ['unit-1', 'x'] }, [['unknown-unit', '/auditorScope/units/1']]],
    [
      'an unknown treatment site',
      { treatmentSites: ['elbow'] },
      [['unknown-treatment-site', '/auditorScope/treatmentSites/0']],
    ],
    [
      'an end before its beginning',
      { from: day('2026-01-02'), until: day('2026-01-01') },
      [['ends-before-it-begins', '/auditorScope/until']],
    ],
  ])('naming %s', (_, scope, expected) => {
    expect(refused(scope)).toEqual(expected);
  });
});

describe('what lies within a scope', () => {
  const HERE: AuditedPlace = {
    units: ['unit-1', 'unit-2'],
    treatmentSites: ['prostate'],
    days: [day('2026-01-01'), day('2026-06-30')],
  };

  it.each<[string, Partial<AuditorScope>, Partial<AuditedPlace>, boolean]>([
    ['one of its units', { units: ['unit-2'] }, {}, true],
    ['another unit', { units: ['unit-3'] }, {}, false],
    ['no unit named', { units: ['unit-1'] }, { units: [] }, false],
    ['its treatment site', { treatmentSites: ['prostate', 'cervix'] }, {}, true],
    ['another treatment site', { treatmentSites: ['cervix'] }, {}, false],
    ['no treatment site named', { treatmentSites: ['cervix'] }, { treatmentSites: [] }, false],
    ['its first and last day', HALF_YEAR, {}, true],
    ['a day before', HALF_YEAR, { days: [day('2025-12-31')] }, false],
    ['a day after', HALF_YEAR, { days: [day('2026-07-01')] }, false],
    ['one of two days after', HALF_YEAR, { days: [day('2026-06-30'), day('2026-07-01')] }, false],
    ['no day named', HALF_YEAR, { days: [] }, false],
    ['a first day without an end', { from: day('2026-01-01') }, {}, true],
    ['both parts and one of them outside', { units: ['unit-1'], treatmentSites: ['x'] }, {}, false],
    ['no limit at all', {}, { units: [], treatmentSites: [], days: [] }, true],
  ])('%s', (_, scope, where, expected) => {
    expect(isWithinScope({ ...HERE, ...where }, { ...NOTHING, ...scope })).toBe(expected);
  });
});
