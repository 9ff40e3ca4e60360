import { Injectable, inject } from '@angular/core';
import type { EvidenceReviewRequest } from '@oart/contract';
import { SessionStore } from '../session/session-store';

/** What was begun about a record. Its ticks are not kept: they are set anew before the document. */
interface JudgementDraft {
  readonly identity: EvidenceReviewRequest['identityEstablishedBy'];
  readonly reason: string;
  readonly isSendingBack: boolean;
}

/**
 * What was written about each record and is not recorded yet: it is there again when the record is, however
 * it was left. Kept while this page of the browser is open, for the account that wrote it.
 */
@Injectable({ providedIn: 'root' })
export class JudgementDrafts {
  private readonly session = inject(SessionStore);
  private readonly drafts = new Map<string, JudgementDraft>();

  of(recordId: string): JudgementDraft | null {
    return this.drafts.get(this.keyOf(recordId)) ?? null;
  }

  keep(recordId: string, draft: JudgementDraft): void {
    this.drafts.set(this.keyOf(recordId), draft);
  }

  /** It is recorded: nothing of it is in the making any more. */
  drop(recordId: string): void {
    this.drafts.delete(this.keyOf(recordId));
  }

  private keyOf(recordId: string): string {
    return `${this.session.accountId() ?? ''}/${recordId}`;
  }
}
