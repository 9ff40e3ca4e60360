import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LOAD_CORE, onCore } from './gate-process.ts';

/** Requests that are sent in turn, over and over. */
export interface Load {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
}

/** What came back in one round. */
export interface Loaded {
  /** Answered with 200; nothing else is counted. */
  readonly perSecond: number;
  /** Answered otherwise, or not at all: a product whose log of asks is full refuses. */
  readonly refused: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const CONNECTIONS = 16;

/** Debian's wrk, or autocannon where there is none: that one is slower than a bare server and flatters whatever it measures. */
export const LOADER = spawnSync('wrk', ['-v']).error === undefined ? 'wrk' : 'autocannon';

/** Sixteen connections that never wait, from a core of their own. */
export async function loadServer(
  url: string,
  load: Load,
  seconds: number,
  folder: string,
): Promise<Loaded> {
  const command =
    LOADER === 'wrk' ? wrk(url, load, seconds, folder) : autocannon(url, load, seconds, folder);
  const [program = '', ...rest] = onCore(LOAD_CORE, command);
  const { stdout } = await promisify(execFile)(program, rest);
  const line = stdout.split('\n').findLast((each) => each.startsWith('{'));
  const { requests, ms, failed, p50, p99 } = JSON.parse(line ?? '{}') as Record<string, number>;
  if (requests === undefined || ms === undefined || failed === undefined || failed >= requests) {
    throw new Error(`${load.path} was not answered: ${stdout}`);
  }
  const perSecond = ((requests - failed) / ms) * 1_000;
  return { perSecond, refused: failed, p50: p50 ?? 0, p99: p99 ?? 0 };
}

function wrk(url: string, load: Load, seconds: number, folder: string): readonly string[] {
  const script = join(folder, 'load.lua');
  const { host } = new URL(url);
  // JSON writes a text as Lua reads it, as long as it is plain ASCII.
  const requests = load.bodies.map((body) => JSON.stringify(rawRequest(host, load, body)));
  writeFileSync(
    script,
    `local requests = {\n${requests.join(',\n')}\n}
local sent = 0
function request()
  sent = sent % #requests + 1
  return requests[sent]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"ms":%f,"failed":%d,"p50":%f,"p99":%f}\\n', summary.requests,
    summary.duration / 1000, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
`,
  );
  const often = ['-t1', `-c${String(CONNECTIONS)}`, `-d${String(seconds)}s`];
  return ['wrk', ...often, '-s', script, url];
}

function rawRequest(host: string, { path, headers }: Load, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines.join('')}content-length: ${String(body.length)}\r\n\r\n${body}`;
}

function autocannon(url: string, load: Load, seconds: number, folder: string): readonly string[] {
  const order = join(folder, 'load.json');
  writeFileSync(order, JSON.stringify({ url, seconds, connections: CONNECTIONS, ...load }));
  return [process.execPath, fileURLToPath(new URL('gate-autocannon.ts', import.meta.url)), order];
}
