import type { GateDecision, UsableUntilCause } from '@oart/competency';
import { dayInWords } from './dates.ts';
import { midSentence } from './mid-sentence.ts';

const CAUSES: Readonly<Record<UsableUntilCause, string>> = {
  expires: 'when the entitlement ends',
  employment: 'when the employment ends',
  registration: 'when the registration is due',
  evidence: 'when a certificate ends',
  currency: 'when recent practice runs out',
  transition: 'when the framework’s deadline passes',
  waiver: 'when the waiver ends',
  appointment: 'when the appointment ends',
  profession: 'when the post changes',
  band: 'when the band changes',
  withdrawal: 'when it is withdrawn',
  superseded: 'when a newer entitlement takes over',
  'version-change': 'when the unit’s software changes',
  absence: 'when the absence begins',
};

/** Why a right ends: `when a certificate ends`. */
export const endCause = (cause: UsableUntilCause): string => CAUSES[cause];

/** `Until 28 Feb 2027 (96 days), when a certificate ends.` (I7, F6) */
export const usableUntilSentence = (
  until: { readonly day: string; readonly cause: UsableUntilCause },
  daysLeft: number,
): string => {
  const days = daysLeft === 1 ? '1 day' : `${String(daysLeft)} days`;
  return `Until ${dayInWords(until.day)} (${days}), ${CAUSES[until.cause]}.`;
};

/** The answer of the gate as one sentence: who may, or may not, do what and where. */
export const verdictSentence = (
  outcome: GateDecision['outcome'],
  names: {
    readonly person: string;
    readonly task: string;
    readonly treatmentSite: string;
    readonly unit: string;
    readonly supervisor: string | null;
  },
): string => {
  const act = `${midSentence(names.task)} for ${midSentence(names.treatmentSite)} on ${names.unit}`;
  switch (outcome) {
    case 'PERMIT':
      return `${names.person} may ${act}.`;
    case 'PERMIT_SUPERVISED':
      return `${names.person} may ${act} under the supervision of ${names.supervisor ?? 'the supervisor named'}, the responsible operator.`;
    case 'DENY':
      return `${names.person} may not ${act}.`;
  }
};
