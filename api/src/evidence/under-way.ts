import { ProblemError } from '../http/problem-error.ts';
import type { UploadRoom } from './evidence.repository.ts';

const MOST_UNDER_WAY = 50;

/** @throws `too-many-requests` where one more upload of this person would be one too many */
export function requireFewUnderWay({ pending }: Pick<UploadRoom, 'pending'>): void {
  if (pending < MOST_UNDER_WAY) return;
  throw new ProblemError('too-many-requests', 'Finish or leave the uploads that are under way.');
}
