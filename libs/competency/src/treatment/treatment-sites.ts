import type { CalendarDay } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { FactFields } from '../person/recorded.ts';
import { rememberedOf } from '../reason/remembered.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { TreatmentSiteChange, TreatmentUnit } from './act.ts';

/** The treatment sites that a unit is open for on a local day, on changes as known (I8, I13). */
export function treatmentSitesOn(unit: TreatmentUnit, on: CalendarDay): readonly string[] {
  if (unit.siteChanges.length === 0) return unit.treatmentSites;
  const open = new Set(unit.treatmentSites);
  for (const { treatmentSite, opens } of inOrder(unit.siteChanges, on)) {
    if (opens) open.add(treatmentSite);
    else open.delete(treatmentSite);
  }
  return [...open];
}

/** Those that it is open for on a day or opens for later. */
export function treatmentSitesFrom(unit: TreatmentUnit, on: CalendarDay): readonly string[] {
  const later = unit.siteChanges.filter(({ from, opens }) => opens && from > on);
  return [
    ...new Set([...treatmentSitesOn(unit, on), ...later.map((change) => change.treatmentSite)]),
  ];
}

/** Every treatment site that a unit is, was or will be open for. */
export function everyTreatmentSite({
  treatmentSites,
  siteChanges,
}: TreatmentUnit): readonly string[] {
  return [...new Set([...treatmentSites, ...siteChanges.map((change) => change.treatmentSite)])];
}

/** The unit as it is on a local day; the same object for days between which its sites stay as they are. */
export function unitOn(unit: TreatmentUnit, on: CalendarDay): TreatmentUnit {
  if (unit.siteChanges.length === 0) return unit;
  const sites = treatmentSitesOn(unit, on);
  const kept = unitsBySites(unit);
  const key = sites.join('/');
  let then = kept.get(key);
  if (then === undefined) kept.set(key, (then = { ...unit, treatmentSites: sites }));
  return then;
}

const unitsBySites = rememberedOf<TreatmentUnit, Map<string, TreatmentUnit>>(() => new Map());

export type TreatmentSiteChangeRefusal =
  'unknown-treatment-site' | 'nothing-changes' | 'effective-day-taken';

/**
 * Checks that a unit opens or closes for a treatment site: one the framework has, and not as it is already.
 * @param unit with the changes that stand, but for the one that is corrected
 * @param corrected the change that was a mistake: saying the opposite from its own day takes it back
 */
export function checkTreatmentSiteChange(
  fields: FactFields<TreatmentSiteChange>,
  unit: TreatmentUnit,
  framework: FrameworkDocument | null,
  corrected: TreatmentSiteChange | null,
): Checked<FactFields<TreatmentSiteChange>, TreatmentSiteChangeRefusal> {
  const { treatmentSite, from, opens } = fields;
  const found: Refusal<TreatmentSiteChangeRefusal>[] = [];
  const isKnown = framework?.treatmentSites.some(({ id }) => id === treatmentSite) ?? false;
  if (opens && !isKnown) {
    found.push(refuse('unknown-treatment-site', '/treatmentSite', { treatmentSite }));
  }
  const takesBack =
    corrected?.treatmentSite === treatmentSite &&
    corrected.from === from &&
    corrected.opens !== opens;
  const isTaken = unit.siteChanges.some(
    (each) => each.treatmentSite === treatmentSite && each.from === from,
  );
  if (isTaken) found.push(refuse('effective-day-taken', '/from', { on: from }));
  else if (!takesBack && treatmentSitesOn(unit, from).includes(treatmentSite) === opens) {
    found.push(refuse('nothing-changes', '/opens', { on: from }));
  }
  return checked(fields, found);
}

/** Changes that have taken effect by a day, by their days and then their places in the ledger. */
function inOrder(
  changes: readonly TreatmentSiteChange[],
  on: CalendarDay,
): readonly TreatmentSiteChange[] {
  return changes
    .filter(({ from }) => from <= on)
    .sort((one, other) =>
      one.from === other.from ? one.index - other.index : one.from < other.from ? -1 : 1,
    );
}
