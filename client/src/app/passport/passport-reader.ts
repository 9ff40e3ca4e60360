import { PAGE_PERMISSIONS } from '../session/page-permissions';
import type { SessionStore } from '../session/session-store';

type Reader = Pick<SessionStore, 'personId' | 'hasAny'>;

/** Whether the reader may open the passports of a person: of staff, the holder alone. */
export function mayReadPassportsOf(session: Reader, person: string): boolean {
  const isOwn = session.personId() === person;
  return session.hasAny(
    PAGE_PERMISSIONS['/people/:id/passports'].filter((each) => each !== 'staff-member' || isOwn),
  );
}
