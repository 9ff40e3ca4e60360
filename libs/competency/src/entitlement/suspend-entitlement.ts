import type { Moment } from '../calendar/day.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EntitlementFacts, Suspension } from './entitlement.ts';
import { entitlementStateAt, isTerminal, type EmploymentHistory } from './life.ts';

export type SuspendFields = Pick<
  Suspension,
  'entitlement' | 'tasks' | 'treatmentSites' | 'cause' | 'restrictedNote' | 'conditionsToLift'
>;

export type SuspendRefusal =
  | 'unknown-entitlement'
  | 'no-longer-open'
  | 'task-not-in-entitlement'
  | 'treatment-site-not-in-scope';

/**
 * Checks a suspension, whole or in part. Any entitler or service manager may suspend at once
 * (domain.md section 8); the part named must belong to the entitlement.
 */
export function suspendEntitlement(
  facts: EntitlementFacts & EmploymentHistory,
  fields: SuspendFields,
  moment: Moment,
): Checked<SuspendFields, SuspendRefusal> {
  const entitlement = facts.entitlements.find((held) => held.id === fields.entitlement);
  if (entitlement === undefined) {
    return checked(fields, [refuse('unknown-entitlement', '/entitlement')]);
  }
  const refusals: Refusal<SuspendRefusal>[] = [];
  const state = entitlementStateAt(facts, entitlement.id, moment);
  if (isTerminal(state.kind)) {
    refusals.push(refuse('no-longer-open', '/entitlement', { found: state.kind }));
  }
  fields.tasks.forEach((task, place) => {
    if (entitlement.tasks.includes(task)) return;
    refusals.push(refuse('task-not-in-entitlement', `/tasks/${String(place)}`, { task }));
  });
  fields.treatmentSites.forEach((treatmentSite, place) => {
    if (entitlement.scope.treatmentSites.includes(treatmentSite)) return;
    refusals.push(
      refuse('treatment-site-not-in-scope', `/treatmentSites/${String(place)}`, { treatmentSite }),
    );
  });
  return checked(fields, refusals);
}
