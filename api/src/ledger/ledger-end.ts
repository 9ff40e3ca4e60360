import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import { prepared } from '../database/prepared.ts';
import { heldConnection } from './held-connection.ts';
import type { LedgerMoment } from './kept-facts.ts';
import { UnknownEmployer } from './recording-errors.ts';

/** Where a ledger ends in what a transaction sees, and the time, never before the last recording. */
export interface LedgerEnd {
  readonly moment: LedgerMoment;
  readonly at: Instant;
}

/** The end of a ledger as it was when it was locked. */
export interface LockedHead {
  readonly begun: LedgerMoment;
  readonly recordedAt: Instant;
  readonly isClockBehind: boolean;
}

/** Null where there is no such employer. */
export async function lookAtEnd(client: ClientBase, employerId: string): Promise<LedgerEnd | null> {
  const { rows } = await client.query<EndRow>(
    prepared(
      `select next_index, (select encode(last.leaf_hash, 'hex') from oart.ledger_leaf last
         where last.employer_id = head.employer_id and last.index = head.next_index - 1) as leaf_hash,
         greatest(oart.instant(), recorded_at) as at
       from oart.ledger_head head where head.employer_id = $1`,
      [employerId],
    ),
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { moment: { head: Number(row.next_index) - 1, leafHash: row.leaf_hash }, at: row.at };
}

interface EndRow {
  readonly at: Instant;
  readonly next_index: string;
  readonly leaf_hash: string | null;
}

/** Locks the head. The time is the database's, or the one given, and never before the last recording. */
export async function lockHead(
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
  return { begun: end.moment, recordedAt: row.recorded_at, isClockBehind: row.is_behind };
}

interface LockedRow {
  readonly recorded_at: Instant;
  readonly is_behind: boolean;
}
