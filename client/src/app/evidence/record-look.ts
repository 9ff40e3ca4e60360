import type { EvidenceState } from '@oart/contract';
import type { IconName } from '../icons/icon-names';
import type { StateLook } from '../status/standing-states';
import { STANDING_STATES } from '../status/standing-states';

const over = (word: string, code: string, icon: IconName): StateLook => ({
  word,
  code,
  icon,
  tone: 'over',
  form: 'plain',
});

/** How the state of a record is drawn; the same looks as elsewhere where it is the same state. */
export const RECORD_LOOKS: Readonly<Record<EvidenceState, StateLook | null>> = {
  submitted: STANDING_STATES['awaiting-verification'],
  'sent-back': STANDING_STATES['sent-back'],
  verified: { word: 'Verified', code: 'VE', icon: 'check_circle', tone: 'may', form: 'tint' },
  expired: STANDING_STATES.expired,
  superseded: over('Replaced by a newer one', 'RE', 'remove'),
  revoked: over('Revoked', 'RV', 'close'),
};
