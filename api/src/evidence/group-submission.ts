import type { PersonId } from '@oart/competency';
import { GROUP_RECORD_TYPES } from '@oart/contract';
import type { EvidenceRequest } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';
import { maySubmitFor, maySubmitForOthers } from './evidence-access.ts';

/** One record that an upload makes: whose, and by what name. */
export interface PlannedRecord {
  readonly holder: PersonId;
  readonly request: EvidenceRequest;
  /** Where its name stands in the request. */
  readonly nameAt: string;
}

/** The records of an upload: one, or one for each participant of a sheet; never empty. */
export function plannedRecords(
  request: EvidenceRequest,
  holder: PersonId,
): readonly [PlannedRecord, ...PlannedRecord[]] {
  const [first, ...others] = (request.participants ?? []).map(
    ({ personId, nameAsPrinted }, place) => ({
      holder: personId as PersonId,
      request: { ...request, nameAsPrinted },
      nameAt: `/participants/${String(place)}/nameAsPrinted`,
    }),
  );
  return first === undefined ? [{ holder, request, nameAt: '/nameAsPrinted' }] : [first, ...others];
}

/** Whose record an announcement is first of all. @throws where the caller may not submit it. */
export function holderOf(caller: Caller, submitter: PersonId, request: EvidenceRequest): PersonId {
  const { participants, personId, type } = request;
  const [first] = participants ?? [];
  if (first === undefined) {
    const holder = (personId ?? submitter) as PersonId;
    if (maySubmitFor(caller, holder)) return holder;
    throw new ProblemError('forbidden', 'You may submit your own records only.');
  }
  if (!maySubmitForOthers(caller)) {
    throw new ProblemError('forbidden', 'A sheet of several people needs a verifier or assessor.');
  }
  if (personId !== undefined) {
    throw invalid('/personId', 'A sheet is for its participants: leave this out.');
  }
  if (!GROUP_RECORD_TYPES.includes(type)) {
    throw invalid('/participants', 'A record of this kind is one person’s.');
  }
  const isOnePersons =
    (request.caseLog ?? []).length > 0 || request.reflection != null || request.experience !== null;
  if (isOnePersons) {
    throw invalid('/participants', 'Cases, reflections and experience are one person’s.');
  }
  return first.personId as PersonId;
}
