import { httpResource } from '@angular/common/http';
import type { EquivalenceView, StaffFileView, WaiverView } from '@oart/contract';
import { wholeList } from '../lists/whole-list';

/** All that is on file about one person's post, registration and presence. Ask in an injection context. */
export function staffFileOf(person: () => string) {
  return httpResource<StaffFileView>(() => `/api/people/${person()}/staff-file`);
}

/** Requirements set aside for one person. */
export function waiversOf(person: () => string) {
  return wholeList<WaiverView>(() => ({ url: `/api/people/${person()}/waivers` }));
}

/** Skills of one person accepted for another treatment site. */
export function equivalencesOf(person: () => string) {
  return wholeList<EquivalenceView>(() => ({ url: `/api/people/${person()}/equivalences` }));
}
