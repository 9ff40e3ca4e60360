import { isIndependentOf } from '@oart/competency';
import type { EvidenceStanding } from '@oart/competency';
import type { EvidenceView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';

/** Whether the caller may judge a submission now, and why not (I4). */
export function mayReview(caller: Caller, standing: EvidenceStanding): EvidenceView['mayReview'] {
  const sentence = whyNot(caller, standing);
  return { allowed: sentence === null, reasons: [], sentence };
}

function whyNot(
  { personId, permissions }: Caller,
  { evidence, state }: EvidenceStanding,
): string | null {
  const goesOn = state === 'verified' && evidence.experience?.until === null;
  if (state !== 'submitted' && !goesOn) return 'There is nothing left to review here.';
  if (personId === evidence.person) return 'This is your own record: another person verifies it.';
  if (personId === null || !isIndependentOf(evidence, personId)) {
    return 'You submitted this record: another person verifies it.';
  }
  return permissions.includes('verifier') ? null : 'Verifying needs the verifier permission.';
}
