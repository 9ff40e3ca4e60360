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
