import { Refusal } from '../config/refusal.ts';
import { readSettings } from '../config/settings.ts';
import type { Directories, Environment, InstallationKind, Settings } from '../config/settings.ts';
import { openDatabase } from '../database/open-database.ts';
import { prepareDataDirectory } from '../embedded-postgres/cluster.ts';
import { startApi } from '../main.ts';
import { prepareDemonstration } from './prepare-demonstration.ts';

export type Say = (sentence: string) => void;

/** What was opened, to be closed in the opposite order: HTTP first, database last. */
class Opened {
  readonly #closers: (() => Promise<void>)[] = [];
  #closed: Promise<void> | null = null;

  add(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** May be called again for what was opened while the first call was closing. */
  closeAll(): Promise<void> {
    this.#closed = (this.#closed ?? Promise.resolve()).then(() => this.#closeInTurn());
    return this.#closed;
  }

  isClosing(): boolean {
    return this.#closed !== null;
  }

  async #closeInTurn(): Promise<void> {
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) await close();
  }
}

/**
 * Runs the product until it is told to stop by SIGINT or SIGTERM.
 * @param buildPages is done once the client is built, or what it is given is aborted: nothing is served before.
 * @throws Refusal when it cannot start; everything that was opened is closed again.
 */
export async function start(
  environment: Environment,
  directories: Directories,
  say: Say,
  buildPages: (until: AbortSignal) => Promise<void>,
): Promise<void> {
  const settings = readSettings(environment, directories);
  const opened = new Opened();
  const building = new AbortController();
  opened.add(() => {
    building.abort();
    return Promise.resolve();
  });
  const pages = buildPages(building.signal);
  // A build that fails is told where it is waited for.
  pages.catch(() => undefined);
  const stop = (): void => {
    if (!opened.isClosing()) say('Stopping.');
    opened.closeAll().catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await open(settings, opened, say, pages);
  } catch (error) {
    const wasTold = opened.isClosing();
    await opened.closeAll();
    if (!wasTold) throw asRefusal(error, settings);
  }
  if (opened.isClosing()) await opened.closeAll();
}

async function open(
  settings: Settings,
  opened: Opened,
  say: Say,
  pages: Promise<void>,
): Promise<void> {
  await prepareDataDirectory(settings.dataDirectory);
  const database = await openDatabase(settings, say);
  opened.add(() => database.close());
  if (opened.isClosing()) return;
  const kind = await prepareDemonstration(database.settings, say);
  await pages;
  if (opened.isClosing()) return;
  const api = await startApi(database.settings);
  opened.add(() => api.close());
  sayWhere(settings.port === 0 ? api.url : settings.publicUrl, kind, say);
}

function sayWhere(url: string, kind: InstallationKind, say: Say): void {
  say(`oART competency tracker is served at ${url} (${kind} database).`);
  if (kind === 'demonstration') {
    say('Sign in: choose a member of the demonstration department on the sign-in page.');
  } else {
    say('Sign in with your account.');
  }
  // The clock of the process began with it, before anything was built or started.
  say(`Ready after ${(performance.now() / 1000).toFixed(1)} s. Stop with Ctrl-C.`);
}

function asRefusal(error: unknown, { port, listen }: Settings): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EADDRINUSE') {
    return new Refusal(
      `Port ${String(port)} is taken by another program: stop it, or set PORT to another one.`,
    );
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Refusal(
      `The product may not listen on ${listen} port ${String(port)}: set OART_LISTEN and PORT.`,
    );
  }
  return error;
}
