/** The load where wrk is not at hand, in a process of its own. */
import { readFileSync } from 'node:fs';
import type { Load } from './gate-load.ts';
import { loadPeer } from './gate-peers.ts';

interface Shot {
  readonly requests: { readonly total: number };
  readonly duration: number;
  readonly errors: number;
  readonly non2xx: number;
  readonly latency: { readonly p50: number; readonly p99: number };
}

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Load & {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
};
const autocannon = await loadPeer<(options: object) => Promise<Shot>>('autocannon');
const { url, seconds, connections, path, headers, bodies } = order;
const shot = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: bodies.map((body) => ({ method: 'POST', path, headers, body })),
});
process.stdout.write(
  `${JSON.stringify({
    requests: shot.requests.total,
    ms: shot.duration * 1_000,
    failed: shot.errors + shot.non2xx,
    p50: shot.latency.p50,
    p99: shot.latency.p99,
  })}\n`,
);
