import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Instant, PersonId } from '@oart/competency';
import { prepared } from '../database/prepared.ts';
import type { Fence } from './fence.ts';
import { heldConnection } from './held-connection.ts';
import { DUPLICATE_WAITS, keepAnswer, takeKey } from './idempotency.ts';
import type { IdempotentRequest } from './idempotency.ts';
import { LedgerEnds } from './ledger-ends.ts';
import { KeptFacts } from './kept-facts.ts';
import type { LedgerMoment } from './kept-facts.ts';
import { enterMoment, headOf } from './moment.ts';
import { Recording } from './recording.ts';
import type { LockedHead, Sent } from './recording.ts';
import { PastRefused, UnknownEmployer } from './recording-errors.ts';

export interface RecordingRequest {
  readonly employerId: string;
  /** The person in whose name the facts are recorded; null for the product itself. */
  readonly actor: PersonId | null;
  readonly account: string | null;
  readonly idempotencyKey: string | null;
  /** Hash of the request's body: a key is good for one body only. */
  readonly bodyHash: string | null;
}

/** What is recorded under no key of a request: it has one of its own, or its answer must not be kept. */
export function unkeyed(
  employerId: string,
  by: { readonly accountId: string; readonly personId: PersonId | null } | null = null,
): RecordingRequest {
  const account = by?.accountId ?? null;
  return { employerId, actor: by?.personId ?? null, account, idempotencyKey: null, bodyHash: null };
}

/** Records entries of a past, one instant and recorder at a time, in order. */
export type RecordEntry = (
  when: { readonly at: Instant; readonly actor: PersonId | null },
  work: (tx: Recording) => Promise<void>,
) => Promise<void>;

export interface Outcome<R> {
  readonly result: R;
  /** Whether the answer was kept from the first request with this key (`Idempotent-Replay: true`). */
  readonly replayed: boolean;
  /** The transaction that recorded it; null where nothing was recorded now. */
  readonly fence: Fence | null;
}

interface Recorded<R> {
  readonly outcome: Outcome<R>;
  /** Null where the answer was kept. */
  readonly recording: Recording | null;
}

/** The only way into the tables of an employer: reads that see one moment, and recordings. */
@Injectable()
export class Recorder {
  readonly #database: DataSource;
  readonly #ends: LedgerEnds;
  /** What is kept of each employer's facts. */
  readonly #kept = new Map<string, KeptFacts>();

  constructor(database: DataSource, ends: LedgerEnds = new LedgerEnds()) {
    this.#database = database;
    this.#ends = ends;
  }

