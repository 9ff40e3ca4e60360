import type { Instant } from '../calendar/day.ts';
import { asKnown } from '../person/recorded.ts';
import type { Act, ActCorrection, FractionFacts } from './act.ts';

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
  const corrections = asKnown(fraction.actCorrections, knownAt);
  const acts = countedActs(asKnown(fraction.acts, knownAt), corrections);
  return {
    acts: acts.filter((act) => act.performedAt <= at),
    ended: asKnown(fraction.ends, knownAt).some((end) => end.recordedAt <= at),
  };
}

/** Known acts in order of performance, without those corrected as wrongly recorded (F21). */
export function countedActs<Counted extends Act>(
  acts: readonly Counted[],
  corrections: readonly ActCorrection[],
): readonly Counted[] {
  const corrected = new Set(corrections.map((correction) => correction.act));
  return acts.filter((act) => !corrected.has(act.id)).sort(inOrderOfPerformance);
}

/** Earlier performance first; acts of the same instant in ledger order. */
export function inOrderOfPerformance(left: Act, right: Act): number {
  if (left.performedAt !== right.performedAt) {
    return left.performedAt < right.performedAt ? -1 : 1;
  }
  return left.index - right.index;
}
