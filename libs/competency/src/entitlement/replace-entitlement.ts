import type { Moment } from '../calendar/day.ts';
import { delegationCovering } from '../person/delegation.ts';
import type { EntitlementId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { Entitlement } from './entitlement.ts';
import { entitlementStateAt, isTerminal, type LifeFacts } from './life.ts';

export type ReplaceRefusal = 'not-held-in-this-role' | 'no-longer-open' | 'delegation-missing';

/**
 * Checks what a new entitlement replaces (F19): nothing, or one of the same person in the same role that has not
 * come to its end. It takes a right away, as a withdrawal does, so that the entitler's delegation covers it whole (I5).
 * @param facts of the person who is to be entitled, as known
 */
export function replaceEntitlement(
  facts: LifeFacts,
  entitler: Pick<PersonnelFacts, 'employments' | 'delegations' | 'delegationEnds'>,
  { role, replaces }: { readonly role: string; readonly replaces: EntitlementId | null },
  moment: Moment,
): Checked<Entitlement | null, ReplaceRefusal> {
  if (replaces === null) return checked(null, []);
  const held = facts.entitlements.find((each) => each.id === replaces && each.role === role);
  if (held === undefined) {
    return checked(null, [refuse('not-held-in-this-role', '/replaces', { role })]);
  }
  const refusals: Refusal<ReplaceRefusal>[] = [];
  const { kind } = entitlementStateAt(facts, held.id, moment);
  if (isTerminal(kind)) refusals.push(refuse('no-longer-open', '/replaces', { found: kind }));
  if (delegationCovering(entitler, role, held.scope.treatmentSites, moment) === null) {
    refusals.push(refuse('delegation-missing', '/replaces', { role }));
  }
  return checked(held, refusals);
}
