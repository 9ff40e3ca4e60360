/** How many files are arriving at this process just now, by whoever or whatever they are counted. */
export class Arriving {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  async during<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    this.#counts.set(key, this.of(key) + 1);
    try {
      return await work();
    } finally {
      const left = this.of(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    }
  }
}
