import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Instant, PersonId } from '@oart/competency';
import type { Fence } from './fence.ts';
import { DUPLICATE_WAITS, keepAnswer, takeKey } from './idempotency.ts';
import type { IdempotentRequest } from './idempotency.ts';
import { lockHead } from './ledger-end.ts';
import { LedgerEnds } from './ledger-ends.ts';
import { KeptFacts } from './kept-facts.ts';
import { enterMoment, headOf } from './moment.ts';
import { Recording } from './recording.ts';
import { PastRefused, UnknownEmployer } from './recording-errors.ts';
import { inTransaction } from './transaction.ts';
import type { Beginning, Sent } from './transaction.ts';

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
    const beginning = { employerId, mode: 'repeatable read, read only' } as const;
    return inTransaction(this.#database, beginning, async (tx, end) => {
      if (end !== null) enterMoment(tx, { employerId, kept: this.#keptOf(employerId), ...end });
      return { answered: Promise.resolve(await work(tx)) };
    });
  }

  /** Changes working tables, as this employer, without touching the ledger: drafts, uploads, sessions. */
  async write<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.#write({ employerId }, work);
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
    return this.#write({ employerId: request.employerId, settings: WAITING }, once);
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
    const settings = keyed === null ? {} : WAITING;
    const beginning = { employerId, mode: 'read committed', settings } as const;
    const { outcome, recording } = await inTransaction(this.#database, beginning, recordIt);
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

  async #write<T>(
    beginning: Omit<Beginning, 'mode'>,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    const writing = { ...beginning, mode: 'read committed' } as const;
    return inTransaction(this.#database, writing, async (tx) => ({
      answered: Promise.resolve(await work(tx)),
    }));
  }

  #keptOf(employerId: string): KeptFacts {
    const kept = this.#kept.get(employerId) ?? new KeptFacts();
    this.#kept.set(employerId, kept);
    return kept;
  }
}

/** So long a duplicate waits for the first request with its key. */
const WAITING = { lock_timeout: DUPLICATE_WAITS } as const;

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

function idempotent(request: RecordingRequest): IdempotentRequest | null {
  const { employerId, account, idempotencyKey, bodyHash } = request;
  if (idempotencyKey === null) return null;
  if (account === null || bodyHash === null) {
    throw new Error('An idempotency key needs the account and the hash of the body');
  }
  return { employerId, account, key: idempotencyKey, bodyHash };
}
