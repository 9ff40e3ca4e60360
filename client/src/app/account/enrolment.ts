import { signal } from '@angular/core';
import { RequestFailure } from '../problems/request-failure';

/** One enrolment at a time: what was typed stays when it fails, but for what must not. */
export class Enrolment {
  private readonly sending = signal(false);
  private readonly failed = signal<RequestFailure | null>(null);

  readonly isSending = this.sending.asReadonly();
  readonly failure = this.failed.asReadonly();

  /** Answers whether it was done. */
  async attempt(enrol: () => Promise<void>): Promise<boolean> {
    if (this.sending()) return false;
    this.sending.set(true);
    this.failed.set(null);
    try {
      await enrol();
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failed.set(error);
      return false;
    } finally {
      this.sending.set(false);
    }
  }
}
