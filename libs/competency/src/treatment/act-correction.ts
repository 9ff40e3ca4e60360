import type { PersonId } from '../person/ids.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { Act, ActCorrection } from './act.ts';
import { handsOn } from './intended-act.ts';

export type ActCorrectionRefusal = 'own-record' | 'already-corrected';

/**
 * Checks the correction of an act that was wrongly recorded, once. A corrected act bars nobody and voids
 * nothing any more (F21), so nobody corrects an act of their own hands, as actor or supervisor (I4, I10).
 */
export function checkActCorrection(
  fields: FactFields<ActCorrection>,
  recorder: PersonId,
  act: Act,
  corrections: readonly ActCorrection[],
): Checked<FactFields<ActCorrection>, ActCorrectionRefusal> {
  const found: Refusal<ActCorrectionRefusal>[] = [];
  if (handsOn(act).includes(recorder)) found.push(refuse('own-record', '/act'));
  if (corrections.some((correction) => correction.act === act.id)) {
    found.push(refuse('already-corrected', '/act', { factId: act.id }));
  }
  return checked(fields, found);
}
