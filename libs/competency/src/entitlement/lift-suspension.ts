import type { Moment } from '../calendar/day.ts';
import { delegationCovering } from '../person/delegation.ts';
import type { PersonId, SuspensionId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EntitlementFacts } from './entitlement.ts';
import { isLifted } from './suspension.ts';

export interface LiftFields {
  readonly suspension: SuspensionId;
  readonly outcome: string;
  readonly liftedBy: PersonId;
}

export type LiftRefusal =
  'unknown-suspension' | 'already-lifted' | 'own-suspension' | 'delegation-missing' | 'blank';

/**
 * Checks the lifting of a suspension: never by the holder (I4), only under a live delegation that
 * covers the role and the treatment sites (domain.md section 8), with the outcome in words.
 * `lifter` are the delegations of the person who lifts.
 */
export function liftSuspension(
  facts: EntitlementFacts,
  lifter: Pick<PersonnelFacts, 'employments' | 'delegations' | 'delegationEnds'>,
  fields: LiftFields,
  moment: Moment,
): Checked<LiftFields, LiftRefusal> {
  const suspension = facts.suspensions.find((other) => other.id === fields.suspension);
  const entitlement = facts.entitlements.find((held) => held.id === suspension?.entitlement);
  if (suspension === undefined || entitlement === undefined) {
    return checked(fields, [refuse('unknown-suspension', '/suspension')]);
  }
  const refusals: Refusal<LiftRefusal>[] = [];
  if (isLifted(facts, suspension.id, moment.at)) {
    refusals.push(refuse('already-lifted', '/suspension'));
  }
  if (fields.liftedBy === entitlement.person) refusals.push(refuse('own-suspension', '/liftedBy'));
  const sites =
    suspension.treatmentSites.length > 0
      ? suspension.treatmentSites
      : entitlement.scope.treatmentSites;
  if (delegationCovering(lifter, entitlement.role, sites, moment) === null) {
    refusals.push(refuse('delegation-missing', '/liftedBy', { role: entitlement.role }));
  }
  if (fields.outcome.trim() === '') refusals.push(refuse('blank', '/outcome'));
  return checked(fields, refusals);
}
