import type { Reason } from '../reason/reason.ts';

/** The same condition met twice, by a requirement and by the task or at two sites, is one reason. */
export function distinctReasons(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const seen = new Map(reasons.map((each) => [keyOf(each), each]));
  return seen.size === reasons.length ? reasons : [...seen.values()];
}

/** Whether two reasons are one condition to cure. */
export function isSameReason(one: Reason, other: Reason): boolean {
  return one.code === other.code && keyOf(one) === keyOf(other);
}

/** Requirements of two roles that ask for the same record of the same skill are one condition to cure. */
function keyOf({ code, about }: Reason): string {
  return code + JSON.stringify({ ...about, requirement: undefined });
}
