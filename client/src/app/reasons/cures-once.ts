import type { ReasonView } from '@oart/contract';

/** The same cure is told once, after the last of the reasons in a row that it cures. */
export function curesOnce(reasons: readonly ReasonView[]): readonly ReasonView[] {
  return reasons.map((reason, at) => {
    const next = reasons[at + 1];
    const isToldNext = next?.cure === reason.cure && next.curedBy.join() === reason.curedBy.join();
    return isToldNext ? { ...reason, cure: null, cureLink: null, curedBy: [] } : reason;
  });
}
