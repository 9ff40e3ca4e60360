import { drop, isChangedElsewhere, keep, kept, keptOver } from '../forms/kept-text';
import { EMPTY_DRAFT } from './upload-draft';
import type { CaseDraft, ParticipantDraft, StructureDraft, UploadDraft } from './upload-draft';

const STRUCTURE: StructureDraft = {
  structure: '',
  title: '',
  score: null,
  passMark: null,
  attempt: null,
};
const CASE: CaseDraft = {
  reference: '',
  on: null,
  treatmentSite: '',
  supervisorId: '',
  intervention: '',
  outcome: '',
};
const PARTICIPANT: ParticipantDraft = { personId: '', nameAsPrinted: '' };
const ITEMS = {
  treatmentSites: '',
  structures: STRUCTURE,
  caseLog: CASE,
  answers: { prompt: '', text: '' },
  participants: PARTICIPANT,
};

/**
 * Keeps the draft of one account in this browser until it is sent or discarded: a reflection takes an evening.
 * Only what was filled in: never the file, never a password. Answers whether it is free of patient identifiers.
 */
export function keepDraft(accountId: string, draft: UploadDraft): boolean {
  return keep('upload', accountId, draft);
}

export function keptDraft(accountId: string): UploadDraft | null {
  return keptOver('upload', accountId, EMPTY_DRAFT, ITEMS);
}

export function dropDraft(accountId: string): void {
  drop('upload', accountId);
}

/** Whether another window of this browser has written or dropped the draft. */
export function isDraftOfAnotherWindow(change: StorageEvent, accountId: string): boolean {
  return isChangedElsewhere(change, 'upload', accountId);
}

/** Under which id a file was sent, until it is known to be stored: sent again later it is the same upload. */
const nameForId = (accountId: string, sha256: string) => `${accountId}.${sha256}`;

export function keepId(accountId: string, sha256: string, id: string): void {
  keep('upload-id', nameForId(accountId, sha256), id);
}

export function keptId(accountId: string, sha256: string): string | null {
  const id = kept('upload-id', nameForId(accountId, sha256));
  return typeof id === 'string' ? id : null;
}

export function dropId(accountId: string, sha256: string): void {
  drop('upload-id', nameForId(accountId, sha256));
}
