import { signal } from '@angular/core';
import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';

/** A judgement that was given and can still be taken back. */
export interface Judged {
  readonly item: EvidenceView;
  readonly request: EvidenceReviewRequest;
}

/** Long enough to see that it was the wrong one. */
export const UNDO_MS = 10_000;

/**
 * Holds the last judgement back for a moment, so that it can be undone before it is recorded. The next
 * judgement, leaving the page and time send it; nothing is recorded twice and nothing is forgotten.
 */
export class HeldReview {
  private readonly last = signal<Judged | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What can be undone now. */
  readonly held = this.last.asReadonly();

  /** @param send records a judgement; how it went is its own concern */
  constructor(private readonly send: (judged: Judged) => Promise<unknown>) {}

  hold(judged: Judged): void {
    void this.sendNow();
    this.last.set(judged);
    this.timer = setTimeout(() => void this.sendNow(), UNDO_MS);
  }

  /** Takes the judgement back; null where it is recorded already. */
  undo(): Judged | null {
    return this.release();
  }

  /** Over once what was held is recorded, or refused. */
  async sendNow(): Promise<void> {
    const judged = this.release();
    if (judged !== null) await this.send(judged);
  }

  private release(): Judged | null {
    clearTimeout(this.timer);
    const judged = this.last();
    this.last.set(null);
    return judged;
  }
}
