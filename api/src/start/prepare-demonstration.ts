import { Refusal } from '../config/refusal.ts';
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

/**
 * Throws the demonstration department away and loads it anew. One that is cut off on the way is loaded by the
 * next start.
 * @throws Refusal where the database is no demonstration, or somebody is using it.
 */
export async function resetDemonstration(
  settings: RunningSettings,
  say: (sentence: string) => void,
): Promise<void> {
  const { owner } = settings.database;
  if (owner === null) throw new Refusal('Set DATABASE_OWNER_URL: only the owner starts anew.');
  const installation = await InstallationOwner.connect(owner);
  try {
    await installation.holdDemonstration();
    const { kind } = await installation.read();
    if (kind !== 'demonstration') {
      throw new Refusal(`This is a ${kind} database: only a demonstration is ever thrown away.`);
    }
    if (await installation.isServed()) {
      throw new Refusal('The product is running on this database: stop it first.');
    }
    await installation.forgetDemonstration();
  } finally {
    await installation.close();
  }
  await prepareDemonstration(settings, say);
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
