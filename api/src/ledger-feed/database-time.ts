import { instantOf } from '@oart/competency';
import type { Instant } from '@oart/competency';

/** The two ends of what the database's clock may say now; what lies between is not known. */
export interface TimeBounds {
  readonly earliest: Instant;
  readonly latest: Instant;
}

/**
 * The database's clock, carried forward by the machine's monotonic one between two reads. The answer
 * to a read was made somewhere between its sending and its coming, which is all that is known.
 */
export class DatabaseTime {
  #read: { readonly instant: number; readonly sentAt: number; readonly cameAt: number } | null =
    null;

  set(instant: Instant, sentAt: number, cameAt: number): void {
    this.#read = { instant: Date.parse(instant), sentAt, cameAt };
  }

  /** @throws when no read was good yet */
  now(monotonic: number = performance.now()): TimeBounds {
    if (this.#read === null) throw new Error('The database has not given its time yet');
    const { instant, sentAt, cameAt } = this.#read;
    return {
      earliest: instantOf(Math.floor(instant + (monotonic - cameAt))),
      // The database cuts its time to whole milliseconds, so it may be up to one later than it says.
      latest: instantOf(Math.ceil(instant + (monotonic - sentAt)) + 1),
    };
  }
}
