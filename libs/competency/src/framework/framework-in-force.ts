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
  return frameworksAsKnown(versions, knownAt)
    .filter(
      ({ effectiveFrom, withdrawal }) =>
        effectiveFrom <= on && (withdrawal === null || withdrawal.from > on),
    )
    .sort((a, b) =>
      a.effectiveFrom === b.effectiveFrom
        ? a.index - b.index
        : a.effectiveFrom < b.effectiveFrom
          ? -1
          : 1,
    );
}

/** The versions recorded by a ledger index, with the withdrawals recorded by then (I13). */
export function frameworksAsKnown(
  versions: readonly FrameworkVersion[],
  knownAt: number,
): readonly FrameworkVersion[] {
  return versions
    .filter(({ index }) => index <= knownAt)
    .map((version) =>
      version.withdrawal !== null && version.withdrawal.index > knownAt
        ? { ...version, withdrawal: null }
        : version,
    );
}

/** The latest policy recorded by a ledger index; null before the first. */
export function policyKnownAt(
  policies: readonly { readonly index: number; readonly document: PolicyDocument }[],
  knownAt: number,
): PolicyDocument | null {
  return policies.findLast(({ index }) => index <= knownAt)?.document ?? null;
}
