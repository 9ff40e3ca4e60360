import { daysBetween } from '../calendar/civil-day.ts';
import type { Moment } from '../calendar/day.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { notice, type Notice } from '../reason/reason.ts';
import { permitsPractice, registrationsOnFile, type Registrations } from './registration.ts';

/**
 * What to know about registrations that permit (domain.md 10.9): a caution, an annual declaration past its
 * due date but within grace, and, only where an automated feed exists, a check that is getting old.
 */
export function registrationNotices(
  facts: Registrations,
  policy: PolicyDocument,
  moment: Moment,
): readonly Notice[] {
  const notices: Notice[] = [];
  for (const { state, check } of registrationsOnFile(facts, policy, moment)) {
    if (!permitsPractice(state)) continue;
    const { body, validUntil, checkedOn } = check;
    if (state === 'caution') notices.push(notice('registration-caution', { body }));
    // A fixed registration past its last day permits no more: what is left is a declaration.
    if (validUntil !== null && validUntil < moment.on) {
      notices.push(notice('declaration-overdue', { body, on: validUntil }));
    }
    const age = daysBetween(checkedOn, moment.on);
    if (policy.registration.automatedFeed && age > policy.registration.recheckWarnDays) {
      notices.push(notice('not-rechecked-lately', { body, on: checkedOn }));
    }
  }
  return notices;
}
