import type { EntitlementState } from '@oart/contract';
import { STANDING_STATES } from '../status/standing-states';
import type { StateLook } from '../status/standing-states';

const over = (word: string, code: string): StateLook => ({
  word,
  code,
  icon: 'remove',
  tone: 'over',
  form: 'plain',
});

const suspended = STANDING_STATES.suspended;

/** How the stored state of an entitlement is drawn; the same looks as elsewhere where it is the same. */
export const ENTITLEMENT_LOOKS: Readonly<Record<EntitlementState, StateLook | null>> = {
  'awaiting-acceptance': STANDING_STATES['awaiting-acceptance'],
  'not-yet-effective': {
    word: 'Not yet effective',
    code: 'NY',
    icon: 'event_upcoming',
    tone: 'awaiting',
    form: 'outline',
  },
  active: STANDING_STATES.entitled,
  suspended,
  'suspended-in-part': suspended && { ...suspended, word: 'Suspended in part', code: 'SP' },
  expired: STANDING_STATES.expired,
  withdrawn: STANDING_STATES.withdrawn,
  superseded: over('Replaced by a newer one', 'RE'),
  ended: over('Ended with the employment', 'EE'),
};

/** In which something may still be done with it: withdrawn, expired, superseded and ended are for good. */
export const LIVE_STATES: ReadonlySet<EntitlementState> = new Set([
  'awaiting-acceptance',
  'not-yet-effective',
  'active',
  'suspended',
  'suspended-in-part',
]);
