import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './pool.ts';

/**
 * The connections that requests hold just now. A database that hangs, or that says what nobody can read,
 * never answers them; without this they would wait for ever, and with them whoever asked.
 */
export class BorrowedConnections {
  readonly #since = new Map<pg.PoolClient, number>();

  /** Watches the pool behind these connections; gives them back. */
  watch(database: DataSource): DataSource {
    const pool = poolOf(database);
    pool.on('acquire', (client) => this.#since.set(client, performance.now()));
    pool.on('release', (_error, client) => this.#since.delete(client));
    return database;
  }

  /**
   * Closes those held for longer, in ms: what waits on them fails as unreachable and the database rolls
   * its transactions back. The pool opens others.
   */
  giveUp(longerThan: number): void {
    const before = performance.now() - longerThan;
    for (const [client, since] of this.#since) {
      if (since > before) continue;
      this.#since.delete(client);
      // Without waiting for an answer: `end` would, to the statements that are under way.
      client.connection.stream.destroy();
    }
  }
}
