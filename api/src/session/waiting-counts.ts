import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SessionView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';

type Waiting = SessionView['waiting'];
type Counter = (tx: EntityManager, caller: Caller) => Promise<number>;

/**
 * How much waits for the caller, counted by the features that know. A feature imports SessionModule and
 * says so once: `constructor(counts: WaitingCounts) { counts.register('toVerify', (tx, caller) => ...) }`.
 */
@Injectable()
export class WaitingCounts {
  readonly #counters = new Map<keyof Waiting, Counter>();

  register(what: keyof Waiting, count: Counter): void {
    if (this.#counters.has(what)) throw new Error(`Two features count ${what}`);
    this.#counters.set(what, count);
  }

  async of(tx: EntityManager, caller: Caller): Promise<Waiting> {
    const count = async (what: keyof Waiting): Promise<number> =>
      (await this.#counters.get(what)?.(tx, caller)) ?? 0;
    return {
      toVerify: await count('toVerify'),
      toAccept: await count('toAccept'),
      toEntitle: await count('toEntitle'),
      toReview: await count('toReview'),
      toReviewOffline: await count('toReviewOffline'),
    };
  }
}
