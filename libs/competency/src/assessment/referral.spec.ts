import { day } from '../calendar/days.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { assessment, assessmentFacts, assessmentReview } from './assessment.fixture.ts';
import type { Assessment, AssessmentFacts } from './assessment.ts';
import { openReferrals } from './referral.ts';

const SCOPE = {
  treatmentSites: ['prostate', 'cervix'],
  platform: 'ethos',
  adaptationTypes: ['online-adaptive'],
};
const referred = assessment({ performedOn: day('2026-03-01'), result: 'refer', scope: SCOPE });
const pass = (fields: Parameters<typeof assessment>[0] = {}): Assessment =>
  assessment({ performedOn: day('2026-04-01'), scope: SCOPE, ...fields });
const open = (assessments: readonly Assessment[], facts: Partial<AssessmentFacts> = {}) =>
  openReferrals(assessmentFacts({ assessments, ...facts })).map(({ referral, treatmentSites }) => ({
    of: referral.id,
    treatmentSites,
  }));
const asked = { of: referred.id, treatmentSites: SCOPE.treatmentSites };
const voided = (which: Assessment) => ({
  assessmentVoids: [{ ...recorded('2026-05-05'), assessment: which.id, reason: 'x' }],
});
const reviews = (which: Assessment) => ({
  assessmentReviews: [
    assessmentReview(which, 'questioned', '2026-05-01'),
    assessmentReview(which, 'does-not-stand', '2026-05-02'),
  ],
});

describe('referrals that still govern', () => {
  it.each<[string, readonly Assessment[], readonly string[]]>([
    ['every site of one that nothing followed', [referred], ['prostate', 'cervix']],
    ['every site of a failure', [{ ...referred, result: 'fail' }], ['prostate', 'cervix']],
    [
      'the sites that were not passed since',
      [referred, pass({ scope: { ...SCOPE, treatmentSites: ['prostate'] } })],
      ['cervix'],
    ],
    [
      'every site where a pass was signed late for an earlier day (F4)',
      [referred, pass({ performedOn: day('2026-02-20'), signed: '2026-03-05T10:00:00Z' })],
      ['prostate', 'cervix'],
    ],
    [
      'every site where the pass was of another platform',
      [referred, pass({ scope: { ...SCOPE, platform: 'unity', adaptationTypes: ['atp'] } })],
      ['prostate', 'cervix'],
    ],
    [
      'every site where the pass was of another skill',
      [referred, pass({ skill: 'dir-evaluation' })],
      ['prostate', 'cervix'],
    ],
  ])('name %s', (_, assessments, treatmentSites) => {
    expect(open(assessments)).toEqual([{ of: referred.id, treatmentSites }]);
  });

  it('name a site until every adaptation type was passed', () => {
    const scope = { ...SCOPE, platform: 'unity', adaptationTypes: ['atp', 'ats'] };
    const both = { ...referred, scope };
    const only = (...adaptationTypes: readonly string[]) =>
      pass({ scope: { ...scope, adaptationTypes } });
    expect(open([both, only('atp')])).toEqual([asked]);
    expect(open([both, only('atp', 'ats')])).toEqual([]);
  });

  it('are none once all was passed', () => {
    expect(open([])).toEqual([]);
    expect(open([referred, pass()])).toEqual([]);
  });

  it('are the lower of two, and not both', () => {
    const failed = assessment({ performedOn: day('2026-02-01'), result: 'fail', scope: SCOPE });
    const late = { ...failed, recordedAt: pass().recordedAt };
    expect(open([referred, late])).toEqual([{ ...asked, of: failed.id }]);
    expect(open([failed, referred])).toEqual([asked]);
  });

  it('are none that was voided or set aside, and one in question still', () => {
    const [doubt] = reviews(referred).assessmentReviews;
    expect(open([referred], voided(referred))).toEqual([]);
    expect(open([referred], reviews(referred))).toEqual([]);
    expect(open([referred], { assessmentReviews: doubt === undefined ? [] : [doubt] })).toEqual([
      asked,
    ]);
  });

  it('govern again where the pass after them was a mistake, not where it was in doubt (F15)', () => {
    const passed = pass();
    expect(open([referred, passed], voided(passed))).toEqual([asked]);
    expect(open([referred, passed], { ...voided(passed), ...reviews(passed) })).toEqual([]);
  });

  it('govern beside a pass in question that was signed after them for an earlier day', () => {
    const late = pass({ performedOn: day('2026-02-20'), signed: '2026-03-05T10:00:00Z' });
    const [doubt] = reviews(late).assessmentReviews;
    const questioned = { assessmentReviews: doubt === undefined ? [] : [doubt] };
    expect(open([referred, late], questioned)).toEqual([asked]);
  });
});
