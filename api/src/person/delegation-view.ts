import { delegationsAt } from '@oart/competency';
import type { Moment, PersonId, PersonnelFacts } from '@oart/competency';
import type { DelegationView } from '@oart/contract';
import type { DelegationEntity } from './appointment.entity.ts';

/** A delegation, with whether its holder may entitle under it at a moment. */
export function delegationView(
  row: DelegationEntity,
  facts: ReadonlyMap<PersonId, PersonnelFacts>,
  moment: Moment,
): DelegationView {
  const { id, number, personId, roles, treatmentSites, startsOn, endsOn, instrument } = row;
  const holder = facts.get(personId);
  const live = holder === undefined ? [] : delegationsAt(holder, moment);
  return {
    id,
    number,
    personId,
    roles,
    treatmentSites,
    from: startsOn,
    until: endsOn,
    instrument,
    live: live.some((delegation) => delegation.id === id),
  };
}
