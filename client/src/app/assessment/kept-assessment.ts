import { drop, keep, keptOver } from '../forms/kept-text';
import type { AssessmentDraft } from './assessment-proposal';

/** Of one assessor about one candidate, in this browser, until it is signed or discarded. */
const nameFor = (accountId: string, candidateId: string) => `${accountId}.${candidateId}`;

/** Keeps it: an assessment takes an afternoon. Answers whether it is free of patient identifiers. */
export function keepAssessment(
  accountId: string,
  candidateId: string,
  draft: AssessmentDraft,
): boolean {
  return keep('assessment', nameFor(accountId, candidateId), draft);
}

export function keptAssessment(
  accountId: string,
  candidateId: string,
  empty: AssessmentDraft,
): AssessmentDraft | null {
  const name = nameFor(accountId, candidateId);
  return keptOver('assessment', name, empty, { treatmentSites: '' });
}

export function dropAssessment(accountId: string, candidateId: string): void {
  drop('assessment', nameFor(accountId, candidateId));
}
