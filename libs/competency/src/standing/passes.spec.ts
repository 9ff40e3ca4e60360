import { assessment, assessmentReview } from '../assessment/assessment.fixture.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { askedQuestion } from './circumstances.ts';
import { asOf, department, question, staff } from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { standingPasses } from './passes.ts';

const WHERE = department();
const passesAt = (facts: PersonFacts, treatmentSite = 'prostate', skill = 'oar-outlining') => {
  const asked = askedQuestion(
    WHERE,
    question('edit-oar', treatmentSite),
    asOf('2026-03-12T12:00:00Z'),
  );
  if (asked.kind === 'unknown') throw new Error('The question can be asked');
  return standingPasses(asked.circumstances, facts, asked.cells[0], skill).map(({ id }) => id);
};
const of = (one: Assessment, fields: Partial<PersonFacts> = {}) =>
  staff('aa-1', { assessments: [one], ...fields });

describe('a pass that stands', () => {
  it.each<[string, Partial<Assessment>, boolean]>([
    ['at level C', {}, true],
    ['at level P', { level: 'P' }, true],
    ['at level T', { level: 'T' }, false],
    ['but a referral', { result: 'refer' }, false],
    ['but a failure', { result: 'fail' }, false],
    ['in another skill', { skill: 'dir-evaluation' }, false],
  ])('is one %s or not', (_, fields, stands) => {
    const one = assessment(fields);
    expect(passesAt(of(one))).toEqual(stands ? [one.id] : []);
  });

  it('is neither void nor in question', () => {
    const one = assessment();
    const voided = { ...recorded('2026-02-01'), assessment: one.id, reason: 'Wrong unit' };
    const doubt = assessmentReview(one, 'questioned', '2026-02-01');
    expect(passesAt(of(one, { assessmentVoids: [voided] }))).toEqual([]);
    expect(passesAt(of(one, { assessmentReviews: [doubt] }))).toEqual([]);
  });

  it('counts where it was given, every one of several', () => {
    const [here, there, everywhere] = [['prostate'], ['bladder'], ['prostate', 'bladder']].map(
      (treatmentSites) => assessment({ scope: { ...assessment().scope, treatmentSites } }),
    );
    if (here === undefined || there === undefined || everywhere === undefined) {
      throw new Error('The spec needs three');
    }
    const facts = staff('aa-1', { assessments: [here, there, everywhere] });
    expect(passesAt(facts, 'prostate')).toEqual([here.id, everywhere.id]);
    expect(passesAt(facts, 'bladder')).toEqual([there.id, everywhere.id]);
    expect(passesAt(facts, 'cervix')).toEqual([]);
  });
});
