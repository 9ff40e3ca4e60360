import type { Instant } from '../calendar/day.ts';
import { asKnown, type FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { SoftwareChange } from './act.ts';

/** The changes of a unit's software as known at a ledger index: as corrected by then, without those that never were (I13). */
export function softwareAsKnown(
  changes: readonly SoftwareChange[],
  knownAt: number,
): readonly SoftwareChange[] {
  return asKnown(changes, knownAt).filter(({ correction }) => correction?.neverWas !== true);
}

export type SoftwareChangeRefusal = 'blank' | 'nothing-changes' | 'instant-taken' | 'only-version';

/**
 * Checks a change of a unit's software, or the correction of one: another version, instant or class, or that it never
 * was. No two changes of a unit share an instant, and a correction never leaves a unit without the version that it
 * runs now: a change that is only planned gives it none.
 * @param others the changes of the unit that stand, but for the one that is corrected
 * @param corrected the change that was recorded wrongly; null for a change of its own
 * @param now when it is recorded
 */
export function checkSoftwareChange(
  fields: FactFields<SoftwareChange>,
  others: readonly SoftwareChange[],
  corrected: SoftwareChange | null,
  now: Instant,
): Checked<FactFields<SoftwareChange>, SoftwareChangeRefusal> {
  const { correction, effectiveAt } = fields;
  const neverWas = correction?.neverWas === true;
  const refusals: Refusal<SoftwareChangeRefusal>[] = [];
  if (correction?.reason.trim() === '') refusals.push(refuse('blank', '/reason'));
  const standing = neverWas ? others : [...others, fields];
  if (corrected !== null && standing.every((each) => each.effectiveAt > now)) {
    refusals.push(refuse('only-version', neverWas ? '/change' : '/change/effectiveAt'));
  }
  if (neverWas) return checked(fields, refusals);
  const at = corrected === null ? '' : '/change';
  if (others.some((each) => each.effectiveAt === effectiveAt)) {
    refusals.push(refuse('instant-taken', `${at}/effectiveAt`));
  }
  if (corrected !== null && isSame(fields, corrected)) {
    refusals.push(refuse('nothing-changes', '/change'));
  }
  return checked(fields, refusals);
}

function isSame(one: FactFields<SoftwareChange>, other: SoftwareChange): boolean {
  return (
    one.version === other.version &&
    one.effectiveAt === other.effectiveAt &&
    one.changeClass === other.changeClass
  );
}
