import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager, EntityMetadata } from 'typeorm';
import type { FactId, Instant, PersonId, Recorded } from '@oart/competency';
import { leafHash, leafOf } from '@oart/ledger';
import type { Hash, Leaf } from '@oart/ledger';
import { prepared } from '../database/prepared.ts';
import type { FactColumns } from './fact-columns.ts';
import type { Fence } from './fence.ts';
import { heldConnection } from './held-connection.ts';
import type { LeafOfTable, LedgerMoment } from './kept-facts.ts';
import type { LockedHead } from './ledger-end.ts';
import { leaveMoment } from './moment.ts';
import { storedRow } from './stored-row.ts';
import type { RawRow } from './stored-row.ts';
import type { Sent } from './transaction.ts';

export const sha256: Hash = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export type FactEntity<E extends FactColumns> = (new () => E) & { readonly schemaVersion: number };

/** What a feature gives for a new fact: its own columns, and which fact it corrects, if any. */
export type FactValues<E extends FactColumns> = Omit<E, keyof FactColumns> & {
  readonly supersedesId?: FactId | null;
};

interface PendingLeaf extends LeafOfTable {
  readonly factId: FactId;
  readonly sealed: Leaf;
  readonly hash: Uint8Array;
}

/** A recording in progress: holds the employer's ledger head until it commits. */
export class Recording {
  readonly manager: EntityManager;
  readonly employerId: string;
  readonly actor: PersonId | null;
  /** Database time of everything recorded here; never earlier than the last recording. */
  readonly recordedAt: Instant;
  /** Where the ledger ended before this recording: what the user can have seen. */
  readonly begun: LedgerMoment;
  /** Whether the database's clock stands behind the record, so that nobody knows what time it is. */
  readonly isClockBehind: boolean;
  readonly #pending: PendingLeaf[] = [];

  constructor(
    manager: EntityManager,
    employerId: string,
    actor: PersonId | null,
    locked: LockedHead,
  ) {
    this.manager = manager;
    this.employerId = employerId;
    this.actor = actor;
    this.recordedAt = locked.recordedAt;
    this.begun = locked.begun;
    this.isClockBehind = locked.isClockBehind;
  }

  /** Index of the last leaf before this recording, -1 when empty. */
  get head(): number {
    return this.begun.head;
  }

  /** The leaves added here. */
  get leaves(): readonly LeafOfTable[] {
    return this.#pending;
  }

  /** Where the ledger ends with what was added here. */
  get ended(): LedgerMoment {
    const last = this.#pending.at(-1);
    if (last === undefined) return this.begun;
    return { head: last.index, leafHash: Buffer.from(last.hash).toString('hex') };
  }

  /** Index of the last leaf so far, with those added here. */
  get last(): number {
    return this.head + this.#pending.length;
  }

  /**
   * Inserts a fact and gives it its leaf: the only way to store one. The leaf commits to the row as
   * PostgreSQL stored it.
   */
  async add<E extends FactColumns>(
    entity: FactEntity<E>,
    id: FactId,
    columns: FactValues<E>,
  ): Promise<Recorded> {
    // What is kept of the facts is without this one.
    leaveMoment(this.manager);
    const index = this.last + 1;
    const metadata = this.manager.dataSource.getMetadata(entity);
    const supersedes = columns.supersedesId ?? null;
    const row = await this.#insert(metadata, {
      ...columns,
      employerId: this.employerId,
      id,
      ledgerIndex: index,
      recordedAt: this.recordedAt,
      recordedBy: this.actor,
      supersedesId: supersedes,
    });
    const sealed = leafOf({
      id,
      time: this.recordedAt,
      nonce: randomBytes(32),
      payload: { schema: metadata.tableName, version: entity.schemaVersion, row: storedRow(row) },
      hash: sha256,
    });
    this.#pending.push({
      index,
      table: metadata.tableName,
      factId: id,
      sealed,
      hash: leafHash(sha256, sealed.bytes),
    });
    return { id, index, recordedAt: this.recordedAt, recordedBy: this.actor, supersedes };
  }

  /**
   * Writes the leaves and moves the head over them. Called once, by the Recorder, before COMMIT.
   * @returns when it has gone out; null for the fence where there are no leaves
   */
  async seal(): Promise<Sent<Fence | null>> {
    const leaves = this.#pending;
    if (leaves.length === 0) return { answered: Promise.resolve(null) };
    const client = await heldConnection(this.manager);
    const written = client.query(
      prepared(
        `with given as (
         select * from unnest($2::bigint[], $3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[])
           as given (index, fact_id, leaf, leaf_hash, payload, nonce)
       ), sealed as (
         insert into oart.ledger_leaf (employer_id, index, fact_id, leaf, leaf_hash, recorded_at)
         select $1, index, fact_id, leaf, leaf_hash, $8 from given
       )
       insert into oart.ledger_payload (employer_id, index, payload, nonce)
       select $1, index, payload, nonce from given`,
        [
          this.employerId,
          leaves.map((leaf) => leaf.index),
          leaves.map((leaf) => leaf.factId),
          leaves.map((leaf) => leaf.sealed.bytes),
          leaves.map((leaf) => leaf.hash),
          leaves.map((leaf) => leaf.sealed.payload),
          leaves.map((leaf) => leaf.sealed.nonce),
          this.recordedAt,
        ],
      ),
    );
    // Sent at once, behind the leaves: everybody who records waits until this is over.
    const moved = client.query<Fence>(
      prepared(
        `update oart.ledger_head set next_index = $2, recorded_at = $3 where employer_id = $1
         returning pg_current_xact_id()::text as id, clock_timestamp()::text as at`,
        [this.employerId, this.last + 1, this.recordedAt],
      ),
    );
    return { answered: Promise.all([moved, written]).then(([{ rows }]) => rows[0] ?? null) };
  }

  async #insert(
    metadata: EntityMetadata,
    values: Readonly<Record<string, unknown>>,
  ): Promise<RawRow> {
    const { driver } = this.manager.dataSource;
    const given = metadata.columns.filter((column) => values[column.propertyName] !== undefined);
    const names = given.map((column) => `"${column.databaseName}"`).join(', ');
    const places = given.map((_, place) => `$${String(place + 1)}`).join(', ');
    const stored = metadata.columns.map((column) => `"${column.databaseName}"`).join(', ');
    const client = await heldConnection(this.manager);
    const { rows } = await client.query<RawRow>(
      prepared(
        `insert into ${metadata.tablePath} (${names}) values (${places}) returning ${stored}`,
        given.map(
          (column) => driver.preparePersistentValue(values[column.propertyName], column) as unknown,
        ),
      ),
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`${metadata.tableName} returned no row`);
    return row;
  }
}
