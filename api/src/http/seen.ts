import { ProblemError, invalid } from './problem-error.ts';

/**
 * Refuses an act on something that moved after the user looked at it.
 * @param seen ledger index of the page that the user acted from.
 * @param changedAt greatest ledger index of the facts that the page showed.
 * @param head ledger index at which the ledger ended before this: nobody has seen more.
 * @throws `changed-since-seen` (409) with the ledger index to read again; `invalid-request` beyond the end.
 */
export function requireSeen(seen: number, changedAt: number, head: number): void {
  if (seen > head) throw invalid('/seen', 'The ledger does not reach this far yet.');
  if (changedAt <= seen) return;
  throw new ProblemError(
    'changed-since-seen',
    'Something was recorded here after you opened it. Look again, then decide.',
    { ledgerIndex: changedAt },
  );
}
