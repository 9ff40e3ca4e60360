import { standing, standingFor } from '@oart/competency';
import type { AsOf, Entitlement, StandingState } from '@oart/competency';
import type { RoleRequirementsView } from '@oart/contract';
import type { RequirementWording } from './requirement-view.ts';

/** The newest entitlement that a person was given in a role for a treatment site, and how it stands. */
export function heldEntitlement(
  role: string,
  treatmentSite: string,
  wording: RequirementWording,
): RoleRequirementsView['entitlement'] {
  const held = wording.facts.entitlements.findLast(
    (entitlement) =>
      entitlement.role === role && entitlement.scope.treatmentSites.includes(treatmentSite),
  );
  if (held === undefined) return null;
  return { id: held.id, number: held.number, state: stateOf(held, treatmentSite, wording) };
}

/** The first task that is not simply open tells; an entitlement that answers nowhere is none. */
function stateOf(
  held: Entitlement,
  treatmentSite: string,
  { around, facts, level }: RequirementWording,
): StandingState {
  const { department, unit, moment, knownAt } = around;
  const asOf: AsOf = { at: moment.at, knownAt };
  const states = held.tasks
    .map((task) => ({ task, treatmentSite, unit: unit.id, adaptationType: null }))
    .map((question) => standing(department, facts, question, asOf))
    .filter((answered) => answered.entitlement === held.id)
    .map((answered) => standingFor(level, answered).state);
  return states.find((state) => state !== 'entitled') ?? states[0] ?? 'not-entitled';
}
