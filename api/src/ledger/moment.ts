import type { EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import { heldConnection } from './held-connection.ts';
import type { FactColumns } from './fact-columns.ts';
import type { KeptFacts, KeptRows, LedgerMoment } from './kept-facts.ts';

/** The one moment of the ledger that a transaction sees, and what is kept of its employer's facts. */
interface SeenMoment {
  readonly employerId: string;
  readonly moment: LedgerMoment;
  readonly kept: KeptFacts;
  /** What time it was when the transaction began to see it, and never before the last recording. */
  readonly at: Instant;
  /** Whether what is kept counts in this transaction; asked once. */
  counts?: Promise<boolean>;
}

/** What is kept, as one transaction may use it. */
export interface KeptView {
  find(shelf: string, key: string): KeptRows | null;
  isWhole(table: string, rows: KeptRows): boolean;
  isUnnamed(table: string, index: number): boolean;
  keep(shelf: string, key: string, rows: readonly FactColumns[]): void;
}

/** So many leaves of others are looked at; after more, everything is read again. */
const MOST_LEAVES = 1_000;

const moments = new WeakMap<EntityManager, SeenMoment>();

/** Says what a transaction sees, which must stay so until it is over or `leaveMoment` is called. */
export function enterMoment(tx: EntityManager, seen: SeenMoment): void {
  moments.set(tx, seen);
}

/** From here on the transaction sees more than the ledger tells: it has recorded something itself. */
export function leaveMoment(tx: EntityManager): void {
  moments.delete(tx);
}

/** Index of the last leaf in the moment that a transaction sees, -1 when empty; null where it sees more than one. */
export function headOf(tx: EntityManager): number | null {
  return moments.get(tx)?.moment.head ?? null;
}

/** The time of the moment that a transaction sees; null where it sees more than one. */
export function instantOf(tx: EntityManager): Instant | null {
  return moments.get(tx)?.at ?? null;
}

/** What is kept of the facts and counts in this transaction; null where nothing does. */
export async function keptFor(tx: EntityManager): Promise<KeptView | null> {
  const seen = moments.get(tx);
  if (seen === undefined) return null;
  seen.counts ??= catchUp(tx, seen);
  // While it was waited for, the transaction may have recorded something.
  if (!(await seen.counts) || !moments.has(tx)) return null;
  const { head } = seen.moment;
  return {
    find: (shelf, key) => seen.kept.find(shelf, key, head),
    isWhole: (table, rows) => seen.kept.isWhole(table, rows),
    isUnnamed: (table, index) => seen.kept.isUnnamed(table, index),
    keep: (shelf, key, rows) => {
      // What was read since the transaction recorded something holds what may yet be rolled back.
      if (moments.has(tx)) seen.kept.keep(shelf, key, { head, rows });
    },
  };
}

/** Learns of the leaves that other processes added, from the transaction itself. */
async function catchUp(
  tx: EntityManager,
  { employerId, moment, kept }: SeenMoment,
): Promise<boolean> {
  if (kept.covers(moment)) return true;
  const from = kept.known;
  if (from === null || moment.head - from.head > MOST_LEAVES) {
    kept.beginAt(moment);
    return true;
  }
  // An older moment than what is known, or another ledger: it is read as it is.
  if (moment.head <= from.head) return false;
  const { rows } = await (
    await heldConnection(tx)
  ).query<{ index: string; hash: string; table: string | null }>(
    `select index, encode(leaf_hash, 'hex') as hash,
       convert_from(payload, 'UTF8')::json ->> 'schema' as table
     from oart.ledger_leaf left join oart.ledger_payload using (employer_id, index)
     where employer_id = $1 and index between $2 and $3 order by index`,
    [employerId, from.head, moment.head],
  );
  // Somebody else was quicker, and what is known now may be of another ledger than what was looked at.
  if (kept.known !== from) return kept.covers(moment);
  const leaves = rows.map(({ index, table }) => ({ index: Number(index), table }));
  const isSameLedger = from.head === -1 || rows[0]?.hash === from.leafHash;
  const added = leaves.filter(({ index }) => index > from.head);
  if (!isSameLedger || added.length !== moment.head - from.head) {
    kept.beginAt(moment);
    return true;
  }
  kept.learn(from, added, moment);
  return true;
}
