import { httpResource } from '@angular/common/http';
import type { StaffFileView } from '@oart/contract';

/** All that is on file about one person's post, registration and presence. Ask in an injection context. */
export function staffFileOf(person: () => string) {
  return httpResource<StaffFileView>(() => `/api/people/${person()}/staff-file`);
}
