/** Slower than this, over each stretch, is no upload but a connection that is held open. */
const LEAST_BYTES_A_STRETCH = 16 * 1024;
const STRETCH_MS = 10_000;

/** Waits for the pieces of an upload, and gives up where they come too slowly. */
export class Pace {
  #arrived = 0;
  #isSlow = false;
  readonly #watch: NodeJS.Timeout;
  #giveUp: () => void = () => undefined;

  constructor() {
    this.#watch = setInterval(() => {
      this.#isSlow ||= this.#arrived < LEAST_BYTES_A_STRETCH;
      this.#arrived = 0;
      if (this.#isSlow) this.#giveUp();
    }, STRETCH_MS);
  }

  count(bytes: number): void {
    this.#arrived += bytes;
  }

  /** The next piece, or that waiting for it is no use. */
  async next<T>(pieces: AsyncIterator<T>): Promise<IteratorResult<T> | 'too-slow'> {
    const piece = pieces.next();
    // Where nobody waits for it any more, its failure is nobody's.
    piece.catch(() => undefined);
    if (this.#isSlow) return 'too-slow';
    const slow = new Promise<'too-slow'>((resolve) => {
      this.#giveUp = () => {
        resolve('too-slow');
      };
    });
    return Promise.race([piece, slow]);
  }

  stop(): void {
    clearInterval(this.#watch);
  }
}