  /** Reads in one snapshot, as this employer; nothing can be written. */
  async read<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#transaction('repeatable read, read only', employerId, waitingFor(work));
  }

  /** Changes working tables, as this employer, without touching the ledger: drafts, uploads, sessions. */
  async write<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#transaction('read committed', employerId, waitingFor(work));
  }

  /**
   * Changes working tables, once for each idempotency key.
   * @param kept what a repetition is answered with: the answer without what nobody keeps, such as a secret
   * @throws IdempotencyConflict, IdempotencyInFlight
   */
  async writeOnce<R>(
    request: RecordingRequest,
    work: (tx: EntityManager) => Promise<R>,
    kept: (result: R) => R,
  ): Promise<Outcome<R>> {
    const keyed = idempotent(request);
    if (keyed === null) throw new Error('What is written once has an idempotency key');
    const once = async (tx: EntityManager): Promise<Outcome<R>> => {
      const taken = await takeKey(tx, keyed);
      if (taken.kind === 'answered') {
        return { result: taken.result as R, replayed: true, fence: null };
      }
      const result = await work(tx);
      await keepAnswer(tx, keyed, kept(result), await instant(tx));
      return { result, replayed: false, fence: null };
    };
    const waits = { lock_timeout: DUPLICATE_WAITS };
    return this.#transaction('read committed', request.employerId, waitingFor(once), waits);
  }

  /**
   * Records facts in one transaction: key, head, reads, inserts. `work` sees the employer's facts
   * as they stand and nobody else records until it is done. What it throws is rolled back and not
   * kept under the key.
   * @throws IdempotencyConflict, IdempotencyInFlight, UnknownEmployer, LedgerWentBack
   */
  async record<R>(
    request: RecordingRequest,
    work: (tx: Recording) => Promise<R>,
  ): Promise<Outcome<R>> {
    const { employerId, actor } = request;
    const keyed = idempotent(request);
    const waits: Settings = keyed === null ? {} : { lock_timeout: DUPLICATE_WAITS };
    const recordIt = async (tx: EntityManager): Promise<Sent<Recorded<R>>> => {
      if (keyed !== null) {
        const taken = await takeKey(tx, keyed);
        if (taken.kind === 'answered') {
          const outcome = { result: taken.result as R, replayed: true, fence: null };
          return { answered: Promise.resolve({ outcome, recording: null }) };
        }
      }
      const head = await lockHead(tx, employerId);
      this.#ends.require(employerId, head.begun.head);
      const recording = new Recording(tx, employerId, actor, head);
      // Nobody else records while the head is held: until it does so itself, this sees one moment.
      const { begun: moment, recordedAt: at } = recording;
      enterMoment(tx, { employerId, moment, at, kept: this.#keptOf(employerId) });
      const result = await work(recording);
      if (keyed !== null) await keepAnswer(tx, keyed, result, recording.recordedAt);
      const { answered } = await recording.seal();
      const recorded = (fence: Fence | null): Recorded<R> => ({
        outcome: { result, replayed: false, fence },
        recording,
      });
      return { answered: answered.then(recorded) };
    };
    const recorded = await this.#transaction('read committed', employerId, recordIt, waits);
    const { outcome, recording } = recorded;
    // Only now is it known to be committed.
    if (recording !== null) {
      this.#keptOf(employerId).learn(recording.begun, recording.leaves, recording.ended);
    }
    return outcome;
  }

  /**
   * Records a past that was written down elsewhere, whole or not at all: each entry at its own instant, none
   * before the one before it. In production only the clock of the database says when.
   * @throws PastRefused in a production database, and where an entry would come before the last recording.
   */
  async recordPast<R>(
    employerId: string,
    work: (record: RecordEntry, tx: EntityManager) => Promise<R>,
  ): Promise<R> {
    return this.write(employerId, async (tx) => {
      await refuseInProduction(tx);
      return work(async ({ at, actor }, enter) => {
        const head = await lockHead(tx, employerId, at);
        if (head.recordedAt !== at) throw new PastRefused('The time of a ledger never goes back.');
        const recording = new Recording(tx, employerId, actor, head);
        await enter(recording);
        await (
          await recording.seal()
        ).answered;
      }, tx);
    });
  }

  #keptOf(employerId: string): KeptFacts {
    const kept = this.#kept.get(employerId) ?? new KeptFacts();
    this.#kept.set(employerId, kept);
    return kept;
  }

  /**
   * As TypeORM does it, but begun with one message: a page is made of many such transactions. Where nothing needs
   * to be known from the beginning, the first statements go out behind it, as the commit goes out behind the last:
   * of a beginning that failed nothing counts, and what is committed after a statement that failed is rolled back.
   */
  async #transaction<T>(
    mode: Mode,
    employerId: string,
    work: (tx: EntityManager) => Promise<Sent<T>>,
    settings: Settings = {},
  ): Promise<T> {
    const runner = this.#database.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      const beginning = begin(client, mode, employerId, settings);
      // Where it fails, what follows it may take longer to fail; it is told below.
      beginning.catch(() => undefined);
      try {
        const begun = mode === 'read committed' ? null : await beginning;
        if (begun !== null) {
          enterMoment(runner.manager, { employerId, kept: this.#keptOf(employerId), ...begun });
        }
        const { answered } = await work(runner.manager);
        const committing = client.query('commit');
        const [result, { command }] = await Promise.all([answered, committing, beginning]);
        // So PostgreSQL answers where a statement failed and nobody minded.
        if (command !== 'COMMIT') throw new Error('The transaction was rolled back');
        return result;
      } catch (error) {
        // What went wrong first is what is told; a connection that is lost rolls back by itself.
        await client.query('rollback').catch(() => undefined);
        await beginning;
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

/** A transaction that waits for its last statement before it is committed. */
function waitingFor<T>(
  work: (tx: EntityManager) => Promise<T>,
): (tx: EntityManager) => Promise<Sent<T>> {
  return async (tx) => ({ answered: Promise.resolve(await work(tx)) });
}

type Mode = 'repeatable read, read only' | 'read committed';

/** Settings of PostgreSQL that hold until the transaction ends. */
type Settings = Readonly<Record<string, string>>;

/** Begins as this employer. @returns of one that sees one moment: where the ledger ends in it, and the time */
async function begin(
  client: ClientBase,
  mode: Mode,
  employerId: string,
  settings: Settings,
): Promise<Begun | null> {
  const set = Object.entries({ 'app.employer_id': employerId, ...settings });
  const names = set.map(([name], place) => `set_config('${name}', $${String(place + 1)}, true)`);
  const values = set.map(([, value]) => value);
  // Sent together and answered in this order; of what follows a beginning that failed nothing counts.
  const starting = client.query(`start transaction isolation level ${mode}`);
  const setting = client.query(prepared(`select ${names.join(', ')}`, values));
  const looking = mode === 'read committed' ? null : lookAtEnd(client, employerId);
  const [, , end] = await Promise.all([starting, setting, looking]);
  return end === null ? null : { moment: endOf(end), at: end.at };
}

interface Begun {
  readonly moment: LedgerMoment;
  readonly at: Instant;
}

const LAST_LEAF_HASH = `(select encode(last.leaf_hash, 'hex') from oart.ledger_leaf last
  where last.employer_id = head.employer_id and last.index = head.next_index - 1)`;

const END_OF_LEDGER = `select next_index, ${LAST_LEAF_HASH} as leaf_hash,
  greatest(oart.instant(), recorded_at) as at from oart.ledger_head head`;

async function lookAtEnd(client: ClientBase, employerId: string): Promise<EndRow | null> {
  const { rows } = await client.query<EndRow>(
    prepared(`${END_OF_LEDGER} where head.employer_id = $1`, [employerId]),
  );
  return rows[0] ?? null;
}

interface EndRow {
  readonly at: Instant;
  readonly next_index: string;
  readonly leaf_hash: string | null;
}

function endOf({ next_index, leaf_hash }: EndRow): LedgerMoment {
  return { head: Number(next_index) - 1, leafHash: leaf_hash };
}

/** Database time, for questions about now. */
export async function instant(tx: EntityManager): Promise<Instant> {
  const [row] = await tx.query<{ instant: Instant }[]>('select oart.instant() as instant');
  if (row === undefined) throw new Error('The database gave no time');
  return row.instant;
}

/** Index of the employer's last leaf as this transaction sees it (the epoch), -1 when empty. */
export async function headIndex(tx: EntityManager, employerId: string): Promise<number> {
  const known = headOf(tx);
  if (known !== null) return known;
  const [row] = await tx.query<{ next_index: string }[]>(
    'select next_index from oart.ledger_head where employer_id = $1',
    [employerId],
  );
  if (row === undefined) throw new UnknownEmployer(employerId);
  return Number(row.next_index) - 1;
}

async function refuseInProduction(tx: EntityManager): Promise<void> {
  const rows = await tx.query<unknown[]>(`select from oart.installation where kind = 'production'`);
  if (rows.length > 0) throw new PastRefused('A production database takes no scenarios.');
}

/** Locks the head. The time is the database's, or the one given, and never before the last recording. */
async function lockHead(
  tx: EntityManager,
  employerId: string,
  at: Instant | null = null,
): Promise<LockedHead> {
  // Materialised, so that the time is read after the lock is held, not before the wait for it. The last leaf is
  // looked up by itself: while the head was waited for, others may have added one that this statement cannot see.
  const client = await heldConnection(tx);
  const locking = client.query<LockedRow>(
    prepared(
      `with head as materialized (
       select next_index, recorded_at from oart.ledger_head where employer_id = $1 for update
     ), clock as materialized (
       select next_index, recorded_at, coalesce($2, oart.instant()) as now from head
     )
     select next_index, greatest(recorded_at, now) as recorded_at, now < recorded_at as is_behind
     from clock`,
      [employerId, at],
    ),
  );
  const [locked, end] = await Promise.all([locking, lookAtEnd(client, employerId)]);
  const [row] = locked.rows;
  if (row === undefined || end === null) throw new UnknownEmployer(employerId);
  return { begun: endOf(end), recordedAt: row.recorded_at, isClockBehind: row.is_behind };
}

interface LockedRow {
  readonly recorded_at: Instant;
  readonly is_behind: boolean;
}

function idempotent(request: RecordingRequest): IdempotentRequest | null {
  const { employerId, account, idempotencyKey, bodyHash } = request;
  if (idempotencyKey === null) return null;
  if (account === null || bodyHash === null) {
    throw new Error('An idempotency key needs the account and the hash of the body');
  }
  return { employerId, account, key: idempotencyKey, bodyHash };
}
