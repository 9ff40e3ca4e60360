import type { EntityManager } from 'typeorm';
import type { FactId, Recorded } from '@oart/competency';

/** The hash of each fact's leaf in lower-case hex: what the ledger commits to about it. */
export async function leafHashes(
  tx: EntityManager,
  facts: readonly Pick<Recorded, 'id' | 'index'>[],
): Promise<ReadonlyMap<FactId, string>> {
  const rows = await tx.query<{ fact_id: FactId; hash: string }[]>(
    `select fact_id, encode(leaf_hash, 'hex') as hash from oart.ledger_leaf
      where employer_id = current_setting('app.employer_id')::uuid and index = any($1)`,
    [facts.map((fact) => fact.index)],
  );
  return new Map(rows.map((row) => [row.fact_id, row.hash]));
}

/** The hash of the leaf at a ledger index in lower-case hex; null where nothing is recorded yet. */
export async function leafHashAt(
  tx: EntityManager,
  employerId: string,
  index: number,
): Promise<string | null> {
  const [leaf] = await tx.query<{ hash: string }[]>(
    `select encode(leaf_hash, 'hex') as hash from oart.ledger_leaf
      where employer_id = $1 and index = $2`,
    [employerId, index],
  );
  return leaf?.hash ?? null;
}
