import { signal } from '@angular/core';
import { RequestFailure } from './request-failure';

/** One thing that is sent, tried again as often as it fails, and never twice at a time. */
export class Attempt {
  private readonly sending = signal(false);
  private readonly failed = signal<RequestFailure | null>(null);

  readonly isSending = this.sending.asReadonly();
  /** Why it was not done the last time; null while it is being tried, and once it is done. */
  readonly failure = this.failed.asReadonly();

  /** Answers whether it was done. What fails otherwise than by its request is thrown. */
  async try(send: () => Promise<void>): Promise<boolean> {
    if (this.sending()) return false;
    this.sending.set(true);
    this.failed.set(null);
    try {
      await send();
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failed.set(error);
      return false;
    } finally {
      this.sending.set(false);
    }
  }

  /** As if it had not been tried. */
  forget(): void {
    this.failed.set(null);
  }
}
