import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedServer, migrate } from './product.ts';

/** Where the run's PostgreSQL is, for the workers of the test runner. */
export const CLUSTER_VARIABLE = 'OART_TEST_CLUSTER';
export const TEMPLATE = 'oart_template';

interface RunningCluster {
  readonly server: EmbeddedServer;
  readonly directory: string;
}

let running: RunningCluster | null = null;

/** Starts one PostgreSQL for the whole run, with a migrated template to copy databases from. */
export async function startCluster(): Promise<void> {
  if (process.env[CLUSTER_VARIABLE] !== undefined) return;
  const directory = mkdtempSync(join(tmpdir(), 'oart-test-'));
  // As root the server runs as another user, who must be able to enter.
  chmodSync(directory, 0o755);
  const server = await joinCluster(directory);
  await server.ensureDatabase(TEMPLATE);
  await migrate(server.urls(TEMPLATE).owner, 'test');
  await server.allowLogins();
  running = { server, directory };
  process.env[CLUSTER_VARIABLE] = directory;
}

export async function stopCluster(): Promise<void> {
  if (running === null) return;
  await running.server.close();
  rmSync(running.directory, { recursive: true, force: true });
  running = null;
}

/** @param directory data directory of the run's PostgreSQL. */
export function joinCluster(directory: string): Promise<EmbeddedServer> {
  return EmbeddedServer.open({
    dataDirectory: directory,
    announce: (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
    settings: { max_connections: '200' },
  });
}
