import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Instant } from '@oart/competency';
import { startCluster, stopCluster } from '../support/cluster.ts';
import { openTestDatabase } from '../support/database.ts';
import type { RunningSettings } from '../support/product.ts';
import { SeededDraw } from '../support/seeded-draw.ts';
import { medianOf } from './figure.ts';
import type { Figure } from './figure.ts';
import { gateRun } from './gate-run.ts';
import { fillTables } from './gate-tables.ts';
import { NOW, grantsOf } from './gate-workload.ts';
import type { Grant } from './gate-workload.ts';

export interface ScaleOrder {
  readonly settings: RunningSettings;
  readonly ownerUrl: string;
  readonly staff: number;
  /** Grants whose window is open; each is suspended once. */
  readonly watched: readonly Grant[];
}

export interface ScaleReport {
  readonly readyMs: number;
  readonly bytesEach: number;
  readonly confirmations: readonly number[];
  readonly rebuilds: readonly number[];
}

const CHANGES = 50;
const READY_TARGET_MS = 30_000;
const CONFIRM_TARGET_MS = 1;
const REBUILD_TARGET_MS = 10;

/** A department of 100,000 people with a million facts, in one process of the product. */
export async function benchGateScale(): Promise<readonly Figure[]> {
  const { seed, people } = gateRun();
  console.log(`Seed ${seed} (GATE_SEED draws another department).`);
  await startCluster();
  try {
    const database = await openTestDatabase();
    try {
      const began = performance.now();
      const watched: Grant[] = [];
      const draw = new SeededDraw(seed);
      const facts = await fillTables(database.urls.owner, people, (person) => {
        const own = grantsOf(person, draw);
        const isWanted = watched.length < CHANGES && person >= (watched.length * people) / CHANGES;
        if (isWanted && isTelling(own)) watched.push(...own.slice(0, 1));
        return own;
      });
      const filledSeconds = (performance.now() - began) / 1_000;
      console.log(`${facts} facts of ${people} people written in ${filledSeconds.toFixed(0)} s.\n`);
      await database.installation.moveClock(new Date(NOW).toISOString() as Instant);
      const { settings, urls } = database;
      const order: ScaleOrder = { settings, ownerUrl: urls.owner, staff: people, watched };
      return figuresOf(await measure(order), people, facts);
    } finally {
      await database.close();
    }
  } finally {
    await stopCluster();
  }
}

/** An open window at a treatment site that the other entitlement is not for: suspended, it is missed. */
function isTelling([first, second]: readonly Grant[]): boolean {
  if (first === undefined || first.from > NOW || NOW >= first.until) return false;
  return first.treatmentSite !== second?.treatmentSite;
}

async function measure(order: ScaleOrder): Promise<ScaleReport> {
  const script = fileURLToPath(new URL('gate-scale-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script], {
    env: { PATH: process.env['PATH'], GATE_SCALE: JSON.stringify(order) },
    maxBuffer: 1 << 24,
  });
  const line = stdout.split('\n').findLast((each) => each.startsWith('{'));
  return JSON.parse(line ?? '{}') as ScaleReport;
}

function figuresOf(
  { readyMs, bytesEach, confirmations, rebuilds }: ScaleReport,
  people: number,
  facts: number,
): readonly Figure[] {
  return [
    {
      what: 'start-up to ready',
      counted:
        `from the start of the process to the first answer, with all ${facts} facts of ${people} people in memory, ` +
        `which take ${(bytesEach / 1024).toFixed(1)} KiB a person of resident memory`,
      median: readyMs,
      slowest: readyMs,
      rounds: 1,
      target: READY_TARGET_MS,
    },
    {
      what: 'a change confirmed',
      counted: `marking what a suspension concerns, as the feed hands it over, beside all those facts`,
      ...spread(confirmations),
      target: CONFIRM_TARGET_MS,
    },
    {
      what: 'the person rebuilt',
      counted: `the first question about somebody just suspended, answered with the new fact: read from PostgreSQL, compiled, decided`,
      ...spread(rebuilds),
      target: REBUILD_TARGET_MS,
    },
  ];
}

function spread(times: readonly number[]): Pick<Figure, 'median' | 'slowest' | 'rounds'> {
  return { median: medianOf(times), slowest: Math.max(...times), rounds: times.length };
}
