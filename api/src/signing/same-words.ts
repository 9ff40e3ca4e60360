import { ProblemError } from '../http/problem-error.ts';
import type { VerifiedSignature } from './signing.service.ts';

/**
 * What is recorded is what was read: the words made anew inside the transaction are the words signed.
 * @throws `changed-since-seen` where something behind them moved in between.
 */
export function requireSameWords(verified: VerifiedSignature, now: string, head: number): void {
  if (verified.statement === now) return;
  throw new ProblemError(
    'changed-since-seen',
    'What you were shown has changed since. Look again, then sign.',
    { ledgerIndex: head },
  );
}
