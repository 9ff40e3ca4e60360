import type { Moment } from '../calendar/day.ts';
import { delegationCovering } from '../person/delegation.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EntitlementWithdrawal } from './entitlement.ts';
import { entitlementStateAt, isTerminal, type LifeFacts } from './life.ts';

export type WithdrawFields = Pick<
  EntitlementWithdrawal,
  'entitlement' | 'effectiveFrom' | 'forCause' | 'reason'
>;

export type WithdrawRefusal =
  'unknown-entitlement' | 'no-longer-open' | 'delegation-missing' | 'before-today' | 'blank';

/**
 * Checks a withdrawal under a live delegation. Only a withdrawal for cause may reach back before
 * today, which then questions assessments given since (I6): also where the entitlement has come to
 * its end meanwhile, from a day before that.
 */
export function withdrawEntitlement(
  facts: LifeFacts,
  withdrawer: Pick<PersonnelFacts, 'employments' | 'delegations' | 'delegationEnds'>,
  fields: WithdrawFields,
  moment: Moment,
): Checked<WithdrawFields, WithdrawRefusal> {
  const entitlement = facts.entitlements.find((held) => held.id === fields.entitlement);
  if (entitlement === undefined) {
    return checked(fields, [refuse('unknown-entitlement', '/entitlement')]);
  }
  const refusals: Refusal<WithdrawRefusal>[] = [];
  const { kind, endedFrom } = entitlementStateAt(facts, entitlement.id, moment);
  const reachesBack = fields.forCause && endedFrom !== null && fields.effectiveFrom < endedFrom;
  if (isTerminal(kind) && !reachesBack) {
    refusals.push(refuse('no-longer-open', '/entitlement', { found: kind }));
  }
  const { role, scope } = entitlement;
  if (delegationCovering(withdrawer, role, scope.treatmentSites, moment) === null) {
    refusals.push(refuse('delegation-missing', '/entitlement', { role }));
  }
  if (!fields.forCause && fields.effectiveFrom < moment.on) {
    refusals.push(refuse('before-today', '/effectiveFrom', { on: fields.effectiveFrom }));
  }
  if (fields.reason.trim() === '') refusals.push(refuse('blank', '/reason'));
  return checked(fields, refusals);
}
