import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../config/refusal.ts';
import { makeDirectory, syncDirectory } from '../evidence-store/durable-files.ts';
import { isCode } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { run } from './program.ts';
import type { ServerAccount } from './server-account.ts';

/** Where an embedded PostgreSQL keeps its files, and how to reach it. */
export interface Cluster {
  /** PGDATA. */
  readonly directory: string;
  readonly log: string;
  readonly access: ClusterAccess;
}

/** Kept with mode 0600 beside the cluster. */
export interface ClusterAccess {
  /** TCP port on 127.0.0.1, chosen free when the cluster was made. */
  readonly port: number;
  readonly passwords: { readonly admin: string; readonly app: string; readonly gate: string };
}

export const ADMIN = 'postgres';
const FOLDER = 'postgres';
const ACCESS = 'access.json';

/**
 * Makes the data directory and checks that it can be written.
 * @throws Refusal when it cannot.
 */
export async function prepareDataDirectory(dataDirectory: string): Promise<void> {
  try {
    await makeDirectory(dataDirectory);
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal(
      `The data directory ${dataDirectory} cannot be written: give this user the right to, or set OART_DATA_DIR.`,
      { cause: error },
    );
  }
}

/**
 * Opens the cluster in the data directory, making it first when there is none. It is made beside its
 * place and moved there whole, so that a kill or a power cut at any moment leaves either no cluster or a good one.
 * @param settings PostgreSQL settings of a new cluster, beside the product's own.
 */
export async function openCluster(
  dataDirectory: string,
  binaries: Binaries,
  account: ServerAccount,
  settings: Readonly<Record<string, string>>,
): Promise<Cluster> {
  const place = join(dataDirectory, FOLDER);
  if (!existsSync(place)) {
    removeAbandoned(dataDirectory);
    await create(place, binaries, account, settings);
  }
  // Each time: a start that was cut off may have moved it there, and all that is recorded goes with it.
  await syncDirectory(dataDirectory);
  const directory = join(place, 'cluster');
  return { directory, log: join(directory, 'server.log'), access: readAccess(place) };
}

/** Chooses another free port, for when a stranger took the cluster's. */
export async function moveToFreePort(dataDirectory: string): Promise<void> {
  const place = join(dataDirectory, FOLDER);
  writeAccess(place, { ...readAccess(place), port: await freePort() });
  await syncDirectory(place);
}

async function create(
  place: string,
  binaries: Binaries,
  account: ServerAccount,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const making = `${place}.new-${String(process.pid)}`;
  const directory = join(making, 'cluster');
  mkdirSync(directory, { recursive: true });
  chmodSync(making, 0o755);
  const access: ClusterAccess = {
    port: await freePort(),
    passwords: { admin: password(), app: password(), gate: password() },
  };
  writeAccess(making, access);
  const passwordFile = join(making, 'admin-password');
  writeFileSync(passwordFile, access.passwords.admin, { mode: 0o600 });
  if (account !== null) {
    chownSync(directory, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  chmodSync(directory, 0o700);
  const { code, output } = await run(
    binaries.initdb,
    [
      ...[`--pgdata=${directory}`, `--username=${ADMIN}`, `--pwfile=${passwordFile}`],
      ...['--auth=scram-sha-256', '--data-checksums', '--encoding=UTF8', '--no-instructions'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...Object.entries({ ...OWN_SETTINGS, ...settings }).flatMap(([name, value]) => [
        '--set',
        `${name}=${value}`,
      ]),
    ],
    account,
    making,
  );
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Refusal(`The embedded PostgreSQL could not make its files: ${lastLine(output)}`);
  }
  rmSync(passwordFile);
  await syncDirectory(making);
  try {
    renameSync(making, place);
  } catch (error) {
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error;
    // Another start made the cluster in the same moment: its one is used.
    rmSync(making, { recursive: true, force: true });
  }
}

const OWN_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
} as const;

function removeAbandoned(dataDirectory: string): void {
  for (const name of readdirSync(dataDirectory)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (pid === undefined || isAnother(Number(pid))) continue;
    rmSync(join(dataDirectory, name), { recursive: true, force: true });
  }
}

/** After a restart, this process may have the id of the one that was cut off: in a container it always has. */
function isAnother(pid: number): boolean {
  return pid !== process.pid && isRunning(pid);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

function readAccess(place: string): ClusterAccess {
  return JSON.parse(readFileSync(join(place, ACCESS), 'utf8')) as ClusterAccess;
}

function writeAccess(place: string, access: ClusterAccess): void {
  const written = join(place, `${ACCESS}.new`);
  writeFileSync(written, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(written, join(place, ACCESS));
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
