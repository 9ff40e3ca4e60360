/** One process of the built product over a large department: what it takes to have everybody in memory, and to hear of a change. */
import { setTimeout as wait } from 'node:timers/promises';
import type { GateQuestion } from '@oart/competency';
import { gateQuestionOf } from './gate-engine.ts';
import { ROLES } from './gate-roles.ts';
import { EMPLOYER } from './gate-rows.ts';
import type { ScaleOrder, ScaleReport } from './gate-scale.ts';
import { headOf, suspend } from './gate-suspension.ts';
import { connect } from './gate-tables.ts';
import { NOW } from './gate-workload.ts';
import type { Grant } from './gate-workload.ts';

/** What is used of the product, as it was built. */
interface Application {
  get(token: unknown, options: object): unknown;
  close(): Promise<void>;
}
interface Memory {
  recorded(rows: readonly { readonly index: number }[]): void;
}
interface Asks {
  ask(
    employerId: string,
    fractions: readonly never[],
    read: () => readonly GateQuestion[],
  ): Promise<{ readonly asked: readonly { readonly decision: Decision }[] }>;
}
interface Decision {
  readonly outcome: string;
  readonly reasons: readonly { readonly code: string }[];
}

const PATIENCE_MS = 10_000;
const order = JSON.parse(process.env['GATE_SCALE'] ?? '{}') as ScaleOrder;
const load = async (file: string): Promise<Record<string, unknown>> =>
  (await import(new URL(`../../api/dist/${file}`, import.meta.url).href)) as Record<
    string,
    unknown
  >;

const { createServer } = (await load('http/server.js')) as {
  createServer: (settings: ScaleOrder['settings'], log: unknown) => Promise<Application>;
};
const { createLog } = (await load('http/log.js')) as { createLog: (level: string) => unknown };
const app = await createServer(order.settings, createLog(order.settings.logLevel));
const service = async <Service>(file: string, name: string): Promise<Service> =>
  app.get((await load(file))[name], { strict: false }) as Service;

const feed = await service<{ start(): Promise<void> }>(
  'ledger-feed/ledger-feed.service.js',
  'LedgerFeed',
);
const memories = await service<{ open(employerId: string): Promise<Memory> }>(
  'gate-memory/gate-memory.service.js',
  'GateMemoryService',
);
const asks = await service<Asks>('gate/ask.service.js', 'AskService');
await feed.start();

const before = residentBytes();
const memory = await memories.open(EMPLOYER);
await untilAnswered(question(order.watched[0]));
const readyMs = performance.now();
const bytesEach = (residentBytes() - before) / order.staff;

const marked = timeMarking(memory);
const rebuilds: number[] = [];
const client = await connect(order.ownerUrl);
for (const [place, grant] of order.watched.entries()) {
  const asked = question(grant);
  if ((await answer(asked)).outcome !== 'PERMIT') throw new Error('An open window is a permit');
  await suspend(client, grant.person, headOf(order.staff) + 1 + place);
  await heard(place + 1);
  const began = performance.now();
  const { outcome, reasons } = await answer(asked);
  rebuilds.push(performance.now() - began);
  if (outcome !== 'DENY' || !reasons.some(({ code }) => code === 'suspended')) {
    throw new Error('A suspended entitlement is no permit');
  }
}
await client.end();
const report: ScaleReport = { readyMs, bytesEach, confirmations: marked, rebuilds };
process.stdout.write(`${JSON.stringify(report)}\n`);
await app.close();
process.exit(0);

function question(grant: Grant | undefined): GateQuestion {
  const task = ROLES[grant?.role ?? 0]?.tasks[0];
  if (grant === undefined || task === undefined) throw new Error('Somebody is watched');
  return gateQuestionOf({ ...grant, task, at: NOW });
}

async function answer(asked: GateQuestion): Promise<Decision> {
  const { asked: answers } = await asks.ask(EMPLOYER, [], () => [asked]);
  const [given] = answers;
  if (given === undefined) throw new Error('A question has an answer');
  return given.decision;
}

/** Reading a million facts holds up the feed; a question before its next beat is neither yes nor no. */
async function untilAnswered(asked: GateQuestion): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; ;) {
    try {
      await answer(asked);
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await wait(5);
    }
  }
}

/** How long each call took in which the memory only marks what a new fact concerns. */
function timeMarking(followed: Memory): readonly number[] {
  const times: number[] = [];
  const mark = followed.recorded.bind(followed);
  followed.recorded = (rows) => {
    const began = performance.now();
    mark(rows);
    times.push(performance.now() - began);
  };
  return times;
}

async function heard(count: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (marked.length < count) {
    if (performance.now() > until) throw new Error('A change was never heard of');
    await wait(2);
  }
}

function residentBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}
