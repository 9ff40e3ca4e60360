import type { FrameworkDocument } from '../framework/framework.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from './ids.ts';
import { ownRecord, type OwnRecord } from './own-record.ts';
import type { Delegation, DelegationEnd } from './person.ts';
import type { FactFields } from './recorded.ts';
import { endsBeforeItBegins, type EndsBeforeItBegins } from './span-check.ts';
import { treatmentSiteRefusals, type TreatmentSiteRefusal } from './treatment-site-check.ts';

export type DelegationRefusal =
  OwnRecord | EndsBeforeItBegins | TreatmentSiteRefusal | 'unknown-role' | 'blank';

/** Checks a delegation before it is recorded: never one's own (I4), with roles, treatment sites and instrument. */
export function checkDelegation(
  fields: FactFields<Delegation>,
  recorder: PersonId,
  framework: FrameworkDocument,
): Checked<FactFields<Delegation>, DelegationRefusal> {
  const found: Refusal<DelegationRefusal>[] = [
    ...ownRecord(fields.person, recorder),
    ...endsBeforeItBegins(fields.from, fields.until, '/until'),
    ...treatmentSiteRefusals(fields.treatmentSites, framework),
  ];
  if (fields.roles.length === 0) found.push(refuse('nothing-named', '/roles'));
  fields.roles.forEach((role, place) => {
    if (!framework.roles.some(({ id }) => id === role)) {
      found.push(refuse('unknown-role', `/roles/${place}`, { role }));
    }
  });
  if (fields.instrument.trim() === '') found.push(refuse('blank', '/instrument'));
  return checked(fields, found);
}

export type DelegationEndRefusal = OwnRecord | 'already-ended';

/** Checks the ending of a delegation: by another person than its holder, once. */
export function checkDelegationEnd(
  fields: FactFields<DelegationEnd>,
  recorder: PersonId,
  delegation: Pick<Delegation, 'id' | 'person'>,
  ends: readonly DelegationEnd[],
): Checked<FactFields<DelegationEnd>, DelegationEndRefusal> {
  const found: Refusal<DelegationEndRefusal>[] = [...ownRecord(delegation.person, recorder)];
  if (ends.some((end) => end.delegation === delegation.id)) {
    found.push(refuse('already-ended', '/delegation', { factId: delegation.id }));
  }
  return checked(fields, found);
}
