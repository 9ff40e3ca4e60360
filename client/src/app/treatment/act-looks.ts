import type { OfflineReviewState } from '@oart/competency';
import type { ExceptionalKind, ExceptionalState } from '@oart/contract';
import type { StateLook } from '../status/standing-states';

export const KIND_TITLES: Readonly<Record<ExceptionalKind, string>> = {
  'break-glass': 'Break-glass',
  'without-entitlement': 'Performed without entitlement',
  'late-entry': 'Entered after a downtime',
};

const DUE: StateLook = {
  word: 'Due',
  code: 'DU',
  icon: 'hourglass_top',
  tone: 'awaiting',
  form: 'outline',
};
const OVERDUE: StateLook = {
  word: 'Overdue',
  code: 'OV',
  icon: 'event_busy',
  tone: 'stopped',
  form: 'inverse',
};
const done = (word: string): StateLook => ({
  word,
  code: 'DN',
  icon: 'check_circle',
  tone: 'may',
  form: 'tint',
});

export const EXCEPTIONAL_LOOKS: Readonly<Record<ExceptionalState, StateLook>> = {
  due: DUE,
  overdue: OVERDUE,
  done: done('Done'),
};

export const OFFLINE_LOOKS: Readonly<Record<OfflineReviewState, StateLook>> = {
  due: DUE,
  overdue: OVERDUE,
  concern: {
    word: 'Concern',
    code: 'CO',
    icon: 'contact_support',
    tone: 'questioned',
    form: 'bar',
  },
  reviewed: done('Reviewed'),
};
