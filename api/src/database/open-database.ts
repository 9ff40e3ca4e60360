import { Refusal } from '../config/refusal.ts';
import type { DatabaseUrls, RunningSettings, Settings } from '../config/settings.ts';
import { EmbeddedServer } from '../embedded-postgres/embedded-server.ts';
import { migrate, schemaState } from './migrate.ts';
import type { SchemaState } from './migrate.ts';
import { checkServer } from './server-check.ts';

export const EMBEDDED_DATABASE = 'oart';

export interface OpenDatabase {
  /** The settings with the database that runs. */
  readonly settings: RunningSettings;
  /** Leaves it; stops the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

/**
 * Makes the database ready to be used: starts the embedded server and migrates it, or checks the
 * one that the settings name. A production database on a server of its own is never migrated here.
 * @throws Refusal
 */
export async function openDatabase(
  settings: Settings,
  announce: (sentence: string) => void,
): Promise<OpenDatabase> {
  if (settings.database === null) return openEmbedded(settings, announce);
  const { database } = settings;
  await checkServer(database);
  await bringUpToDate(settings, database);
  return { settings: { ...settings, database }, close: () => Promise.resolve() };
}

async function openEmbedded(
  settings: Settings,
  announce: (sentence: string) => void,
): Promise<OpenDatabase> {
  const server = await EmbeddedServer.open({ dataDirectory: settings.dataDirectory, announce });
  try {
    await server.ensureDatabase(EMBEDDED_DATABASE);
    const database = server.urls(EMBEDDED_DATABASE);
    const state = await schemaState(database.owner);
    refuseNewer(state);
    if (state.kind !== 'current') await migrate(database.owner, settings.kind);
    await server.allowLogins();
    return { settings: { ...settings, database }, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function bringUpToDate(settings: Settings, database: DatabaseUrls): Promise<void> {
  const state = await schemaState(database.app);
  refuseNewer(state);
  if (state.kind === 'current') return;
  const isProduction = settings.kind === 'production';
  if (isProduction || database.owner === null) {
    const what = state.kind === 'empty' ? 'is empty' : 'has an older schema';
    throw new Refusal(
      `The database of DATABASE_URL ${what}: set DATABASE_OWNER_URL and run "npm run oart -- migrate" first.`,
    );
  }
  await migrate(database.owner, settings.kind);
}

/** @throws Refusal when a later version of the product has migrated this database. */
export function refuseNewer(state: SchemaState): void {
  if (state.kind !== 'newer') return;
  throw new Refusal(
    `This database has a newer schema (${state.unknown.join(', ')}) than this version of the product: start the newer version.`,
  );
}
