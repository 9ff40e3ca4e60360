/** For how long after it began its last good read a process may answer from memory, in ms. */
export const LEASE_MS = 1_000;

/** A read is due this long after the last one, whether or not anything was heard, in ms. */
export const BEAT_MS = 250;

/** A process that has not beaten for this long has no lease any more, in ms of the database's clock. */
export const SILENT_MS = LEASE_MS + BEAT_MS;

/** By how much the two clocks of the machine may part before a read counts as lost, in ms. */
const PARTED_MS = 250;

/** The two clocks of the machine: one that only runs forward, and the one on the wall. */
export interface Clocks {
  readonly monotonic: () => number;
  readonly wall: () => number;
}

export const MACHINE_CLOCKS: Clocks = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
};

/** One moment on both. */
export interface Stamp {
  readonly monotonic: number;
  readonly wall: number;
}

/**
 * The right to answer from memory (Gray and Cheriton 1989): it counts from the beginning of the last
 * good read, the beat before it included, so that whatever was committed before that read is in the answers. A machine that slept
 * stands still on its monotonic clock; then the wall disagrees and the lease is over.
 */
export class Lease {
  readonly #clocks: Clocks;
  #sentAt = Number.NEGATIVE_INFINITY;
  #sentAtWall = 0;

  constructor(clocks: Clocks = MACHINE_CLOCKS) {
    this.#clocks = clocks;
  }

  /** Taken before a read begins; give it to `renew` when the read was good. */
  stamp(): Stamp {
    return { monotonic: this.#clocks.monotonic(), wall: this.#clocks.wall() };
  }

  renew(sent: Stamp): void {
    this.#sentAt = sent.monotonic;
    this.#sentAtWall = sent.wall;
  }

  drop(): void {
    this.#sentAt = Number.NEGATIVE_INFINITY;
  }

  isHeld(): boolean {
    const passed = this.#clocks.monotonic() - this.#sentAt;
    if (passed >= LEASE_MS) return false;
    return Math.abs(this.#clocks.wall() - this.#sentAtWall - passed) < PARTED_MS;
  }
}
