import { assessment, assessmentFacts, assessmentReview } from '../assessment/assessment.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { openToQuestion } from './questioned-assessments.ts';

const signed = assessment();
const questioned = assessmentReview(signed, 'questioned', '2026-03-01');
const doesNotStand = assessmentReview(signed, 'does-not-stand', '2026-03-02');
const stands = assessmentReview(signed, 'stands', '2026-03-02');

describe('what is put in question by a withdrawal for cause (I6)', () => {
  it.each([
    ['never doubted', [], [signed.id]],
    ['in question already', [questioned], []],
    ['found to stand since', [questioned, stands], [signed.id]],
    ['found not to stand', [questioned, doesNotStand], []],
  ])('an assessment %s', (_, assessmentReviews, expected) => {
    expect(openToQuestion([signed.id], assessmentFacts({ assessmentReviews }))).toEqual(expected);
  });

  it('leaves out what is void', () => {
    const assessmentVoids = [{ ...recorded(), assessment: signed.id, reason: 'Wrong person' }];
    expect(openToQuestion([signed.id], assessmentFacts({ assessmentVoids }))).toEqual([]);
  });
});
