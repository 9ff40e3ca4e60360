import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '@oart/competency';
import type { InstallationKind } from '../config/settings.ts';
import { instant } from '../ledger/recorder.ts';

/**
 * The two clocks of the product. What has clinical or legal meaning goes by `oart.instant()`, which a
 * demonstration may move; how long a session lives goes by the wall clock, which nobody moves.
 */
@Injectable()
export class ClockService {
  readonly #database: DataSource;
  #kind: InstallationKind | null = null;

  constructor(database: DataSource) {
    this.#database = database;
  }

  now(): Promise<Instant> {
    return instant(this.#database.manager);
  }

  async wallClock(): Promise<Instant> {
    const [row] = await this.#database.query<{ at: Instant }[]>(
      `select date_trunc('milliseconds', clock_timestamp()) as at`,
    );
    if (row === undefined) throw new Error('The database gave no time');
    return row.at;
  }

  /** What this database is, for ever; asked once. */
  async kind(): Promise<InstallationKind> {
    this.#kind ??= await this.#askKind();
    return this.#kind;
  }

  async #askKind(): Promise<InstallationKind> {
    const [row] = await this.#database.query<{ kind: InstallationKind }[]>(
      'select kind from oart.installation',
    );
    if (row === undefined) throw new Error('The database does not know what it is');
    return row.kind;
  }
}
