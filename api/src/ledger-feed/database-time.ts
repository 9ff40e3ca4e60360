/** The two ends of what the database's clock may say now, in ms; what lies between is not known. */
export interface TimeBounds {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The database's clock, carried forward by the machine's monotonic one between two reads. The answer
 * to a read was made somewhere between its sending and its coming, which is all that is known.
 */
export class DatabaseTime {
  #read: { readonly instant: number; readonly sentAt: number; readonly cameAt: number } | null =
    null;

  set(instant: number, sentAt: number, cameAt: number): void {
    this.#read = { instant, sentAt, cameAt };
  }

  /** @throws when no read was good yet */
  now(monotonic: number = performance.now()): TimeBounds {
    if (this.#read === null) throw new Error('The database has not given its time yet');
    const { instant, sentAt, cameAt } = this.#read;
    return {
      earliest: Math.floor(instant + (monotonic - cameAt)),
      // The database cuts its time to whole milliseconds, so it may be up to one later than it says.
      latest: Math.ceil(instant + (monotonic - sentAt)) + 1,
    };
  }
}
