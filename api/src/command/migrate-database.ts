import { Refusal } from '../config/refusal.ts';
import type { DatabaseUrls } from '../config/settings.ts';
import { connectOwner } from '../database/owner-client.ts';
import { migrate, schemaState } from '../database/migrate.ts';
import { openDatabase, refuseNewer } from '../database/open-database.ts';
import { unreachable } from '../database/server-check.ts';
import { APP_ROLE, GATE_ROLE } from '@oart/migrations';
import type { Command } from './commands.ts';

export const migrateDatabase: Command = {
  name: 'migrate',
  says: 'brings the database of DATABASE_OWNER_URL to the schema of this version',
  async run({ settings, print, say }) {
    if (settings.database === null) {
      const database = await openDatabase(settings, say);
      await database.close();
      print('The embedded database is up to date.');
      return 0;
    }
    const { owner } = settings.database;
    if (owner === null) throw new Refusal('Set DATABASE_OWNER_URL to a login that may migrate.');
    const state = await schemaState(owner).catch((error: unknown) => {
      throw unreachable('DATABASE_OWNER_URL', error);
    });
    refuseNewer(state);
    const ran = await migrate(owner, settings.kind);
    for (const name of ran) print(`Ran ${name}.`);
    await allowLogins(owner, settings.database, print);
    print('The database is up to date.');
    return 0;
  },
};

/** The roles are made without a login: it is given where the URLs use the roles themselves. */
async function allowLogins(
  owner: string,
  urls: DatabaseUrls,
  print: (line: string) => void,
): Promise<void> {
  const admin = await connectOwner(owner);
  try {
    await admin.query('set role none');
    for (const [role, text] of [
      [APP_ROLE, urls.app],
      [GATE_ROLE, urls.gate],
    ] as const) {
      const url = new URL(text);
      if (url.username !== role || url.password === '') continue;
      const { rowCount } = await admin.query(
        'select from pg_roles where rolname = $1 and rolcanlogin',
        [role],
      );
      if (rowCount !== 0) continue;
      const password = admin.escapeLiteral(decodeURIComponent(url.password));
      await admin.query(`alter role ${role} login password ${password}`);
      print(`Let ${role} sign in with the password of its URL.`);
    }
  } finally {
    await admin.end();
  }
}
