import { assertNever, type GrantFlag } from '@oart/competency';
import type { Titles } from './titles.ts';

/** A governance point of a grant as a sentence; none of them refuses (I4, I6). */
export const grantFlagSentence = ({ kind, skill }: GrantFlag, titles: Titles): string => {
  const about = skill === null ? '' : ` (${titles.skill(skill)})`;
  switch (kind) {
    case 'entitler-was-only-assessor':
      return 'You were the only assessor of this person: the governance report lists it.';
    case 'entitler-was-assessor':
      return `You also assessed this person${about}: the governance report lists it.`;
    case 'verifier-was-assessor':
      return `The verifier of a record also assessed this person${about}: the governance report lists it.`;
    case 'founding-assessor-used':
      return `The assessment rests on a founding appointment${about}: every use is listed.`;
    default:
      return assertNever(kind);
  }
};
