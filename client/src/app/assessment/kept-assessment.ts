import { dropText, keepText, keptOver } from '../forms/kept-text';
import type { AssessmentDraft } from './assessment-proposal';

// An assessment takes an afternoon, and a closed browser must not cost it.
const STORE = 'localStorage';

/** Of one assessor about one candidate, in this browser, until it is signed or discarded. */
const nameFor = (accountId: string, candidateId: string) =>
  `oart.assessment.${accountId}.${candidateId}`;

export function keepAssessment(
  accountId: string,
  candidateId: string,
  draft: AssessmentDraft,
): void {
  keepText(STORE, nameFor(accountId, candidateId), JSON.stringify(draft));
}

export function keptAssessment(
  accountId: string,
  candidateId: string,
  empty: AssessmentDraft,
): AssessmentDraft | null {
  return keptOver(STORE, nameFor(accountId, candidateId), empty);
}

export function dropAssessment(accountId: string, candidateId: string): void {
  dropText(STORE, nameFor(accountId, candidateId));
}
