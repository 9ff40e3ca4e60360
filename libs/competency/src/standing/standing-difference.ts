import type { Reason } from '../reason/reason.ts';
import type { Standing } from './standing.ts';

/** One cell of standing at one instant, as it was known once and as it is known later (I13). */
export interface StandingDifference {
  readonly then: Standing;
  readonly now: Standing;
  /** Whether the later knowledge gives another answer, entitlement, end or reason. */
  readonly differs: boolean;
  /** Reasons that only the later knowledge gives. */
  readonly added: readonly Reason[];
  /** Reasons that the later knowledge no longer gives. */
  readonly gone: readonly Reason[];
}

/** Holds two answers to the same question against each other: a late entry shows here, and legalises nothing. */
export function standingDifference(then: Standing, now: Standing): StandingDifference {
  const { added, gone } = reasonDifference(then.reasons, now.reasons);
  return {
    then,
    now,
    differs:
      added.length > 0 ||
      gone.length > 0 ||
      then.answer !== now.answer ||
      then.state !== now.state ||
      then.entitlement !== now.entitlement ||
      then.usableUntil?.day !== now.usableUntil?.day ||
      then.usableUntil?.cause !== now.usableUntil?.cause,
    added,
    gone,
  };
}

/** Reasons that only one of two answers to the same question gives. */
export function reasonDifference(
  then: readonly Reason[],
  now: readonly Reason[],
): Pick<StandingDifference, 'added' | 'gone'> {
  return { added: without(now, then), gone: without(then, now) };
}

function without(reasons: readonly Reason[], others: readonly Reason[]): readonly Reason[] {
  const known = new Set(others.map(keyOf));
  return reasons.filter((each) => !known.has(keyOf(each)));
}

function keyOf({ code, about }: Reason): string {
  return code + JSON.stringify(about);
}
