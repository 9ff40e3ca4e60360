import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.ts';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs one of PostgreSQL's programs as the account, with an environment of its own, and in a session
 * of its own so that Ctrl-C at the terminal does not reach it.
 */
export function run(
  program: string,
  parameters: readonly string[],
  account: ServerAccount,
  directory: string,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: directory,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      ...(account ?? {}),
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
