import { testSettings } from './database.ts';
import type { TestDatabase } from './database.ts';
import { InstallationOwner, openDatabase } from './product.ts';
import { OPENING } from './test-department.ts';

/** The embedded database of a data directory, as `npm start` opens it; its clock stands at `OPENING`. */
export interface DatabaseOnDisk extends Pick<TestDatabase, 'settings' | 'urls' | 'close'> {
  /** Opens it on what the data directory holds now; it was closed before. */
  openAgain(): Promise<void>;
}

export async function openDatabaseIn(dataDirectory: string): Promise<DatabaseOnDisk> {
  const open = (): ReturnType<typeof openDatabase> =>
    openDatabase(testSettings(dataDirectory, 'test'), (sentence) => {
      process.stderr.write(`${sentence}\n`);
    });
  let opened: Awaited<ReturnType<typeof open>> | null = await open();
  const { settings } = opened;
  const { owner, ...others } = settings.database;
  if (owner === null) throw new Error('The embedded database has an owner');
  const installation = await InstallationOwner.connect(owner);
  await installation.moveClock(OPENING);
  await installation.close();
  return {
    settings,
    urls: { ...others, owner },
    async openAgain() {
      opened = await open();
    },
    async close() {
      await opened?.close();
      opened = null;
    },
  };
}
