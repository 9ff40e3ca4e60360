import { httpResource } from '@angular/common/http';
import type { OrganisationView, StandingView } from '@oart/contract';

/** What a request about another instant than now adds (I13). */
type About = () => Readonly<Record<string, string>>;

/** Standing of one person on one unit, now unless asked otherwise. Ask in an injection context. */
export function standingOf(
  person: () => string | undefined,
  unit: () => string | undefined,
  about: About = () => ({}),
) {
  return httpResource<StandingView>(() => {
    const personId = person();
    const unitId = unit();
    return personId === undefined || unitId === undefined
      ? undefined
      : { url: `/api/people/${personId}/standing`, params: { unit: unitId, ...about() } };
  });
}

/** The employer with its treatment units. */
export function organisation() {
  return httpResource<OrganisationView>(() => '/api/organisation');
}
