import type { PersonId } from '@oart/competency';
import type { ActProposal } from '@oart/contract';
import type { Cosigned } from './cosigning.service.ts';

/** The supervisor's own signature under a supervised act: the responsible operator (I11). */
export function supervisionOf(act: ActProposal): Cosigned {
  return {
    meaning: 'supervised',
    record: act,
    signer: act.supervisorId as PersonId | null,
    field: 'supervisorSignature',
  };
}

/** The words of the act, as its responsible operator signs them. */
export function supervisionStatement(words: string): string {
  return `I supervise this act and am its responsible operator. ${words}`;
}
