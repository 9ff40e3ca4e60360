import type { CalendarDay } from '../calendar/day.ts';
import type { FrameworkVersion } from './framework.ts';
import type { PolicyDocument } from './policy.ts';

/**
 * The version in force on a day, as known at a ledger index: the latest effective one not withdrawn by then.
 * A withdrawal brings back the version before it. Null before the first.
 */
export function frameworkInForce(
  versions: readonly FrameworkVersion[],
  on: CalendarDay,
  knownAt: number,
): FrameworkVersion | null {
  return versionsInForce(versions, on, knownAt).at(-1) ?? null;
}

/** Every version that has taken effect by a day and is not withdrawn, in order of taking effect. */
export function versionsInForce(
  versions: readonly FrameworkVersion[],
  on: CalendarDay,
  knownAt: number,
): readonly FrameworkVersion[] {
  return versions
    .filter(
      ({ index, effectiveFrom, withdrawnFrom }) =>
        index <= knownAt && effectiveFrom <= on && (withdrawnFrom === null || withdrawnFrom > on),
    )
    .sort((a, b) =>
      a.effectiveFrom === b.effectiveFrom
        ? a.index - b.index
        : a.effectiveFrom < b.effectiveFrom
          ? -1
          : 1,
    );
}

/** The latest policy recorded by a ledger index; null before the first. */
export function policyKnownAt(
  policies: readonly { readonly index: number; readonly document: PolicyDocument }[],
  knownAt: number,
): PolicyDocument | null {
  return policies.findLast(({ index }) => index <= knownAt)?.document ?? null;
}
