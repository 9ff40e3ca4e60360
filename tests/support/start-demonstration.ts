import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

/** The product as `npm start` runs it, with its own PostgreSQL and the demonstration department. */
export interface RunningDemonstration {
  readonly url: string;
  readonly dataDirectory: string;
  readonly startedInSeconds: number;
  /** Ctrl-C: resolves to the exit code. */
  stop(): Promise<number | null>;
}

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** @throws with all that the product said when it ends before it serves. */
export async function startDemonstration(): Promise<RunningDemonstration> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'oart-browser-'));
  // The embedded server runs as another user when the tests run as root.
  await chmod(dataDirectory, 0o755);
  const url = `http://localhost:${String(await freePort())}`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', START], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: new URL(url).port,
      OART_DATA_DIR: dataDirectory,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await served(child);
  return {
    url,
    dataDirectory,
    startedInSeconds: (performance.now() - began) / 1000,
    async stop() {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'close');
      await rm(dataDirectory, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

function served(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        said.push(line);
        if (line.includes('Stop with Ctrl-C')) resolve();
      });
    }
    child.on('exit', () => {
      reject(new Error(`The product did not start:\n${said.join('\n')}`));
    });
  });
}
