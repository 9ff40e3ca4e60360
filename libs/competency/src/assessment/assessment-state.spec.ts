import { recorded } from '../person/recorded.fixture.ts';
import { assessment, assessmentFacts, assessmentReview } from './assessment.fixture.ts';
import type { AssessmentReview } from './assessment.ts';
import { assessmentState } from './assessment-state.ts';

const signed = assessment();
const other = assessment();
const reviewed = (...outcomes: readonly AssessmentReview['outcome'][]) => ({
  assessmentReviews: outcomes.map((outcome) => assessmentReview(signed, outcome, '2026-03-01')),
});
const voided = {
  assessmentVoids: [{ ...recorded(), assessment: signed.id, reason: 'Wrong person' }],
};

describe('an assessment', () => {
  it.each([
    ['as signed, while nothing was said of it', {}, 'signed'],
    ['in question, once it is doubted', reviewed('questioned'), 'questioned'],
    ['as signed again, when it was found to stand', reviewed('questioned', 'stands'), 'signed'],
    ['set aside, when it was not', reviewed('questioned', 'does-not-stand'), 'set-aside'],
    [
      'in question, when it is doubted anew',
      reviewed('questioned', 'stands', 'questioned'),
      'questioned',
    ],
    ['void, whatever a review said', { ...reviewed('questioned', 'stands'), ...voided }, 'void'],
  ] as const)('is %s', (_what, facts, state) => {
    expect(assessmentState(signed.id, assessmentFacts(facts))).toBe(state);
    expect(assessmentState(other.id, assessmentFacts(facts))).toBe('signed');
  });
});
