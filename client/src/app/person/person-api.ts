import { httpResource } from '@angular/common/http';
import type { Permission, PersonSummary, PersonView, RoleRequirementsView } from '@oart/contract';
import { wholeList } from '../lists/whole-list';

/** Who reads the list of people. */
export const PEOPLE_READERS = [
  'staff-member',
  'staffing-records',
  'employers-representative',
  'auditor',
  'system-administrator',
] as const satisfies readonly Permission[];

/** Everybody on file by name, to choose from; asked for by those who may read it. Ask in an injection context. */
export function people(mayRead: () => boolean = () => true) {
  return wholeList<PersonSummary>(() => (mayRead() ? { url: '/api/people' } : undefined));
}

/** One person, now or as they were and were known at another instant. Ask in an injection context. */
export function personWith(
  id: () => string | undefined,
  about: () => Readonly<Record<string, string>> = () => ({}),
) {
  return httpResource<PersonView>(() => {
    const personId = id();
    return personId === undefined ? undefined : { url: `/api/people/${personId}`, params: about() };
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
