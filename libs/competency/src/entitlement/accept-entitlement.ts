import type { Moment } from '../calendar/day.ts';
import type { EntitlementId, PersonId } from '../person/ids.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { acceptedBy, entitlementStateAt, isTerminal, type LifeFacts } from './life.ts';

export interface AcceptFields {
  readonly entitlement: EntitlementId;
  readonly holder: PersonId;
}

export type AcceptRefusal =
  'unknown-entitlement' | 'not-the-holder' | 'already-accepted' | 'no-longer-open';

/** Checks an acceptance: by the holder, once, while the entitlement is open (domain.md section 6). */
export function acceptEntitlement(
  facts: LifeFacts,
  fields: AcceptFields,
  moment: Moment,
): Checked<AcceptFields, AcceptRefusal> {
  const entitlement = facts.entitlements.find((held) => held.id === fields.entitlement);
  if (entitlement === undefined) {
    return checked(fields, [refuse('unknown-entitlement', '/entitlement')]);
  }
  const refusals: Refusal<AcceptRefusal>[] = [];
  if (entitlement.person !== fields.holder) refusals.push(refuse('not-the-holder', '/holder'));
  if (acceptedBy(facts, entitlement.id, moment.at) !== null) {
    refusals.push(refuse('already-accepted', '/entitlement'));
  }
  const state = entitlementStateAt(facts, entitlement.id, moment);
  if (isTerminal(state.kind)) {
    refusals.push(refuse('no-longer-open', '/entitlement', { found: state.kind }));
  }
  return checked(fields, refusals);
}
