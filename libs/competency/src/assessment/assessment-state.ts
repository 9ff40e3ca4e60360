import type { AssessmentId } from '../person/ids.ts';
import type { AssessmentFacts } from './assessment.ts';

/** `questioned` and `set-aside` by a review (F15), `void` by whoever signed in error; else it is as signed. */
export type AssessmentState = 'signed' | 'questioned' | 'set-aside' | 'void';

/** What became of an assessment, by everything in the facts; lists are in ledger order, and the latest review counts. */
export function assessmentState(
  assessment: AssessmentId,
  {
    assessmentVoids,
    assessmentReviews,
  }: Pick<AssessmentFacts, 'assessmentVoids' | 'assessmentReviews'>,
): AssessmentState {
  const concerns = (fact: { readonly assessment: string }): boolean =>
    fact.assessment === assessment;
  if (assessmentVoids.some(concerns)) return 'void';
  const latest = assessmentReviews.findLast(concerns);
  if (latest === undefined || latest.outcome === 'stands') return 'signed';
  return latest.outcome === 'questioned' ? 'questioned' : 'set-aside';
}
