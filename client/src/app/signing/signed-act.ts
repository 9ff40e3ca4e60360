import { computed, signal } from '@angular/core';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { Attempt } from '../problems/attempt';

/** An act in two steps: the server renders what would be signed, then the signature records it. */
export class SignedAct<Proposal> {
  private readonly prepared = signal<{
    readonly proposal: Proposal;
    readonly challenge: SigningChallenge;
  } | null>(null);
  private readonly attempt = new Attempt();

  /** What will be signed; null until the first step is done. */
  readonly challenge = () => this.prepared()?.challenge ?? null;
  readonly isSending = this.attempt.isSending;
  readonly failure = this.attempt.failure;
  /** Something was recorded since the page was read: it has to be read again. */
  readonly isStale = computed(() => this.failure()?.kind === 'changed-since-seen');

  async prepare(
    proposal: Proposal,
    ask: (proposal: Proposal) => Promise<SigningChallenge>,
  ): Promise<void> {
    await this.attempt.try(async () => {
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
    return this.attempt.try(async () => {
      await send({ ...prepared.proposal, signature });
    });
  }

  /** Back to the first step; nothing was recorded. */
  reset(): void {
    this.prepared.set(null);
    this.attempt.forget();
  }
}
