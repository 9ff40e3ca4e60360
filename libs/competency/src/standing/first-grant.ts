import type { CalendarDay, Moment } from '../calendar/day.ts';
import { acceptedBy } from '../entitlement/life.ts';
import type { PersonFacts } from './facts.ts';

/**
 * The day from which the maximum age of certificates is measured: the day a grant would take effect when
 * it is the first of that role and treatment site to that person, else null. A grant after re-employment
 * counts as a renewal (F9).
 */
export function firstGrantInRole(
  facts: PersonFacts,
  role: string,
  treatmentSite: string,
  moment: Moment,
): CalendarDay | null {
  const before = facts.entitlements.some(
    (entitlement) =>
      entitlement.role === role &&
      entitlement.scope.treatmentSites.includes(treatmentSite) &&
      acceptedBy(facts, entitlement.id, moment.at) !== null,
  );
  return before ? null : moment.on;
}
