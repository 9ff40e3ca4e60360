import type { CalendarDay, Moment } from '../calendar/day.ts';
import { lastDayOf } from '../calendar/span.ts';
import type { RequirementAllowances } from '../evidence/requirement.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { PersonId } from '../person/ids.ts';
import type { PersonFacts } from './facts.ts';

/**
 * Treatment sites whose records and level an equivalence accepts for another one at a moment (F17). It
 * counts from its own first day, never before it was recorded; the holder's own approval counts nothing.
 */
export function equivalentSites(
  facts: PersonFacts,
  skill: string,
  treatmentSite: string,
  moment: Moment,
): readonly string[] {
  return facts.equivalences
    .filter(
      (equivalence) =>
        equivalence.skill === skill &&
        equivalence.toTreatmentSite === treatmentSite &&
        equivalence.recordedAt <= moment.at &&
        equivalence.from <= moment.on &&
        (equivalence.until === null || moment.on <= equivalence.until) &&
        equivalence.approver !== equivalence.person,
    )
    .map((equivalence) => equivalence.fromTreatmentSite);
}

/**
 * Last day of the waiver of each requirement, ended ones included. A waiver approved by the holder or by
 * the entitler of what it supports counts nothing, and none lasts longer than the policy allows (I3).
 */
export function waivedUntil(
  facts: PersonFacts,
  policy: PolicyDocument,
  entitler: PersonId | null,
  moment: Moment,
): ReadonlyMap<string, CalendarDay> {
  const waived = new Map<string, CalendarDay>();
  for (const waiver of facts.waivers) {
    if (waiver.recordedAt > moment.at || waiver.from > moment.on) continue;
    if (waiver.approver === waiver.person || waiver.approver === entitler) continue;
    const longest = lastDayOf(waiver.from, policy.waiver.longest);
    const until = waiver.until < longest ? waiver.until : longest;
    const known = waived.get(waiver.requirement);
    if (known === undefined || known < until) waived.set(waiver.requirement, until);
  }
  return waived;
}

/** Everything that may stand in for a person's own records in one requirement. */
export function allowancesFor(
  facts: PersonFacts,
  policy: PolicyDocument,
  skill: string,
  treatmentSite: string,
  entitler: PersonId | null,
  firstGrantOn: CalendarDay | null,
  moment: Moment,
): RequirementAllowances {
  return {
    firstGrantOn,
    equivalentSites: equivalentSites(facts, skill, treatmentSite, moment),
    waivedUntil: waivedUntil(facts, policy, entitler, moment),
  };
}
