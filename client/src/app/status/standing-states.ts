import type { StandingState } from '@oart/competency';
import type { IconName } from '../icons/icon-names';

export type Tone =
  | 'may'
  | 'soon'
  | 'awaiting'
  | 'learning'
  | 'returned'
  | 'paused'
  | 'questioned'
  | 'stopped'
  | 'over';

/** The form names the group without colour (design: how the states look). */
export type Form = 'tint' | 'edge' | 'outline' | 'dashed' | 'bar' | 'inverse' | 'plain';

export interface StateLook {
  readonly word: string;
  readonly code: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly form: Form;
}

const paused = (word: string, code: string): StateLook => ({
  word: `Paused: ${word}`,
  code,
  icon: 'pause_circle',
  tone: 'paused',
  form: 'bar',
});

const over = (word: string, code: string, icon: IconName): StateLook => ({
  word,
  code,
  icon,
  tone: 'over',
  form: 'plain',
});

const onTheWay = (
  word: string,
  code: string,
  icon: IconName,
  tone: Tone = 'awaiting',
  form: Form = 'outline',
): StateLook => ({ word, code, icon, tone, form });

/** How each state is drawn everywhere. Not required is blank, with words for screen readers only. */
export const STANDING_STATES: Readonly<Record<StandingState, StateLook | null>> = {
  entitled: { word: 'Entitled', code: 'EN', icon: 'check_circle', tone: 'may', form: 'tint' },
  'due-soon': { word: 'Due soon', code: 'DS', icon: 'event_upcoming', tone: 'soon', form: 'edge' },

  'awaiting-entitlement': onTheWay('Awaiting entitlement', 'AE', 'checklist'),
  'awaiting-acceptance': onTheWay('Awaiting acceptance', 'AC', 'signature'),
  'awaiting-verification': onTheWay('Awaiting verification', 'AV', 'hourglass_top'),
  'in-training': onTheWay('In training', 'TR', 'school', 'learning', 'dashed'),
  'sent-back': onTheWay('Sent back', 'SB', 'undo', 'returned'),

  'paused-recent-practice': paused('recent practice', 'RP'),
  'paused-evidence': paused('evidence', 'EV'),
  'paused-registration': paused('registration', 'RG'),
  'paused-software': paused('software', 'SW'),
  'paused-supervised-return': paused('supervised return', 'SR'),
  'paused-framework-change': paused('framework change', 'FW'),
  // Heals itself when the return is recorded, like every pause.
  absent: paused('absence', 'AB'),

  questioned: {
    word: 'Questioned',
    code: 'QU',
    icon: 'contact_support',
    tone: 'questioned',
    form: 'bar',
  },
  suspended: { word: 'Suspended', code: 'SU', icon: 'block', tone: 'stopped', form: 'inverse' },

  withdrawn: over('Withdrawn', 'WD', 'close'),
  expired: over('Expired', 'EX', 'event_busy'),
  left: over('Left', 'LF', 'logout'),
  'not-entitled': over('Not entitled', 'NE', 'remove'),
  'not-required': null,
};
