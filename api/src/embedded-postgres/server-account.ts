import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../config/refusal.ts';

/** The operating-system account that PostgreSQL runs as; null: the account of this process. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | null;

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root: as root it runs as the user `postgres`, created if missing.
 * @param announce is told, in one sentence, when the user is created.
 * @throws Refusal when the user cannot be created.
 */
export function serverAccount(announce: (sentence: string) => void): ServerAccount {
  if (process.getuid?.() !== 0) return null;
  const existing = findAccount();
  if (existing !== null) return existing;
  announce(`PostgreSQL does not run as root: creating the system user "${NAME}" for it.`);
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const created = findAccount();
  if (created === null) {
    throw new Refusal(
      `PostgreSQL does not run as root and the system user "${NAME}" could not be created: create it, or start as another user.`,
    );
  }
  return created;
}

/**
 * The first directory on the way to `path` that the account may not pass, or null.
 * Looks at owner, group and mode only.
 */
export function firstClosedDirectory(path: string, account: ServerAccount): string | null {
  if (account === null) return null;
  const ancestors: string[] = [];
  for (let at = path; at !== dirname(at); at = dirname(at)) ancestors.unshift(dirname(at));
  return ancestors.find((directory) => !mayPass(directory, account)) ?? null;
}

/** @throws Refusal naming the directory that stops the account on the way to `path`. */
export function requirePassage(path: string, account: ServerAccount): void {
  const closed = firstClosedDirectory(path, account);
  if (closed === null) return;
  throw new Refusal(
    `PostgreSQL does not run as root but as the user "${NAME}", who may not enter ${closed} (on the way to ${path}): start as an ordinary user, move the product or OART_DATA_DIR to where that user may go, or set DATABASE_URL.`,
  );
}

function mayPass(directory: string, account: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(directory);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function findAccount(): ServerAccount {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}
