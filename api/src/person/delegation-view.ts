import { delegationsAt, personnelAsKnown } from '@oart/competency';
import type { Moment, PersonId, PersonnelFacts } from '@oart/competency';
import type { DelegationView } from '@oart/contract';
import type { DelegationEntity } from './appointment.entity.ts';

/** A delegation, with whether its holder may entitle under it at a moment, as known. */
export function delegationView(
  row: DelegationEntity,
  facts: ReadonlyMap<PersonId, PersonnelFacts>,
  moment: Moment,
  knownAt: number,
): DelegationView {
  const { id, number, personId, recordedAt, roles, treatmentSites, startsOn, endsOn, instrument } =
    row;
  const holder = facts.get(personId);
  const live = holder === undefined ? [] : delegationsAt(personnelAsKnown(holder, knownAt), moment);
  return {
    id,
    number,
    personId,
    roles,
    treatmentSites,
    from: startsOn,
    until: endsOn,
    instrument,
    recordedAt,
    live: live.some((delegation) => delegation.id === id),
  };
}
