import pg from 'pg';

const APPLICATION = 'oart keeper';
const LEAVING = 70_658;

/** One connection that a process holds for as long as it uses the embedded server. */
export interface Keeper {
  readonly client: pg.Client;
  /** Whether this is the last process to leave; held until the connection ends. */
  isLast(): Promise<boolean>;
}

/** Connects; rejects while the server is starting, stopping or gone. */
export async function connectKeeper(url: string): Promise<Keeper> {
  const client = new pg.Client({
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  });
  await client.connect();
  return {
    client,
    async isLast() {
      // Two that leave together take turns, so that one of them is the last.
      await client.query('select pg_advisory_lock($1)', [LEAVING]);
      const { rows } = await client.query<{ others: string }>(
        `select count(*) as others from pg_stat_activity
         where application_name = $1 and pid <> pg_backend_pid()`,
        [APPLICATION],
      );
      return rows[0]?.others === '0';
    },
  };
}
