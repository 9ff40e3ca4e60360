import type { HistoryKind, StandingState } from '@oart/competency';
import type { HistoryEntryView } from '@oart/contract';
import type { IconName } from '../icons/icon-names';
import { STANDING_STATES } from '../status/standing-states';
import type { StateLook } from '../status/standing-states';

const done = (word: string, icon: IconName): StateLook => ({
  word,
  code: '',
  icon,
  tone: 'over',
  form: 'plain',
});

const LOOKS: Readonly<Record<HistoryKind, StateLook | null>> = {
  uploaded: done('Uploaded', 'upload_file'),
  verified: done('Verified', 'check'),
  'sent-back': STANDING_STATES['sent-back'],
  revoked: done('Revoked', 'close'),
  assessed: done('Assessed', 'supervisor_account'),
  questioned: done('Questioned', 'flag'),
  stands: done('Stands after review', 'check'),
  'does-not-stand': done('Set aside', 'close'),
  voided: done('Voided', 'close'),
  entitled: STANDING_STATES.entitled,
  accepted: done('Accepted', 'signature'),
  suspended: STANDING_STATES.suspended,
  lifted: done('Suspension lifted', 'undo'),
  withdrawn: STANDING_STATES.withdrawn,
  amended: done('Basis amended', 'undo'),
  used: done('Used', 'flag'),
  warned: STANDING_STATES['due-soon'],
  lapsed: done('Lapsed', 'pause_circle'),
  renewed: { word: 'Renewed', code: '', icon: 'check_circle', tone: 'may', form: 'tint' },
};

/** What the filter offers, in the order of the chain from record to act. */
export const HISTORY_WORDS: readonly (readonly [HistoryKind, string])[] = [
  ['uploaded', 'Uploaded'],
  ['verified', 'Verified'],
  ['sent-back', 'Sent back'],
  ['assessed', 'Assessed'],
  ['questioned', 'Assessment questioned'],
  ['stands', 'Assessment stands'],
  ['does-not-stand', 'Assessment set aside'],
  ['voided', 'Assessment voided'],
  ['entitled', 'Entitled'],
  ['accepted', 'Accepted'],
  ['used', 'Used'],
  ['warned', 'Warned: due soon'],
  ['lapsed', 'Lapsed'],
  ['renewed', 'Renewed'],
  ['revoked', 'Revoked'],
  ['suspended', 'Suspended'],
  ['lifted', 'Suspension lifted'],
  ['withdrawn', 'Withdrawn'],
  ['amended', 'Basis amended'],
];

/** How an entry is drawn: what lapsed shows the state it lapsed to. */
export function historyLook({ kind, state }: HistoryEntryView): StateLook | null {
  return kind === 'lapsed' ? stateLook(state) : LOOKS[kind];
}

function stateLook(state: StandingState | null): StateLook | null {
  return (state === null ? null : STANDING_STATES[state]) ?? LOOKS.lapsed;
}
