import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@oart/competency';
import type { TestDatabase } from '../support/database.ts';
import { medianOf, timesAsFast } from './figure.ts';
import type { Figure } from './figure.ts';
import {
  BATCH,
  askedInBatches,
  askedSingly,
  batchesOf,
  enterKey,
  singleQuestions,
} from './gate-authzen.ts';
import { cerbosBatches, cerbosQuestions, serveCerbos } from './gate-cerbos.ts';
import { loadServer } from './gate-load.ts';
import type { Load, Loaded } from './gate-load.ts';
import { requireNoDifference } from './gate-oracle.ts';
import { SERVER_CORE, serveProduct, serveScript } from './gate-process.ts';
import type { ServedProcess } from './gate-process.ts';
import type { GateRun } from './gate-run.ts';
import { fillTables } from './gate-tables.ts';
import { GRANTS_EACH, NOW, gateWorkload } from './gate-workload.ts';
import type { Workload } from './gate-workload.ts';

/** Single questions that are compared one by one, beside all of them in batches. */
const COMPARED_SINGLY = 500;

interface Target {
  readonly server: ServedProcess;
  readonly load: Load;
}

/** Requests a second of each server, round by round. */
type Rates<Name extends string> = Readonly<Record<Name, readonly Loaded[]>>;

/** The product's own server beside a bare one and Cerbos, each on the same core, loaded from the other. */
export async function benchHttp(run: GateRun, database: TestDatabase): Promise<readonly Figure[]> {
  const workload = gateWorkload(run.seed);
  const grantsOf = (person: number): Workload['grants'] =>
    workload.grants.slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH);
  await fillTables(database.urls.owner, workload.staff, grantsOf);
  await enterKey(database.urls.owner);
  await database.installation.moveClock(new Date(NOW).toISOString() as Instant);
  const folder = mkdtempSync(join(tmpdir(), 'oart-bench-'));
  const servers: ServedProcess[] = [];
  const opened = async (opening: Promise<ServedProcess>): Promise<ServedProcess> => {
    const server = await opening;
    servers.push(server);
    return server;
  };
  try {
    const { settings } = database;
    const floor = await opened(serveScript('gate-floor-server.ts', {}, SERVER_CORE));
    const unlogged = await opened(
      serveProduct({ ...settings, askLogOffBecause: 'measured without' }),
    );
    const logged = await opened(serveProduct(settings));
    const cerbos = await opened(serveCerbos(folder));
    await compare('the product over HTTP, asks not kept', workload, unlogged, [
      batchesOf(workload.questions),
      singleQuestions(workload.questions),
    ]);
    await compare('the product over HTTP', workload, logged, [
      batchesOf(workload.questions),
      singleQuestions(workload.questions),
    ]);
    await compare('Cerbos', workload, cerbos, [cerbosBatches(workload), cerbosQuestions(workload)]);
    const single = singleQuestions(workload.questions);
    const batch = batchesOf(workload.questions);
    return figuresOf(
      await measure(run, folder, {
        floor: { server: floor, load: single },
        unlogged: { server: unlogged, load: single },
        logged: { server: logged, load: single },
        cerbos: { server: cerbos, load: cerbosQuestions(workload) },
        batch: { server: unlogged, load: batch },
        loggedBatch: { server: logged, load: batch },
        cerbosBatch: { server: cerbos, load: cerbosBatches(workload) },
      }),
    );
  } finally {
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  name: string,
  workload: Workload,
  { url }: ServedProcess,
  [batches, singles]: readonly [Load, Load],
): Promise<void> {
  const { questions } = workload;
  requireNoDifference(name, workload, questions, await askedInBatches(url, batches));
  const some = { ...singles, bodies: singles.bodies.slice(0, COMPARED_SINGLY) };
  const few = questions.slice(0, COMPARED_SINGLY);
  requireNoDifference(name, workload, few, await askedSingly(url, some));
}

/** One after the other in each round, so that what else the machine does falls on all alike. */
async function measure<Name extends string>(
  { httpRounds, loadSeconds }: GateRun,
  folder: string,
  targets: Readonly<Record<Name, Target>>,
): Promise<Rates<Name>> {
  const names = Object.keys(targets) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as Loaded[]])) as Record<
    Name,
    Loaded[]
  >;
  for (let round = -1; round < httpRounds; round++) {
    for (const name of names) {
      const { server, load } = targets[name];
      const loaded = await loadServer(server.url, load, round < 0 ? 1 : loadSeconds, folder);
      if (round >= 0) rates[name].push(loaded);
    }
  }
  return rates;
}

function figuresOf(
  rates: Rates<
    'floor' | 'unlogged' | 'logged' | 'cerbos' | 'batch' | 'loggedBatch' | 'cerbosBatch'
  >,
): readonly Figure[] {
  const { floor, unlogged, logged, cerbos, batch, loggedBatch, cerbosBatch } = rates;
  const pair = (
    [one, each]: readonly [readonly Loaded[], number],
    [two, other]: readonly [readonly Loaded[], number],
  ): readonly [readonly number[], readonly number[]] => [
    one.map(({ perSecond }) => perSecond * each),
    two.map(({ perSecond }) => perSecond * other),
  ];
  const bare = said('a bare node:http server', floor);
  const theirs = said('Cerbos 0.55.0, which keeps none either', cerbosBatch, BATCH);
  return [
    timesAsFast(
      'single question over HTTP, asks not kept',
      0.55,
      `${said('the product', unlogged)}, ${bare}`,
      pair([unlogged, 1], [floor, 1]),
    ),
    timesAsFast(
      'single question over HTTP, asks kept',
      0.4,
      `${said('the product', logged)}, ${bare}`,
      pair([logged, 1], [floor, 1]),
    ),
    timesAsFast(
      'single question, beside Cerbos',
      8,
      `${said('the product with its asks kept', logged)}, ${said('Cerbos 0.55.0', cerbos)}`,
      pair([logged, 1], [cerbos, 1]),
    ),
    timesAsFast(
      `decisions in batches of ${BATCH}, of a bare server`,
      4,
      `${said('the product, asks not kept', batch, BATCH)}, ${bare}`,
      pair([batch, BATCH], [floor, 1]),
    ),
    timesAsFast(
      `batches of ${BATCH}, asks not kept, beside Cerbos`,
      30,
      `${said('the product, asks not kept', batch, BATCH)}, ${theirs}`,
      pair([batch, BATCH], [cerbosBatch, BATCH]),
    ),
    timesAsFast(
      `batches of ${BATCH}, asks kept, beside Cerbos`,
      null,
      `${said('the product with its asks kept', loggedBatch, BATCH)}, ${theirs}`,
      pair([loggedBatch, BATCH], [cerbosBatch, BATCH]),
    ),
  ];
}

function said(name: string, loaded: readonly Loaded[], each = 1): string {
  const rate = Math.round(medianOf(loaded.map(({ perSecond }) => perSecond * each)));
  const [p50, p99] = [
    medianOf(loaded.map((round) => round.p50)),
    medianOf(loaded.map((round) => round.p99)),
  ];
  const what = each === 1 ? 'requests' : 'decisions';
  const refused = loaded.reduce((sum, round) => sum + round.refused, 0);
  const beside = refused === 0 ? '' : `, and ${String(refused)} requests refused in all`;
  return `${rate.toLocaleString('en-GB')} ${what}/s of ${name} (p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms${beside})`;
}
