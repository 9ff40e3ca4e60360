import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { BorrowedConnections } from '../database/borrowed-connections.ts';
import { LedgerEnds } from '../ledger/ledger-ends.ts';
import { DatabaseTime } from './database-time.ts';
import type { TimeBounds } from './database-time.ts';
import { FeedConnection } from './feed-connection.ts';
import type { HeadRead, RecordedRow } from './feed-connection.ts';
import { BEAT_MS, LEASE_MS, Lease } from './lease.ts';
import type { Stamp } from './lease.ts';

const REACH_POLL_MS = 5;

/** So many beats in a row without a lease, and the database counts as out of reach. */
const BEATS_OUT_OF_REACH = 3;

/** Whoever keeps facts of an employer in memory. Both calls only mark, so that a confirmation is quick. */
export interface Follower {
  /** What was recorded, in the order of the ledger. */
  recorded(rows: readonly RecordedRow[]): void;
  /** The ledger is not the one that was read from: nothing remembered counts any more. */
  lost(): void;
}

/** Reads what is no fact, with the feed's own connection. */
export type ReadAlong = (ask: FeedConnection['ask']) => Promise<void>;

interface Followed {
  index: number;
  readonly follower: Follower;
  /** The turn of the feed in which it was added: a read of that turn may be older than the follower's. */
  readonly since: number;
}

/** No answer, because this process cannot know what was recorded last: neither yes nor no. */
export class GateStale extends Error {
  override readonly name = 'GateStale';
}

/**
 * Follows the ledgers of all employers: NOTIFY wakes it, a beat of 250 ms is the guarantee. What it
 * has read is in the answers of this process before it says that it has seen it; without a good read
 * the lease runs out and nothing is answered from memory (docs/adr/0008).
 */
@Injectable()
export class LedgerFeed implements BeforeApplicationShutdown {
  readonly #settings: RunningSettings;
  readonly #log: PinoLogger;
  readonly #borrowed: BorrowedConnections;
  readonly #ends: LedgerEnds;
  readonly #process = randomUUID();
  readonly #lease = new Lease();
  readonly #time = new DatabaseTime();
  readonly #followed = new Map<string, Followed>();
  #heads: HeadRead['heads'] = new Map();
  #turns = 0;
  #connection: FeedConnection | null = null;
  #seen: string | null = null;
  /** When the last beat that is on the disk was begun; null where this connection has not beaten yet. */
  #lastBeat: Stamp | null = null;
  #isHeard = false;
  #isClosing = false;
  readonly #alongside: ReadAlong[] = [];
  #wake: (() => void) | null = null;
  #running: Promise<void> = Promise.resolve();
  #watch: NodeJS.Timeout | undefined;
  #beatsWithoutLease = 0;

  constructor(
    @Inject(SETTINGS) settings: RunningSettings,
    log: PinoLogger,
    borrowed: BorrowedConnections,
    ends: LedgerEnds,
  ) {
    this.#settings = settings;
    this.#log = log;
    this.#borrowed = borrowed;
    this.#ends = ends;
  }

