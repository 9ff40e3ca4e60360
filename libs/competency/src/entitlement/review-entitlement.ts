import { earlierOf } from '../calendar/civil-day.ts';
import type { Moment } from '../calendar/day.ts';
import { lastDayOf } from '../calendar/span.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { delegationCovering } from '../person/delegation.ts';
import type { PersonnelFacts } from '../person/person.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EntitlementReview } from './entitlement.ts';
import { entitlementStateAt, isTerminal, type LifeFacts } from './life.ts';

export type ReviewFields = FactFields<EntitlementReview>;

export type ReviewEntitlementRefusal =
  | 'unknown-entitlement'
  | 'no-longer-open'
  | 'own-record'
  | 'delegation-missing'
  | 'before-today'
  | 'longer-than-permitted';

/**
 * Checks a yearly review (domain.md 10.17): of an open entitlement, never by its holder (I4), under a live
 * delegation that covers it. The next one is due within the policy's span from today, and no later than the
 * entitlement lasts.
 */
export function reviewEntitlement(
  facts: LifeFacts,
  reviewer: Pick<PersonnelFacts, 'person' | 'employments' | 'delegations' | 'delegationEnds'>,
  fields: ReviewFields,
  policy: PolicyDocument,
  moment: Moment,
): Checked<ReviewFields, ReviewEntitlementRefusal> {
  const entitlement = facts.entitlements.find((held) => held.id === fields.entitlement);
  if (entitlement === undefined) {
    return checked(fields, [refuse('unknown-entitlement', '/entitlement')]);
  }
  const { role, scope, person, expiresOn } = entitlement;
  const { nextReviewDueOn } = fields;
  const refusals: Refusal<ReviewEntitlementRefusal>[] = [];
  const { kind } = entitlementStateAt(facts, entitlement.id, moment);
  if (isTerminal(kind)) refusals.push(refuse('no-longer-open', '/entitlement', { found: kind }));
  if (reviewer.person.id === person) refusals.push(refuse('own-record', '/entitlement'));
  if (delegationCovering(reviewer, role, scope.treatmentSites, moment) === null) {
    refusals.push(refuse('delegation-missing', '/entitlement', { role }));
  }
  if (nextReviewDueOn < moment.on) {
    refusals.push(refuse('before-today', '/nextReviewDueOn', { on: nextReviewDueOn }));
  }
  const latest = earlierOf(lastDayOf(moment.on, policy.entitlement.review), expiresOn);
  if (latest !== null && nextReviewDueOn > latest) {
    refusals.push(refuse('longer-than-permitted', '/nextReviewDueOn', { on: latest }));
  }
  return checked(fields, refusals);
}
