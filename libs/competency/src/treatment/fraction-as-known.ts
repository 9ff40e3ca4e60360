import type { Instant } from '../calendar/day.ts';
import type { Act, FractionFacts } from './act.ts';
import type { FactId } from '../person/ids.ts';
import { asKnown } from '../person/recorded.ts';

/** The acts of one fraction that count at an instant: known, performed by then, not recorded by mistake. */
export interface CountedFraction {
  readonly acts: readonly Act[];
  readonly ended: boolean;
}

/**
 * The fraction as it stands at `at`, with what was known at the ledger index `knownAt` (I13).
 * Acts come back in the order in which they were performed.
 */
export function fractionAsKnown(
  fraction: FractionFacts,
  at: Instant,
  knownAt: number,
): CountedFraction {
  const ends = asKnown(fraction.ends, knownAt);
  return {
    acts: countedActs(fraction.acts, asKnown(fraction.actCorrections, knownAt), at, knownAt),
    ended: ends.some((end) => end.recordedAt <= at),
  };
}

/** Acts performed by `at`, in order of performance, without those corrected as wrongly recorded (F21). */
export function countedActs(
  acts: readonly Act[],
  corrections: readonly { readonly act: FactId }[],
  at: Instant,
  knownAt: number,
): readonly Act[] {
  const corrected = new Set(corrections.map((correction) => correction.act));
  return asKnown(acts, knownAt)
    .filter((act) => act.performedAt <= at && !corrected.has(act.id))
    .sort(inOrderOfPerformance);
}

/** Earlier performance first; acts of the same instant in ledger order. */
export function inOrderOfPerformance(left: Act, right: Act): number {
  if (left.performedAt !== right.performedAt) {
    return left.performedAt < right.performedAt ? -1 : 1;
  }
  return left.index - right.index;
}