  /** Begins to follow, and waits for the first read; a product that serves nobody over HTTP need not. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#running = this.#run(resolve);
    });
    this.#watch = setInterval(() => {
      this.#giveUpWaiting();
    }, BEAT_MS).unref();
  }

  /** Stops answering first, then takes the process's row away. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#watch);
    this.#lease.drop();
    this.#wake?.();
    await this.#running;
    await this.#connection?.leave().catch(() => undefined);
  }

  /**
   * From now on the follower hears of everything recorded after `index`, where the ledger ended as the
   * follower read it. False when the feed is past that already: the follower must read again.
   */
  follow(employerId: string, index: number, follower: Follower): boolean {
    if ((this.#heads.get(employerId)?.end.index ?? index) > index) return false;
    this.#followed.set(employerId, { index, follower, since: this.#turns });
    return true;
  }

  /**
   * Has something else that answers rest on read with each turn: what was committed before the turn
   * began is in it before the turn counts as a good read.
   */
  readAlong(read: ReadAlong): void {
    this.#alongside.push(read);
  }

  /** The ledger index up to which an employer's facts are in the answers. @throws GateStale */
  epoch(employerId: string): number {
    this.require();
    return this.#epoch(employerId);
  }

  #epoch(employerId: string): number {
    const followed = this.#followed.get(employerId);
    if (followed === undefined) throw new GateStale('This employer’s facts are being read.');
    return followed.index;
  }

  /** Waits until everything up to this ledger index is in the answers. @throws GateStale after the lease's length */
  async reach(employerId: string, index: number): Promise<void> {
    const until = performance.now() + LEASE_MS;
    while (this.epoch(employerId) < index) {
      if (performance.now() >= until) {
        throw new GateStale(`The record is not known here up to ${String(index)}.`);
      }
      this.#hear();
      await wait(REACH_POLL_MS);
    }
  }

  /**
   * What the database's clock says, and the ledger index of the answers, at one moment under the lease.
   * @throws GateStale, also when that clock stands behind the record; LedgerWentBack
   */
  moment(employerId: string): { readonly bounds: TimeBounds; readonly epoch: number } {
    this.require();
    this.#ends.require(employerId);
    const bounds = this.#time.now();
    const recordedAt = this.#heads.get(employerId)?.recordedAt;
    if (recordedAt !== undefined && bounds.latest < recordedAt) {
      throw new GateStale('The clock of the database stands behind the record.');
    }
    return { bounds, epoch: this.#epoch(employerId) };
  }

  /** Whether this process may answer from memory just now. */
  isCurrent(): boolean {
    return this.#lease.isHeld();
  }

  /** @throws GateStale when this process has no lease */
  require(): void {
    if (!this.isCurrent()) {
      throw new GateStale('What was recorded last cannot be seen from here just now.');
    }
  }

  /**
   * Where the feed hangs, so does everything else that waits for the database: whoever waits is told
   * within two seconds, and no connection is lost to a wait without end. Counted in beats, so that a
   * process that was busy itself has read again before it blames the database.
   */
  #giveUpWaiting(): void {
    this.#beatsWithoutLease = this.isCurrent() ? 0 : this.#beatsWithoutLease + 1;
    if (this.#beatsWithoutLease >= BEATS_OUT_OF_REACH) this.#borrowed.giveUp(LEASE_MS);
  }

  async #run(hasBegun: () => void): Promise<void> {
    let isLost = false;
    while (!this.#isClosing) {
      try {
        await this.#turn();
        if (isLost) this.#log.info('The gate follows the ledger again');
        isLost = false;
      } catch (error) {
        if (!isLost) this.#log.error({ err: error }, 'The gate cannot follow the ledger');
        isLost = true;
        await this.#connection?.drop();
        this.#connection = null;
        this.#lastBeat = null;
        // A database that crashed may give the same transaction ids to others.
        this.#seen = null;
      }
      hasBegun();
      await this.#pause();
    }
  }

  async #turn(): Promise<void> {
    const wasHeard = this.#isHeard;
    this.#isHeard = false;
    this.#connection ??= await FeedConnection.open(this.#settings.database, this.#process, () => {
      this.#hear();
    });
    const connection = this.#connection;
    this.#turns += 1;
    const sent = await this.#beaten(connection);
    const readSentAt = performance.now();
    const read = await connection.heads(this.#ends.indexes);
    this.#time.set(read.instant, readSentAt, performance.now());
    // Before anything is awaited: who begins to follow from here on is held against this read.
    this.#heads = read.heads;
    this.#seeEnds(read.heads);
    await this.#catchUp(connection, read.heads);
    for (const also of this.#alongside) await also((sql) => connection.ask(sql));
    this.#seen = read.snapshot;
    if (!this.#isClosing) this.#lease.renew(sent);
    // Somebody may be waiting for this process; otherwise the next beat says it.
    if (wasHeard) await connection.confirm(read.snapshot);
  }

  /**
   * When the last beat of this connection was begun: a new one where it is due. The lease counts from before
   * the beat: whoever finds the beat silent knows that the lease is over, however long this process or the
   * network paused before the read. What is heard between two beats is read at once, on the lease of the
   * last, because a beat waits for the disk and a revocation must not wait for it.
   */
  async #beaten(connection: FeedConnection): Promise<Stamp> {
    if (this.#lastBeat !== null && this.#untilNextBeat() > 0) return this.#lastBeat;
    const begun = this.#lease.stamp();
    await connection.beat(this.#seen);
    this.#lastBeat = begun;
    return begun;
  }

  /** In ms; 0 where it is due. */
  #untilNextBeat(): number {
    if (this.#lastBeat === null) return 0;
    return Math.max(0, this.#lastBeat.monotonic + BEAT_MS - this.#lease.stamp().monotonic);
  }

  /** What was remembered of a ledger that went back is forgotten; see `LedgerEnds`. */
  #seeEnds(heads: HeadRead['heads']): void {
    const { back, whole } = this.#ends.see(heads);
    for (const employerId of back) {
      this.#forget(employerId);
      this.#log.error(
        { employerId, was: this.#ends.indexes[employerId], is: heads.get(employerId)?.end.index },
        'The ledger’s end went backwards: nothing is answered from it or recorded in it here',
      );
    }
    for (const employerId of whole) {
      // What was read in the meantime is of the other ledger.
      this.#forget(employerId);
      this.#log.error({ employerId }, 'The ledger holds again what was seen in it');
    }
  }

  #forget(employerId: string): void {
    this.#followed.get(employerId)?.follower.lost();
    this.#followed.delete(employerId);
  }

  async #catchUp(connection: FeedConnection, heads: HeadRead['heads']): Promise<void> {
    for (const [employerId, followed] of this.#followed) {
      const index = heads.get(employerId)?.end.index ?? -1;
      if (index === followed.index) continue;
      if (index < followed.index) {
        // It read what no turn had seen yet; where the next turn does not see it either, it is gone.
        if (followed.since !== this.#turns) this.#forget(employerId);
        continue;
      }
      followed.follower.recorded(await connection.rowsAfter(employerId, followed.index, index));
      followed.index = index;
    }
  }

  #hear(): void {
    this.#isHeard = true;
    this.#wake?.();
  }

  async #pause(): Promise<void> {
    if (this.#isHeard || this.#isClosing) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#lastBeat === null ? BEAT_MS : this.#untilNextBeat());
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}
