import type { Moment } from '../calendar/day.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { absenceOn } from './absence.ts';
import { employmentOn } from './employment.ts';
import type { PersonnelFacts, RegistrationCheck } from './person.ts';
import { permitsPractice, registrationOn, sanctionReasons } from './registration.ts';

/**
 * The check that shows a GMC-registered clinical oncologist, in post and not absent, at a moment (I6, F7);
 * null when the person is none.
 */
export function clinicalOncologistQualification(
  facts: PersonnelFacts,
  policy: PolicyDocument,
  moment: Moment,
): RegistrationCheck | null {
  if (employmentOn(facts, moment.on)?.profession !== 'clinical-oncologist') return null;
  if (absenceOn(facts, moment.on) !== null) return null;
  if (sanctionReasons(facts, policy, moment).length > 0) return null;
  const registration = registrationOn(facts, policy, 'GMC', null, moment);
  return registration !== null && permitsPractice(registration.state) ? registration.check : null;
}
