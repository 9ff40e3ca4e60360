import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS, OWNER_ROLE, prepareDatabase } from '@oart/migrations';
import type { InstallationKind } from '../config/settings.ts';

/** How the schema of a database stands to the migrations of this version of the product. */
export type SchemaState =
  | { readonly kind: 'current' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'older'; readonly missing: readonly string[] }
  | { readonly kind: 'newer'; readonly unknown: readonly string[] };

/** Reads the state of the schema; any role of the product may ask. */
export async function schemaState(url: string): Promise<SchemaState> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ found: string | null }>(
      `select to_regclass('oart.migration')::text as found`,
    );
    if (tables[0]?.found === null) return { kind: 'empty' };
    const { rows } = await client.query<{ name: string }>('select name from oart.migration');
    const applied = rows.map((row) => row.name);
    const known = MIGRATIONS.map((migration) => migration.name);
    const unknown = applied.filter((name) => !known.includes(name));
    if (unknown.length > 0) return { kind: 'newer', unknown };
    const missing = known.filter((name) => !applied.includes(name));
    return missing.length > 0 ? { kind: 'older', missing } : { kind: 'current' };
  });
}

/**
 * Brings the schema to this version, as the owner role, all migrations in one transaction.
 * @param ownerUrl login that may create roles, or a member of oart_owner where the roles exist.
 * @param kind what the database becomes if it is new; an existing one keeps what it is.
 * @returns the names of the migrations that ran.
 */
export async function migrate(
  ownerUrl: string,
  kind: InstallationKind,
): Promise<readonly string[]> {
  await prepare(ownerUrl);
  const owner = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: 'oart',
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    poolSize: 1,
    connectTimeoutMS: 5_000,
    extra: { options: `-c role=${OWNER_ROLE} -c search_path=oart` },
  });
  await owner.initialize();
  try {
    await owner.query('select pg_advisory_lock(70657)');
    const ran = await owner.runMigrations();
    await owner.query(
      'insert into oart.installation (kind) select $1 where not exists (select from oart.installation)',
      [kind],
    );
    return ran.map((migration) => migration.name);
  } finally {
    await owner.destroy();
  }
}

/** Makes roles and schema and takes the rights of PUBLIC away: what a database needs before its schema. */
export async function prepare(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    // Two processes may start on one new database: one of them makes the roles.
    await client.query('select pg_advisory_lock(70656)');
    for (const statement of prepareDatabase()) await client.query(statement);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
