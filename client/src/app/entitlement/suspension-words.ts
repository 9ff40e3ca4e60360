import type { SuspensionCause } from '@oart/competency';

/** Why an entitlement is suspended, in words; a suspension is without prejudice. */
export const CAUSE_TITLES: Readonly<Record<SuspensionCause, string>> = {
  incident: 'An incident is being looked into',
  concern: 'A concern was raised',
  'evidence-integrity': 'A record it rests on was revoked',
  'for-cause': 'For cause',
  administrative: 'Administrative',
};
