import { createDataSource } from '../database/data-source.ts';
import { InstallationOwner } from '../database/installation.ts';
import { migrate } from '../database/migrate.ts';
import type { InstallationKind, RunningSettings } from '../config/settings.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';

/**
 * Loads the demonstration department into a demonstration database the first time. A load that was
 * cut off is begun anew: nobody has seen what it left.
 * @returns what the database is.
 */
export async function prepareDemonstration(
  settings: RunningSettings,
  say: (sentence: string) => void,
): Promise<InstallationKind> {
  if (settings.database.owner === null) return readKind(settings.database.app);
  const { owner } = settings.database;
  const installation = await InstallationOwner.connect(owner);
  try {
    await installation.holdDemonstration();
    const { kind, demonstrationLoadedAt } = await installation.read();
    if (kind !== 'demonstration' || demonstrationLoadedAt !== null) return kind;
    say('Loading the demonstration department.');
    if (await installation.dropUnfinishedDemonstration()) await migrate(owner, kind);
    await loadDemonstration(settings, installation);
    await installation.releaseClock();
    await installation.markDemonstrationLoaded();
    return kind;
  } finally {
    await installation.close();
  }
}

async function readKind(url: string): Promise<InstallationKind> {
  const app = await createDataSource(url, { connections: 1 }).initialize();
  try {
    const [row] = await app.query<{ kind: InstallationKind }[]>(
      'select kind from oart.installation',
    );
    if (row === undefined) throw new Error('The database does not know its kind');
    return row.kind;
  } finally {
    await app.destroy();
  }
}
