import { EMPTY_DRAFT } from './upload-draft';
import type { UploadDraft } from './upload-draft';

/**
 * The draft of one account, kept in this tab until it is sent or the tab is closed. Only what was filled
 * in: never the file, never a password.
 */
const nameFor = (accountId: string) => `oart.upload.${accountId}`;

/** Under which id a file was sent, until it is known to be stored: after a reload it is the same upload. */
const nameForId = (accountId: string, sha256: string) => `oart.upload-id.${accountId}.${sha256}`;

export function keepDraft(accountId: string, draft: UploadDraft): void {
  keep(nameFor(accountId), JSON.stringify(draft));
}

export function keptDraft(accountId: string): UploadDraft | null {
  try {
    const draft = kept(nameFor(accountId));
    return draft === null
      ? null
      : { ...EMPTY_DRAFT, ...(JSON.parse(draft) as Partial<UploadDraft>) };
  } catch {
    return null;
  }
}

export function dropDraft(accountId: string): void {
  drop(nameFor(accountId));
}

export function keepId(accountId: string, sha256: string, id: string): void {
  keep(nameForId(accountId, sha256), id);
}

export function keptId(accountId: string, sha256: string): string | null {
  return kept(nameForId(accountId, sha256));
}

export function dropId(accountId: string, sha256: string): void {
  drop(nameForId(accountId, sha256));
}

// A browser that keeps nothing still uploads; only a reload loses what was begun.

function keep(name: string, text: string): void {
  try {
    sessionStorage.setItem(name, text);
  } catch {
    return;
  }
}

function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function drop(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    return;
  }
}
