import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure } from './figure.ts';
import { medianOf, timesAsFast } from './figure.ts';
import type { Contest, ContestOrder } from './gate-contest.ts';
import type { GateRun } from './gate-run.ts';

const CONTESTS: readonly {
  readonly beside: ContestOrder['beside'];
  readonly what: string;
  readonly target: number;
}[] = [
  { beside: 'floor', what: 'in process, of a bare Map.get', target: 1 / 6 },
  { beside: 'casl', what: 'in process, beside CASL', target: 10 },
  { beside: 'casbin', what: 'in process, beside casbin', target: 50 },
  { beside: 'cedar', what: 'in process, beside Cedar-wasm', target: 500 },
  { beside: 'sql', what: 'in process, beside one SQL statement', target: 200 },
];
const PAST_TARGET = 0.5;

/** Our compiled gate with every reason beside a floor and four engines, each pair in a process of its own. */
export async function benchInProcess(run: GateRun, url: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { beside, what, target } of CONTESTS) {
    const held = await hold(run, beside, url);
    figures.push(timesAsFast(what, target, said(held), [held.ours, held.others]));
  }
  const past = await hold(run, 'past', url);
  const rates = [past.others, past.ours] as const;
  figures.push(timesAsFast('as of a past instant, of now', PAST_TARGET, said(past), rates));
  const names = await hold(run, 'names', url);
  const byName = [names.others, names.ours] as const;
  figures.push(timesAsFast('with the names read each time, of once', null, said(names), byName));
  return figures;
}

async function hold(
  { seed, rounds, roundMs }: GateRun,
  beside: ContestOrder['beside'],
  url: string,
): Promise<Contest> {
  const order: ContestOrder = { seed, beside, rounds, roundMs, url };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', fileURLToPath(new URL('gate-contest-process.ts', import.meta.url))],
    { env: { ...process.env, GATE_CONTEST: JSON.stringify(order) }, maxBuffer: 1 << 24 },
  );
  return JSON.parse(stdout) as Contest;
}

function said({ beside, ours, others, permits, firstPassMs }: Contest): string {
  return (
    `${perSecond(ours)} of our compiled gate, questions read before, with outcome, reasons, entitlement and last usable day, ` +
    `${perSecond(others)} of ${beside}; ${permits} permits, no difference from the oracle; ` +
    `compiled at the first asking, ${(firstPassMs / 1_000).toFixed(1)} s for all questions`
  );
}

function perSecond(rates: readonly number[]): string {
  return `${Math.round(medianOf(rates)).toLocaleString('en-GB')}/s`;
}
