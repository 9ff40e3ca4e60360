import type { EntityManager } from 'typeorm';

const heads = new WeakMap<EntityManager, number>();

/** Says where the ledger ends for a transaction that sees one moment of it until it is over. */
export function rememberHead(tx: EntityManager, head: number): void {
  heads.set(tx, head);
}

/** Index of the last leaf in the moment that a transaction sees, -1 when empty; null where it sees more than one. */
export function headOf(tx: EntityManager): number | null {
  return heads.get(tx) ?? null;
}
