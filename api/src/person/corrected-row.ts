import type { FactId, Recorded } from '@oart/competency';
import { ProblemError } from '../http/problem-error.ts';

/** The row that a new one corrects: one of this person's that stands. @throws `conflict` */
export function corrected(supersedes: FactId | null, standing: readonly Recorded[]): FactId | null {
  if (supersedes === null || standing.some(({ id }) => id === supersedes)) return supersedes;
  const message = 'This is no entry of this person that still stands.';
  throw new ProblemError('conflict', message, { errors: [{ pointer: '/supersedes', message }] });
}
