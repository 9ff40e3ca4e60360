import { checkCorrection } from '@oart/competency';
import type { FactFields, FactId, Recorded } from '@oart/competency';
import type { Correcting } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { conflictAt, invalid } from '../http/problem-error.ts';
import type { ProblemError } from '../http/problem-error.ts';

/** The columns of a row that say what it corrects. */
export interface CorrectionColumns {
  readonly supersedesId: FactId | null;
  readonly reason: string | null;
}

/**
 * What a new row corrects: one of this person's that stands, and why (I14).
 * @param end the field that is open until it comes, such as the last day of a post
 * @throws `conflict` where it stands no more, `not-accepted` without a reason
 */
export function correctionOf<Fact extends Recorded>(
  { supersedes, reason }: Correcting,
  standing: readonly Fact[],
  fields: FactFields<Fact>,
  end: keyof FactFields<Fact> | null,
): CorrectionColumns {
  if (supersedes === null) {
    if (reason === undefined) return { supersedesId: null, reason: null };
    throw invalid('/reason', 'A reason is for a correction: name what is corrected.');
  }
  if (reason !== undefined) refusePatientIdentifiers({ '/reason': reason });
  const before = standing.find(({ id }) => id === supersedes);
  if (before === undefined) throw noLongerStanding('/supersedes');
  return {
    supersedesId: before.id,
    reason: acceptedBy(checkCorrection<FactFields<Fact>>(before, fields, end, reason ?? null)),
  };
}

/** What was named is not, or no longer, on file as it stands. */
export function noLongerStanding(pointer: string): ProblemError {
  return conflictAt(pointer, 'This is no entry of this person that still stands.');
}
