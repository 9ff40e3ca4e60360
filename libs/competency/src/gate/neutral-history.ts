import type { HistoryEntry, HistoryKind } from '../standing/history.ts';
import type { ReasonLevel } from './neutral.ts';

/** What other people may read of a history: nothing that tells of a hidden cause. */
const NEUTRAL: ReadonlySet<HistoryKind> = new Set<HistoryKind>([
  'uploaded',
  'verified',
  'sent-back',
  'assessed',
  'entitled',
  'accepted',
]);

/**
 * A history at a level (I15, F28). How somebody's standing turned is another instant than now, which is for
 * the holder, entitlers and auditors; a suspension, a withdrawal and a revocation are never told to others.
 */
export function historyFor(
  level: ReasonLevel,
  entries: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  return level === 'full' ? entries : entries.filter(({ kind }) => NEUTRAL.has(kind));
}
