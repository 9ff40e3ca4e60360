import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** The connections behind a data source, for statements that are asked with every request and need no mapper. */
export function poolOf(database: DataSource): pg.Pool {
  const { master } = database.driver as unknown as { readonly master: pg.Pool };
  return master;
}
