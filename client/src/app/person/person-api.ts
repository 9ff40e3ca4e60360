import { httpResource } from '@angular/common/http';
import type { Page, PersonSummary, PersonView, RoleRequirementsView } from '@oart/contract';

/** People by name, all or those that match. Ask in an injection context. */
export function people(search: () => string = () => '') {
  return httpResource<Page<PersonSummary>>(() => {
    const q = search();
    return { url: '/api/people', params: { limit: 200, ...(q !== '' && { q }) } };
  });
}

export function personWith(id: () => string | undefined) {
  return httpResource<PersonView>(() => {
    const personId = id();
    return personId === undefined ? undefined : `/api/people/${personId}`;
  });
}

/** Every requirement of every role and treatment site that this person holds or works towards. */
export function requirementsOf(id: () => string | undefined, unit: () => string | undefined) {
  return httpResource<readonly RoleRequirementsView[]>(() => {
    const personId = id();
    const unitId = unit();
    return personId === undefined || unitId === undefined
      ? undefined
      : { url: `/api/people/${personId}/requirements`, params: { unit: unitId } };
  });
}
