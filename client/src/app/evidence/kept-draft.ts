import { dropText, keepText, keptOver, keptText } from '../forms/kept-text';
import { EMPTY_DRAFT } from './upload-draft';
import type { UploadDraft } from './upload-draft';

// A reflection takes an evening, and a closed browser must not cost it.
const STORE = 'localStorage';

/**
 * The draft of one account, kept in this browser until it is sent or discarded. Only what was filled in:
 * never the file, never a password.
 */
const nameFor = (accountId: string) => `oart.upload.${accountId}`;

/** Under which id a file was sent, until it is known to be stored: sent again later it is the same upload. */
const nameForId = (accountId: string, sha256: string) => `oart.upload-id.${accountId}.${sha256}`;

export function keepDraft(accountId: string, draft: UploadDraft): void {
  keepText(STORE, nameFor(accountId), JSON.stringify(draft));
}

export function keptDraft(accountId: string): UploadDraft | null {
  return keptOver(STORE, nameFor(accountId), EMPTY_DRAFT);
}

export function dropDraft(accountId: string): void {
  dropText(STORE, nameFor(accountId));
}

export function keepId(accountId: string, sha256: string, id: string): void {
  keepText(STORE, nameForId(accountId, sha256), id);
}

export function keptId(accountId: string, sha256: string): string | null {
  return keptText(STORE, nameForId(accountId, sha256));
}

export function dropId(accountId: string, sha256: string): void {
  dropText(STORE, nameForId(accountId, sha256));
}
