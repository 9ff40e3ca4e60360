import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type * as GateClientModule from '@oart/gate-client';

const run = promisify(execFile);
const SOURCE = fileURLToPath(new URL('../../libs/gate-client/', import.meta.url));
const COMPILER = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** The gate client as a caller installs it: emitted, under its package name, with nothing beside it. */
export interface PublishedGateClient {
  readonly module: typeof GateClientModule;
  /** Runs one of its examples; what it printed, and how it ended. */
  example(
    file: string,
    parameters: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly output: string }>;
  remove(): void;
}

export async function publishGateClient(): Promise<PublishedGateClient> {
  const directory = mkdtempSync(join(tmpdir(), 'oart-gate-client-'));
  const installed = join(directory, 'node_modules', '@oart', 'gate-client');
  mkdirSync(installed, { recursive: true });
  cpSync(join(SOURCE, 'package.json'), join(installed, 'package.json'));
  cpSync(join(SOURCE, 'examples'), join(directory, 'examples'), { recursive: true });
  const outDir = join(installed, 'dist');
  await run(process.execPath, [
    COMPILER,
    '-p',
    join(SOURCE, 'tsconfig.publish.json'),
    '--outDir',
    outDir,
  ]);
  const entry = pathToFileURL(join(outDir, 'index.js')).href;
  return {
    module: (await import(entry)) as PublishedGateClient['module'],
    async example(file, parameters, environment) {
      const path = join(directory, 'examples', file);
      try {
        const { stdout } = await run(process.execPath, [path, ...parameters], { env: environment });
        return { status: 0, output: stdout };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { status: code, output: stdout + stderr };
      }
    },
    remove() {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
