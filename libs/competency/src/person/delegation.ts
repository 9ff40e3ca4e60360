import type { CalendarDay, Moment } from '../calendar/day.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { isInPost } from './employment.ts';
import type { Delegation, PersonnelFacts } from './person.ts';

type Delegations = Pick<PersonnelFacts, 'employments' | 'delegations' | 'delegationEnds'>;

/** Delegations live at a moment: in post, inside their days and not ended before (I5). */
export function delegationsAt(facts: Delegations, moment: Moment): readonly Delegation[] {
  if (!isInPost(facts, moment.on)) return [];
  return facts.delegations.filter(
    (delegation) =>
      delegation.from <= moment.on &&
      delegation.until >= moment.on &&
      !facts.delegationEnds.some(
        (end) => end.delegation === delegation.id && end.endedAt <= moment.at,
      ),
  );
}

/** The live delegation that covers a role and every treatment site named; no site named is covered by none. */
export function delegationCovering(
  facts: Delegations,
  role: string,
  treatmentSites: readonly string[],
  moment: Moment,
): Delegation | null {
  if (treatmentSites.length === 0) return null;
  return (
    delegationsAt(facts, moment).find(
      (delegation) =>
        delegation.roles.includes(role) &&
        treatmentSites.every((site) => delegation.treatmentSites.includes(site)),
    ) ?? null
  );
}

/** Why a person may not entitle for a role and treatment sites at a moment; empty when they may (I5). */
export function delegationReasons(
  facts: Delegations,
  role: string,
  treatmentSites: readonly string[],
  moment: Moment,
): readonly Reason[] {
  if (delegationCovering(facts, role, treatmentSites, moment) !== null) return [];
  const live = delegationsAt(facts, moment);
  if (live.length === 0) {
    const ended = lastDelegatedDay(facts.delegations, moment.on);
    return [reason('delegation-missing', { role, ...(ended && { on: ended }) })];
  }
  const forRole = live.filter((delegation) => delegation.roles.includes(role));
  if (forRole.length === 0) return [reason('delegation-does-not-cover', { role })];
  const sites = treatmentSites.filter(
    (site) => !forRole.some((delegation) => delegation.treatmentSites.includes(site)),
  );
  if (sites.length === 0) return [reason('delegation-does-not-cover', { role })];
  return sites.map((treatmentSite) => reason('delegation-does-not-cover', { role, treatmentSite }));
}

function lastDelegatedDay(delegations: readonly Delegation[], on: CalendarDay): CalendarDay | null {
  let last: CalendarDay | null = null;
  for (const { until } of delegations) {
    if (until < on && (last === null || until > last)) last = until;
  }
  return last;
}
