import { PAGE_PERMISSIONS } from '../session/page-permissions';
import type { SessionStore } from '../session/session-store';

/** Whether the reader may open the passports of a person: of staff, the holder alone. */
export function mayReadPassportsOf(session: SessionStore, person: string): boolean {
  const isOwn = session.personId() === person;
  return session.hasAny(
    PAGE_PERMISSIONS['/people/:id/passports'].filter((each) => each !== 'staff-member' || isOwn),
  );
}
