import type { Reason } from '../reason/reason.ts';

/** The same condition met twice, by a requirement and by the task or at two sites, is one reason. */
export function distinctReasons(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const seen = new Map(reasons.map((each) => [each.code + JSON.stringify(each.about), each]));
  return seen.size === reasons.length ? reasons : [...seen.values()];
}
