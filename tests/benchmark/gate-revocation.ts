import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { TestDatabase } from '../support/database.ts';
import { SeededDraw } from '../support/seeded-draw.ts';
import { query } from '../support/query.ts';
import { medianOf } from './figure.ts';
import type { Figure } from './figure.ts';
import { said, startCopies } from './gate-copies.ts';
import type { Copies, Watch } from './gate-copies.ts';
import { EMPLOYER } from './gate-rows.ts';
import type { GateRun } from './gate-run.ts';
import { headOf, suspend } from './gate-suspension.ts';
import { connect, fillTables } from './gate-tables.ts';
import { grantsOf } from './gate-workload.ts';

const STAFF = 500;
const PROCESSES = 4;
const COPIES_EACH = 4;
const COPIES = PROCESSES * COPIES_EACH;
const P99_TARGET_MS = 50;
const LEASE_MS = 1_000;
const PATIENCE_MS = 10_000;

/** How soon a revocation is in sixteen copies, and how long a copy whose database froze goes on without it. */
export async function benchRevocation(
  run: GateRun,
  database: TestDatabase,
): Promise<readonly Figure[]> {
  const draw = new SeededDraw(run.seed);
  const own = Array.from({ length: STAFF }, (_, person) => grantsOf(person, draw));
  await fillTables(database.urls.owner, STAFF, (person) => own[person] ?? []);
  const client = await connect(database.urls.owner);
  const order = { settings: database.settings, employerId: EMPLOYER, head: headOf(STAFF) };
  const processes: Copies[] = [];
  try {
    for (let place = 0; place < PROCESSES; place++) {
      processes.push(await startCopies({ ...order, copies: COPIES_EACH }));
    }
    const revocations = run.revocations;
    const reached = await reach(client, processes, draw, revocations, order.head);
    const head = order.head + revocations;
    const frozen = await freeze(run, client, database, { ...order, head });
    return [reached, frozen];
  } finally {
    for (const copies of processes) await copies.close();
    await client.end();
  }
}

async function reach(
  client: pg.Client,
  processes: readonly Copies[],
  draw: SeededDraw,
  revocations: number,
  head: number,
): Promise<Figure> {
  const times: number[] = [];
  const first: number[] = [];
  for (let index = head + 1; index <= head + revocations; index++) {
    await wait(draw.whole(5, 40));
    const { sentAt } = await suspend(client, index % STAFF, index);
    const at = await markedEverywhere(processes, index);
    times.push(Math.max(...at) - sentAt);
    first.push(Math.min(...at) - sentAt);
  }
  times.sort((one, other) => one - other);
  const p99 = times[Math.ceil(times.length * 0.99) - 1] ?? Infinity;
  return {
    what: `revocation in ${COPIES} copies, p99`,
    counted:
      `from sending the COMMIT of a suspension until the last of ${COPIES} copies has marked it; median ${medianOf(times).toFixed(1)} ms, ` +
      `first copy ${medianOf(first).toFixed(1)} ms; the product's own feed (LedgerFeed) ${COPIES_EACH} times in each of ${PROCESSES} processes, on one real PostgreSQL`,
    median: p99,
    slowest: times.at(-1) ?? Infinity,
    rounds: times.length,
    target: P99_TARGET_MS,
  };
}

async function markedEverywhere(
  processes: readonly Copies[],
  index: number,
): Promise<readonly number[]> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const at = processes.flatMap(({ marked }) =>
      marked.filter((each) => each.index === index).map((each) => each.at),
    );
    if (at.length === COPIES) return at;
    if (performance.now() > until) throw new Error('A copy never heard of a revocation');
    await wait(1);
  }
}

/** A copy more, whose two connections are stopped in the middle: no socket error, only silence. */
async function freeze(
  run: GateRun,
  client: pg.Client,
  { settings, urls }: TestDatabase,
  { employerId, head }: { readonly employerId: string; readonly head: number },
): Promise<Figure> {
  const copy = await startCopies({ settings, employerId, head, copies: 1 });
  const times: number[] = [];
  try {
    for (let index = head + 1; index <= head + run.freezes; index++) {
      const backends = await newestBackends(urls.owner);
      for (const pid of backends) process.kill(pid, 'SIGSTOP');
      try {
        const { sentAt } = await suspend(client, index % STAFF, index);
        const last = said(copy.child, 'last-answer');
        copy.child.send({ index } satisfies Watch);
        await wait(LEASE_MS + 500);
        thaw(backends);
        times.push((await last).at - sentAt);
      } finally {
        thaw(backends);
      }
      await wait(LEASE_MS);
    }
  } finally {
    await copy.close();
  }
  const latest = Math.max(...times);
  return {
    what: 'last permit of a frozen copy',
    counted: `from sending the COMMIT until a copy whose database backends were stopped (SIGSTOP) answers no more from before it; the latest of all, median ${medianOf(times).toFixed(0)} ms`,
    median: latest,
    slowest: latest,
    rounds: times.length,
    target: LEASE_MS,
  };
}

/** Lets them run on. A copy that gave a silent one up has another by then, and the old one may be gone. */
function thaw(backends: readonly number[]): void {
  for (const pid of backends) {
    try {
      process.kill(pid, 'SIGCONT');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** The two backends of the copy that came last. */
async function newestBackends(ownerUrl: string): Promise<readonly number[]> {
  const rows = await query(
    ownerUrl,
    `select pid from pg_stat_activity where application_name = 'oart feed'
       and datname = current_database() order by backend_start desc limit 2`,
  );
  if (rows.length !== 2) throw new Error('A copy has two connections');
  return rows.map(({ pid }) => Number(pid));
}
