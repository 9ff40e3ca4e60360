import { httpResource } from '@angular/common/http';
import type { OrganisationView, StandingView } from '@oart/contract';

/** Standing of one person on one unit, now. Ask in an injection context. */
export function standingOf(person: () => string | undefined, unit: () => string | undefined) {
  return httpResource<StandingView>(() => {
    const personId = person();
    const unitId = unit();
    return personId === undefined || unitId === undefined
      ? undefined
      : { url: `/api/people/${personId}/standing`, params: { unit: unitId } };
  });
}

/** The employer with its treatment units. */
export function organisation() {
  return httpResource<OrganisationView>(() => '/api/organisation');
}
