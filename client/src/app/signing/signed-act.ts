import { computed, signal } from '@angular/core';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';

/** An act in two steps: the server renders what would be signed, then the signature records it. */
export class SignedAct<Proposal> {
  private readonly prepared = signal<{
    readonly proposal: Proposal;
    readonly challenge: SigningChallenge;
  } | null>(null);
  private readonly sending = signal(false);
  private readonly failed = signal<RequestFailure | null>(null);

  /** What will be signed; null until the first step is done. */
  readonly challenge = () => this.prepared()?.challenge ?? null;
  readonly isSending = this.sending.asReadonly();
  readonly failure = this.failed.asReadonly();
  /** Something was recorded since the page was read: it has to be read again. */
  readonly isStale = computed(() => this.failed()?.kind === 'changed-since-seen');

  async prepare(
    proposal: Proposal,
    ask: (proposal: Proposal) => Promise<SigningChallenge>,
  ): Promise<void> {
    await this.attempt(async () => {
      this.prepared.set({ proposal, challenge: await ask(proposal) });
    });
  }

  /** Sends the proposal exactly as it was rendered, with the signature. Answers whether it is recorded. */
  async sign(
    signature: SignatureInput,
    send: (request: Proposal & { readonly signature: SignatureInput }) => Promise<unknown>,
  ): Promise<boolean> {
    const prepared = this.prepared();
    if (prepared === null) return false;
    return this.attempt(async () => {
      await send({ ...prepared.proposal, signature });
    });
  }

  /** Back to the first step; nothing was recorded. */
  reset(): void {
    this.prepared.set(null);
    this.failed.set(null);
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    if (this.sending()) return false;
    this.sending.set(true);
    this.failed.set(null);
    try {
      await act();
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
