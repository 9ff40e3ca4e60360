import { EMPTY_DRAFT } from './upload-draft';
import type { UploadDraft } from './upload-draft';

/**
 * The draft of one account, kept in this tab until it is sent or the tab is closed. Only what was filled
 * in: never the file, never a password.
 */
const nameFor = (accountId: string) => `oart.upload.${accountId}`;

export function keepDraft(accountId: string, draft: UploadDraft): void {
  try {
    sessionStorage.setItem(nameFor(accountId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still uploads; only a reload loses the draft.
  }
}

export function keptDraft(accountId: string): UploadDraft | null {
  try {
    const kept = sessionStorage.getItem(nameFor(accountId));
    return kept === null ? null : { ...EMPTY_DRAFT, ...(JSON.parse(kept) as Partial<UploadDraft>) };
  } catch {
    return null;
  }
}

export function dropDraft(accountId: string): void {
  try {
    sessionStorage.removeItem(nameFor(accountId));
  } catch {
    // Nothing was kept.
  }
}
