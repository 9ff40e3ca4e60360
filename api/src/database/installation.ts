import type pg from 'pg';
import type { Instant } from '@oart/competency';
import type { InstallationKind } from '../config/settings.ts';
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

  /** Puts the clock back on the real time. */
  async releaseClock(): Promise<void> {
    await this.#client.query(`update oart.installation set clock_offset = '0'`);
  }

  async markDemonstrationLoaded(): Promise<void> {
    await this.#client.query(
      'update oart.installation set demonstration_loaded_at = oart.instant()',
    );
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
