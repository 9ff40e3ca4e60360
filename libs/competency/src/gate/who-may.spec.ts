import { day } from '../calendar/days.fixture.ts';
import {
  act,
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  ETHOS,
  suspension,
} from '../standing/department.fixture.ts';
import { caseC7, fractionOfC7 } from '../treatment/fraction.fixture.ts';
import { whoMay } from './who-may.ts';

describe('who else may (scenario 22)', () => {
  it('names those who may take the task now in their own right', () => {
    const suspended = entitledAs(advancedAdapter('aa-3'), 'advanced-adapter');
    const crew = [
      entitledAs(adapter('adapter-1'), 'adapter'),
      entitledAs(advancedAdapter('aa-1'), 'advanced-adapter'),
      entitledAs(advancedAdapter('aa-2'), 'advanced-adapter'),
      { ...suspended, suspensions: suspended.entitlements.map((each) => suspension(each)) },
      entitledAs(advancedAdapter('aa-4'), 'advanced-adapter', { expiresOn: day('2026-03-11') }),
    ];
    const acts = [act('edit-oar', 'aa-1', { when: '2026-03-12T10:00:00Z' })];
    const fraction = fractionOfC7({ acts }, caseC7({ index: 0 }));
    const question = {
      task: 'approve-oar',
      treatmentSite: 'prostate',
      unit: ETHOS,
      adaptationType: null,
      fraction: { case: 'C7', fraction: 3 },
      doseCheckResult: null,
      disposition: null,
      correctedStructures: [],
      protocol: null,
    };
    const at = asOf('2026-03-12T12:00:00Z');
    expect(whoMay(department(), question, crew, fraction, at)).toEqual(['aa-2']);
  });
});
