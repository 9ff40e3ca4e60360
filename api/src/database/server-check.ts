import pg from 'pg';
import { APP_ROLE, GATE_ROLE } from '@oart/migrations';
import { Refusal } from '../config/refusal.ts';
import type { DatabaseUrls } from '../config/settings.ts';

const OLDEST = 150_000;

interface Found {
  readonly version: number;
  readonly name: string;
  readonly is_above_policies: boolean;
  readonly has_role: boolean;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
}

/**
 * Checks that a database server keeps what it acknowledges and that the two logins are bound by
 * their roles.
 * @throws Refusal naming what is wrong.
 */
export async function checkServer(urls: DatabaseUrls): Promise<void> {
  await checkLogin('DATABASE_URL', urls.app, APP_ROLE);
  await checkLogin('DATABASE_GATE_URL', urls.gate, GATE_ROLE);
}

async function checkLogin(setting: string, url: string, role: string): Promise<void> {
  const found = await ask(setting, url, role);
  if (found.version < OLDEST) {
    throw new Refusal(`${setting} leads to a PostgreSQL older than 15, which is not supported.`);
  }
  if (found.is_above_policies) {
    throw new Refusal(
      `${setting} signs in as "${found.name}", who passes row level security: use a login of the role ${role}.`,
    );
  }
  if (!found.has_role) {
    throw new Refusal(`${setting} signs in as "${found.name}", who is not of the role ${role}.`);
  }
  const unsafe = [
    found.fsync === 'on' ? null : 'fsync',
    found.full_page_writes === 'on' ? null : 'full_page_writes',
    ['on', 'remote_apply'].includes(found.synchronous_commit) ? null : 'synchronous_commit',
  ].filter((name) => name !== null);
  if (unsafe.length > 0) {
    throw new Refusal(
      `The PostgreSQL of ${setting} could lose what it acknowledged: switch on ${unsafe.join(', ')}.`,
    );
  }
}

async function ask(setting: string, url: string, role: string): Promise<Found> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<Found>(
      `select current_setting('server_version_num')::int as version, current_user as name,
         rolsuper or rolbypassrls as is_above_policies,
         case when to_regrole($1) is null then false
              else pg_has_role(current_user, $1, 'member') end as has_role,
         current_setting('fsync') as fsync,
         current_setting('full_page_writes') as full_page_writes,
         current_setting('synchronous_commit') as synchronous_commit
       from pg_roles where rolname = current_user`,
      [role],
    );
    const [found] = rows;
    if (found === undefined) throw new Error('The server does not know who signed in');
    return found;
  } catch (error) {
    throw unreachable(setting, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The failure to reach a database, as a sentence about the setting. */
export function unreachable(setting: string, error: unknown): Refusal {
  const reason: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const said = String(reason).replace(/^(\w*[Ee]rror: )+/, '');
  return new Refusal(`The database of ${setting} cannot be used: ${said}.`, { cause: error });
}
