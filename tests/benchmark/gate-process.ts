import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningSettings } from '../support/product.ts';

/** The servers that are measured share this core, one busy at a time; whatever loads them has the other. */
export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** A server in a process of its own, which ends with this one. */
export interface ServedProcess {
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** One that ran a script, with all of the line that this printed. */
export interface ServedScript extends ServedProcess {
  readonly said: Readonly<Record<string, unknown>>;
}

/** @throws where a process cannot be kept on one core: nothing measured without it could be compared */
export function requirePinning(): void {
  if (spawnSync('taskset', ['--version']).status === 0) return;
  throw new Error('The gate is measured over HTTP on one core: that needs "taskset" (util-linux).');
}

/** The built product, on one core where one is named. */
export function serveProduct(
  settings: RunningSettings,
  core: number | null = SERVER_CORE,
): Promise<ServedProcess> {
  const order = JSON.stringify({ settings, employers: [] });
  return serveScript('../support/serve.ts', { OART_TEST_ORDER: order }, core);
}

/**
 * Runs a script that prints one line of JSON with its `url` when it listens, and ends when its standard
 * input does.
 */
export async function serveScript(
  script: string,
  environment: Readonly<Record<string, string>>,
  core: number | null,
): Promise<ServedScript> {
  const node = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(script, import.meta.url)),
  ];
  const [program = '', ...rest] = onCore(core, node);
  const child = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], ...environment },
  });
  const ended = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) continue;
    const said = JSON.parse(line) as { readonly url: string } & ServedScript['said'];
    return {
      url: said.url,
      said,
      pid: child.pid ?? 0,
      async close() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error(`${script} ended before it served`);
}

/** A command kept on one core, or left where the machine puts it. */
export function onCore(core: number | null, command: readonly string[]): readonly string[] {
  return core === null ? command : ['taskset', '-c', String(core), ...command];
}
