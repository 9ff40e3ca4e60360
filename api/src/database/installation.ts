import type pg from 'pg';
import type { Instant } from '@oart/competency';
import type { InstallationKind } from '../config/settings.ts';
import { awaitInForce } from '../ledger-feed/in-force.ts';
import { SILENT_MS } from '../ledger-feed/lease.ts';
import { connectOwner } from './owner-client.ts';

/** What a database is, for ever. */
export interface Installation {
  readonly kind: InstallationKind;
  readonly demonstrationLoadedAt: Instant | null;
}

/**
 * The owner's hand on the installation row: the clock of a demonstration or test, and that the
 * demonstration is complete. PostgreSQL refuses an offset in a production database.
 */
export class InstallationOwner {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async connect(ownerUrl: string): Promise<InstallationOwner> {
    return new InstallationOwner(await connectOwner(ownerUrl));
  }

  async read(): Promise<Installation> {
    const { rows } = await this.#client.query<Installation>(
      `select kind, demonstration_loaded_at as "demonstrationLoadedAt" from oart.installation`,
    );
    const [installation] = rows;
    if (installation === undefined) throw new Error('The database does not know its kind');
    return installation;
  }

  /** Moves the clock: from now on `oart.instant()` counts from this instant. */
  async moveClock(to: Instant): Promise<void> {
    await this.#client.query(
      'update oart.installation set clock_offset = $1::timestamptz - clock_timestamp()',
      [to],
    );
  }

  /** Waits until every process that answers from memory goes by the clock as it was moved. */
  async settleClock(): Promise<void> {
    await awaitInForce(async (sql, parameters) => {
      const { rows } = await this.#client.query<Record<string, string>>(sql, parameters);
      return rows;
    });
  }

  /** Puts the clock back on the real time. */
  async releaseClock(): Promise<void> {
    await this.#client.query(`update oart.installation set clock_offset = '0'`);
  }

  /** One process at a time loads the demonstration; held until this connection closes. */
  async holdDemonstration(): Promise<void> {
    await this.#client.query('select pg_advisory_lock(70658)');
  }

  /**
   * Takes away what a load that was cut off has left, schema and all: it was never served.
   * @returns whether there was anything; the schema must then be made again.
   */
  async dropUnfinishedDemonstration(): Promise<boolean> {
    // The size, because row level security shows the owner one employer at a time, and none by name here.
    const { rows } = await this.#client.query(
      `select from oart.installation
       where kind = 'demonstration' and demonstration_loaded_at is null
         and pg_relation_size('oart.employer') > 0`,
    );
    if (rows.length === 0) return false;
    await this.#client.query('drop schema oart cascade');
    return true;
  }

  async markDemonstrationLoaded(): Promise<void> {
    await this.#client.query(
      'update oart.installation set demonstration_loaded_at = oart.instant()',
    );
  }

  /** From here on it counts as never loaded: whoever prepares it next begins anew. */
  async forgetDemonstration(): Promise<void> {
    await this.#client.query('update oart.installation set demonstration_loaded_at = null');
  }

  /** Whether a process of the product has lately said that it answers from this database. */
  async isServed(): Promise<boolean> {
    const { rows } = await this.#client.query(
      `select from oart.gate_process
       where beaten_at > clock_timestamp() - make_interval(secs => $1::float8 / 1000)`,
      [SILENT_MS],
    );
    return rows.length > 0;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
