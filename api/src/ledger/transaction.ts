import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { prepared } from '../database/prepared.ts';
import { lookAtEnd } from './ledger-end.ts';
import type { LedgerEnd } from './ledger-end.ts';

/** Statements that went out, and what they will be answered: in a wrapping, so that nobody waits for it unawares. */
export interface Sent<T> {
  readonly answered: Promise<T>;
}

/** How a transaction begins. */
export interface Beginning {
  readonly employerId: string;
  /** What only reads sees one moment. */
  readonly mode: 'repeatable read, read only' | 'read committed';
  /** Of PostgreSQL, until the transaction ends. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * As TypeORM does it, but begun with one message: a page is made of many such transactions. Where nothing needs
 * to be known from the beginning, the first statements go out behind it, as the commit goes out behind the last:
 * of a beginning that failed nothing counts, and what is committed after a statement that failed is rolled back.
 */
export async function inTransaction<T>(
  database: DataSource,
  beginning: Beginning,
  work: (tx: EntityManager, end: LedgerEnd | null) => Promise<Sent<T>>,
): Promise<T> {
  const runner = database.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    const begun = begin(client, beginning);
    // Where it fails, what follows it may take longer to fail; it is told below.
    begun.catch(() => undefined);
    try {
      const end = beginning.mode === 'read committed' ? null : await begun;
      const { answered } = await work(runner.manager, end);
      const committing = client.query('commit');
      const [result, { command }] = await Promise.all([answered, committing, begun]);
      // So PostgreSQL answers where a statement failed and nobody minded.
      if (command !== 'COMMIT') throw new Error('The transaction was rolled back');
      return result;
    } catch (error) {
      // What went wrong first is what is told; a connection that is lost rolls back by itself.
      const isLost = await client.query('rollback').then(
        () => false,
        () => true,
      );
      await begun;
      throw isLost ? new Error('Connection terminated', { cause: error }) : error;
    }
  } finally {
    await runner.release();
  }
}

/** Begins as this employer. @returns of one that sees one moment: where the ledger ends in it, and the time */
async function begin(
  client: ClientBase,
  { employerId, mode, settings }: Beginning,
): Promise<LedgerEnd | null> {
  const set = Object.entries({ 'app.employer_id': employerId, ...settings });
  const names = set.map(([name], place) => `set_config('${name}', $${String(place + 1)}, true)`);
  const values = set.map(([, value]) => value);
  // Sent together and answered in this order. Were only the start to fail, what follows it would run by itself, as
  // nobody: row security refuses it, in every table of an employer.
  const starting = client.query(`start transaction isolation level ${mode}`);
  const setting = client.query(prepared(`select ${names.join(', ')}`, values));
  const looking = mode === 'read committed' ? null : lookAtEnd(client, employerId);
  const [, , end] = await Promise.all([starting, setting, looking]);
  return end;
}
