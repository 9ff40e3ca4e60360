import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Instant, PersonId } from '@oart/competency';
import { keepAnswer, takeKey } from './idempotency.ts';
import type { IdempotentRequest } from './idempotency.ts';
import { LedgerEnds } from './ledger-ends.ts';
import { Recording } from './recording.ts';
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

/** Records entries of a past, one instant and recorder at a time, in order. */
export type RecordEntry = (
  when: { readonly at: Instant; readonly actor: PersonId | null },
  work: (tx: Recording) => Promise<void>,
) => Promise<void>;

export interface Outcome<R> {
  readonly result: R;
  /** Whether the answer was kept from the first request with this key (`Idempotent-Replay: true`). */
  readonly replayed: boolean;
}

/** The only way into the tables of an employer: reads that see one moment, and recordings. */
@Injectable()
export class Recorder {
  readonly #database: DataSource;
  readonly #ends: LedgerEnds;

  constructor(database: DataSource, ends: LedgerEnds = new LedgerEnds()) {
    this.#database = database;
    this.#ends = ends;
  }

  /** Reads in one snapshot, as this employer; nothing can be written. */
  async read<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#database.transaction('REPEATABLE READ', async (tx) => {
      // Both in one question: a page is made of many such reads.
      await tx.query(
        `select set_config('app.employer_id', $1, true), set_config('transaction_read_only', 'on', true)`,
        [employerId],
      );
      return work(tx);
    });
  }

  /** Changes working tables, as this employer, without touching the ledger: drafts, uploads, sessions. */
  async write<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#transaction(employerId, work);
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
    return this.#transaction(employerId, async (tx) => {
      if (keyed !== null) {
        const taken = await takeKey(tx, keyed);
        if (taken.kind === 'answered') return { result: taken.result as R, replayed: true };
      }
      const head = await lockHead(tx, employerId);
      this.#ends.require(employerId, head.nextIndex - 1);
      const recording = new Recording(tx, employerId, actor, head);
      const result = await work(recording);
      await recording.seal();
      if (keyed !== null) await keepAnswer(tx, keyed, result, recording.recordedAt);
      return { result, replayed: false };
    });
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
    return this.#transaction(employerId, async (tx) => {
      await refuseInProduction(tx);
      return work(async ({ at, actor }, enter) => {
        const head = await lockHead(tx, employerId, at);
        if (head.recordedAt !== at) throw new PastRefused('The time of a ledger never goes back.');
        const recording = new Recording(tx, employerId, actor, head);
        await enter(recording);
        await recording.seal();
      }, tx);
    });
  }

  async #transaction<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#database.transaction('READ COMMITTED', async (tx) => {
      await tx.query(`select set_config('app.employer_id', $1, true)`, [employerId]);
      return work(tx);
    });
  }
}

/** Database time, for questions about now. */
export async function instant(tx: EntityManager): Promise<Instant> {
  const [row] = await tx.query<{ instant: Instant }[]>('select oart.instant() as instant');
  if (row === undefined) throw new Error('The database gave no time');
  return row.instant;
}

/** Index of the employer's last leaf as this transaction sees it (the epoch), -1 when empty. */
export async function headIndex(tx: EntityManager, employerId: string): Promise<number> {
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
): Promise<{ nextIndex: number; recordedAt: Instant; isClockBehind: boolean }> {
  // Materialised, so that the time is read after the lock is held, not before the wait for it.
  const [row] = await tx.query<{ next_index: string; recorded_at: Instant; is_behind: boolean }[]>(
    `with head as materialized (
       select next_index, recorded_at from oart.ledger_head where employer_id = $1 for update
     ), clock as materialized (
       select next_index, recorded_at, coalesce($2, oart.instant()) as now from head
     )
     select next_index, greatest(recorded_at, now) as recorded_at, now < recorded_at as is_behind
     from clock`,
    [employerId, at],
  );
  if (row === undefined) throw new UnknownEmployer(employerId);
  return {
    nextIndex: Number(row.next_index),
    recordedAt: row.recorded_at,
    isClockBehind: row.is_behind,
  };
}

function idempotent(request: RecordingRequest): IdempotentRequest | null {
  const { employerId, account, idempotencyKey, bodyHash } = request;
  if (idempotencyKey === null) return null;
  if (account === null || bodyHash === null) {
    throw new Error('An idempotency key needs the account and the hash of the body');
  }
  return { employerId, account, key: idempotencyKey, bodyHash };
}
