import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

/** The connection that the transaction holds, for statements that go out together and in their order. */
export async function heldConnection(tx: EntityManager): Promise<ClientBase> {
  // A runner that gave its connection back would hand it out all the same, in the middle of another's transaction.
  if (tx.queryRunner === undefined || tx.queryRunner.isReleased) {
    throw new Error('Only a transaction holds a connection');
  }
  return (await tx.queryRunner.connect()) as ClientBase;
}
