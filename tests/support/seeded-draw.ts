/** Chance that repeats itself: the same seed draws the same things on every machine. */
export class SeededDraw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.#share() * (most - least + 1));
  }

  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean {
    return this.#share() < share;
  }

  one<Each>(list: readonly [Each, ...Each[]]): Each {
    return list[this.whole(0, list.length - 1)] ?? list[0];
  }

  /** Mulberry32: small, and good enough to spread days and clocks. */
  #share(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
