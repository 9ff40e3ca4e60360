import { httpResource } from '@angular/common/http';
import type { PersonSummary, PersonView, RoleRequirementsView } from '@oart/contract';
import { wholeList } from '../lists/whole-list';

/** Everybody on file by name, to choose from. Ask in an injection context. */
export function people() {
  return wholeList<PersonSummary>(() => ({ url: '/api/people' }));
}

export function personWith(id: () => string | undefined) {
  return httpResource<PersonView>(() => {
    const personId = id();
    return personId === undefined ? undefined : `/api/people/${personId}`;
  });
}

/** Every requirement of every role and treatment site that this person holds or works towards. */
export function requirementsOf(
  id: () => string | undefined,
  unit: () => string | undefined,
  about: () => Readonly<Record<string, string>> = () => ({}),
) {
  return httpResource<readonly RoleRequirementsView[]>(() => {
    const personId = id();
    const unitId = unit();
    return personId === undefined || unitId === undefined
      ? undefined
      : { url: `/api/people/${personId}/requirements`, params: { unit: unitId, ...about() } };
  });
}
