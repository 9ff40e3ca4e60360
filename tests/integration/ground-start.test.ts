import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 180_000;

let parent: string;
let dataDirectory: string;
const started: ChildProcess[] = [];

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'oart-start-'));
  chmodSync(parent, 0o755);
  dataDirectory = join(parent, 'store');
});

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(parent, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Resolves with what it said so far, once that contains the words, or with everything at its end. */
  until(words: string): Promise<string>;
  ended(): Promise<{ code: number | null; said: string }>;
}

function npmStart(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      OART_DATA_DIR: dataDirectory,
      OART_KIND: 'test',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = once(child, 'close');
  return {
    child,
    said: () => output,
    async until(words) {
      while (!output.includes(words) && child.exitCode === null) {
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
      return output;
    },
    async ended() {
      await exit;
      return { code: child.exitCode, said: output };
    },
  };
}

/** The file that a running postmaster keeps in the data directory; its first line is its PID. */
function postmasterFile(): string {
  return join(dataDirectory, 'postgres/cluster/postmaster.pid');
}

function postmaster(): number {
  return Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0]);
}

describe('npm start', () => {
  it(
    'says where it serves, survives kill -9, refuses a taken port, and ends cleanly on Ctrl-C',
    async () => {
      const first = npmStart({ PORT: '0' });
      expect(await first.until('Stop with Ctrl-C.')).toMatch(/served at http:\/\/[\w.]+:\d+/);
      first.child.kill('SIGKILL');
      await first.ended();
      const left = postmaster();

      const second = npmStart({ PORT: '0' });
      const said = await second.until('Stop with Ctrl-C.');
      expect(postmaster()).toBe(left);
      const url = /served at (\S+)/.exec(said)?.[1] ?? '';
      expect((await fetch(`${url}/health/live`)).status).toBe(200);

      const third = npmStart({ PORT: new URL(url).port });
      const refused = await third.ended();
      expect(refused.code).toBe(1);
      expect(refused.said).toContain(`Port ${new URL(url).port} is taken by another program`);
      expect(refused.said).not.toContain('    at ');

      second.child.kill('SIGINT');
      expect(await second.ended()).toMatchObject({ code: 0 });
      expect(existsSync(postmasterFile())).toBe(false);
    },
    PATIENCE_MS,
  );

  it.each([
    ['a wrong setting', { PORT: 'http' }, 'PORT is "http" and must be a number'],
    [
      'a data directory that cannot be written',
      { OART_DATA_DIR: '/dev/null/x' },
      'cannot be written',
    ],
  ])(
    'refuses %s in one sentence',
    async (_name, environment, sentence) => {
      const { code, said } = await npmStart(environment).ended();
      expect(code).toBe(1);
      expect(said).toContain(sentence);
      expect(said).not.toContain('    at ');
    },
    PATIENCE_MS,
  );
});
