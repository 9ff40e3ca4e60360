import { isSameValue } from '../framework/same-value.ts';
import { checked, refuse, type Checked } from '../reason/refusal.ts';

export type CorrectionRefusal = 'reason-missing' | 'nothing-changes';

/**
 * Checks a row that replaces another of the same fact: it differs, and says why (I14). Giving an open row its
 * end, such as the return from an absence or the last day of a post, is what was to come and needs no reason.
 * @param before the fields of the row that is replaced, with the same keys as `after`
 * @param end the field that was to come; null where the fact has none
 */
export function checkCorrection<Fields extends object>(
  before: Fields,
  after: Fields,
  end: keyof Fields | null,
  reason: string | null,
): Checked<string | null, CorrectionRefusal> {
  const keys = Object.keys(after) as (keyof Fields)[];
  const changed = keys.filter((key) => !isSameValue(before[key], after[key]));
  if (changed.length === 0) return checked(reason, [refuse('nothing-changes', '')]);
  const isItsEnd = end !== null && before[end] === null && changed.every((key) => key === end);
  const isMissing = !isItsEnd && (reason === null || reason.trim() === '');
  return checked(reason, isMissing ? [refuse('reason-missing', '/reason')] : []);
}
