import { ProblemError } from '../http/problem-error.ts';
import type { FrameworkOnFile, PolicyOnFile } from './framework.repository.ts';

/** What is approved is what was read. */
export function requireSameBytes(read: string, own: string): void {
  if (read === own) return;
  const message = 'This is not the hash of the document on file: read it again before approving.';
  throw new ProblemError('conflict', message, { errors: [{ pointer: '/sha256', message }] });
}

/** A version is a whole document: approved against another than the latest it undoes that one unseen. */
export function requireSameComparison(
  comparedWith: string | null,
  latest: FrameworkOnFile | PolicyOnFile | null,
): void {
  if (comparedWith === (latest?.row.id ?? null)) return;
  const now =
    latest === null
      ? 'No approved version stands any more'
      : `Version ${String(latest.row.number)} is the latest approved one now`;
  const message = `${now}, and this was compared with another: see what it changes and for whom before approving.`;
  throw new ProblemError('conflict', message, { errors: [{ pointer: '/comparedWith', message }] });
}

/** Two versions never share a number. */
export function numberTaken(number: number): ProblemError {
  const message = `Version ${String(number)} is already approved: give the next one its own number.`;
  return new ProblemError('conflict', message, {
    errors: [{ pointer: '/document/number', message }],
  });
}
