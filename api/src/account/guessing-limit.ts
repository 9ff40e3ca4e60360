import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { ProblemError } from '../http/problem-error.ts';

const FREE_TRIES = 5;
const LONGEST_PAUSE_SECONDS = 300;
const COUNT_FORGOTTEN_AFTER_SECONDS = 24 * 3600;
const FAILURES_OF_ADDRESS_PER_HOUR = 1000;
/** A PIN is short: whoever has not signed with it in this session yet gets few tries. */
const FAILURES_OF_STRANGERS_PER_HOUR = { 'sign-in': 90, signing: 90, pin: 10 } as const;
const PLACE_KNOWN_FOR_SECONDS = 90 * 24 * 3600;

/**
 * Slows the guessing of passwords and PINs. A pair of account and place has five free tries, then one try per
 * pause, and pauses grow to five minutes. A place where the account signed in before is judged by its
 * own pair alone, so strangers elsewhere cannot keep the owner out; all other places together get 90
 * failures an hour for one account (10 for its PIN), and one place 1,000 over all accounts. Nothing is
 * ever locked.
 */
export class GuessingLimit {
  readonly #tries: RateLimiterPostgres;
  readonly #pause: RateLimiterPostgres;
  readonly #place: RateLimiterPostgres;
  readonly #strangers: RateLimiterPostgres;
  readonly #known: RateLimiterPostgres;

  /** @param purpose keeps the counts of each kind of proof apart. */
  constructor(database: DataSource, purpose: keyof typeof FAILURES_OF_STRANGERS_PER_HOUR) {
    const limiter = (name: string, points: number, duration: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: database,
        storeType: 'typeorm',
        schemaName: 'oart',
        tableName: 'guessing_limit',
        tableCreated: true,
        clearExpiredByTimeout: name === 'tries',
        keyPrefix: `${purpose}:${name}`,
        points,
        duration,
      });
    this.#tries = limiter('tries', FREE_TRIES, COUNT_FORGOTTEN_AFTER_SECONDS);
    this.#pause = limiter('pause', 1, 1);
    this.#place = limiter('place', FAILURES_OF_ADDRESS_PER_HOUR, 3600);
    this.#strangers = limiter('strangers', FAILURES_OF_STRANGERS_PER_HOUR[purpose], 3600);
    this.#known = limiter('known', 1, PLACE_KNOWN_FOR_SECONDS);
  }

  /**
   * Takes one try before the password is looked at, so that many at once gain nothing.
   * @throws `too-many-requests` with the seconds to wait.
   */
  async takeTry(account: string, place: string): Promise<void> {
    const pair = keyOf(account, place);
    const isKnown = (await this.#known.get(pair)) !== null;
    if (!isKnown) await this.#takeStrangersTry(keyOf(account), keyOf(place));
    const before = (await this.#tries.get(pair))?.consumedPoints ?? 0;
    if (before < FREE_TRIES) {
      await refusing(() => this.#tries.consume(pair), pauseAfter(FREE_TRIES));
      return;
    }
    const customDuration = pauseAfter(before);
    await refusing(() => this.#pause.consume(pair, 1, { customDuration }));
    await this.#tries.penalty(pair);
  }

  /** The password was right: the pair starts afresh and the place is known from now on. */
  async succeeded(account: string, place: string): Promise<void> {
    const pair = keyOf(account, place);
    const wasKnown = (await this.#known.get(pair)) !== null;
    if (!wasKnown) {
      await this.#strangers.reward(keyOf(account));
      await this.#place.reward(keyOf(place));
    }
    await this.#tries.delete(pair);
    await this.#pause.delete(pair);
    await this.#known.set(pair, 1, PLACE_KNOWN_FOR_SECONDS);
  }

  async #takeStrangersTry(account: string, place: string): Promise<void> {
    await refusing(() => this.#place.consume(place));
    await refusing(() => this.#strangers.consume(account));
  }
}

/** 2, 4, 8 ... seconds after the fifth, sixth, seventh ... failure. */
export function pauseAfter(failures: number): number {
  return Math.min(2 ** Math.min(failures - FREE_TRIES + 1, 20), LONGEST_PAUSE_SECONDS);
}

async function refusing(take: () => Promise<unknown>, seconds?: number): Promise<void> {
  try {
    await take();
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfter = seconds ?? Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new ProblemError(
      'too-many-requests',
      `Too many tries from here; wait ${String(retryAfter)} seconds.`,
      { retryAfter },
    );
  }
}

/** Names and addresses are not kept, only their hash. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
