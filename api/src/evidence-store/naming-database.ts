import pg from 'pg';

/** The files of all records but those that were erased at the end of their retention. */
export async function namedHashes(gateUrl: string): Promise<ReadonlySet<string>> {
  const rows = await answered<{ readonly sha256: string }>(
    gateUrl,
    `select distinct sha256 from oart.evidence record
     where not exists (
       select from oart.erasure
       where erasure.employer_id = record.employer_id
         and erasure.erased_table = 'evidence' and erasure.erased_id = record.id)`,
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/**
 * Tells this database from a dump of it that was restored elsewhere: its cluster, and its place there. A
 * standby that takes over has the same; so has a copy of the whole cluster, byte by byte.
 */
export async function databaseId(gateUrl: string): Promise<string> {
  const [database] = await answered<{ readonly id: string }>(
    gateUrl,
    `select system_identifier || '/' || oid as id
     from pg_control_system(), pg_database where datname = current_database()`,
  );
  if (database === undefined) throw new Error('the database does not know itself');
  return database.id;
}

async function answered<Row extends object>(gateUrl: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: gateUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
