import { setTimeout as wait } from 'node:timers/promises';
import { openDatabaseIn } from '../support/database-on-disk.ts';
import type { DatabaseOnDisk } from '../support/database-on-disk.ts';
import { freePort } from '../support/free-port.ts';
import { PowerCutDisk } from '../support/power-cut-disk.ts';
import { commandOn } from '../support/product-command.ts';
import {
  acknowledgedOf,
  answered,
  itRecordedEachOnce,
  missingFrom,
  sum,
} from '../support/recorded-once.ts';
import { SeededDraw } from '../support/seeded-draw.ts';
import { startProductOn } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import type { StubbornClient } from '../support/stubborn-client.ts';
import { joinStubbornClients } from '../support/stubborn-clients.ts';

const CUTS = Number(process.env['CUTS'] ?? 10);
const SEED = Number(process.env['CUT_SEED'] ?? Date.now() % 1_000_000);
/** Before each thing that a client records. */
const PAUSE_MS = Number(process.env['CUT_PAUSE_MS'] ?? 0);
const CLIENTS = 4;
/** After so many answers of the product that serves again, and so many milliseconds more. */
const ANSWERS = [1, 120] as const;
const MILLISECONDS = [0, 60] as const;

/** In the order in which they were opened. */
const toClose: (() => Promise<void> | void)[] = [];
let product: Product<DatabaseOnDisk>;
let clients: readonly StubbornClient[];
const returns: number[] = [];

beforeAll(
  async () => {
    const disk = PowerCutDisk.insert(['evidence']);
    toClose.push(() => {
      disk.remove();
    });
    const database = await openDatabaseIn(disk.directory);
    toClose.push(() => database.close());
    product = await startProductOn(database, { settings: { port: await freePort() } });
    toClose.push(() => (product.hasEnded() ? undefined : product.close()));
    clients = await joinStubbornClients(product, CLIENTS);
    await cutUnderLoad(disk);
    report();
  },
  120_000 + CUTS * (60_000 + 120 * PAUSE_MS),
);

afterAll(async () => {
  for (const close of toClose.toReversed()) await close();
});

async function cutUnderLoad(from: PowerCutDisk): Promise<void> {
  const draw = new SeededDraw(SEED);
  const working = Promise.all(clients.map((client) => client.work(PAUSE_MS)));
  // A client that is refused ends the run at once, with its refusal.
  const failing = working.then(() => Promise.reject(new Error('The clients stopped early')));
  for (let cut = 0; cut < CUTS; cut += 1) {
    await Promise.race([answered(clients, draw.whole(...ANSWERS)), failing]);
    await wait(draw.whole(...MILLISECONDS));
    from.cut();
    for (const client of clients) client.cutLine();
    const began = performance.now();
    await product.kill();
    await product.database.close();
    await from.comeBack();
    await product.database.openAgain();
    await lostNothing();
    await product.startAgain();
    returns.push(performance.now() - began);
  }
  failing.catch(() => undefined);
  for (const client of clients) client.stop();
  await working;
}

/** Looked at before anybody goes on; @throws where something that was acknowledged is not there as it was. */
async function lostNothing(): Promise<void> {
  const acknowledged = acknowledgedOf({ clients });
  const missing = await missingFrom({ product }, acknowledged);
  const ledger = await commandOn(product.database, ['verify']);
  const evidence = await commandOn(product.database, ['evidence', 'verify']);
  const files = JSON.parse(evidence.said) as Record<'missing' | 'changed', readonly string[]>;
  const lost = [...missing, ...files.missing, ...files.changed];
  if (lost.length === 0 && ledger.code === 0) return;
  throw new Error(
    `Seed ${String(SEED)}: after ${String(returns.length + 1)} cuts ${String(lost.length)} of ` +
      `${String(acknowledged.length)} are lost: ${lost.join(', ')}; ${ledger.said}`,
  );
}

function report(): void {
  const median = returns.toSorted((one, other) => one - other)[Math.floor(CUTS / 2)] ?? 0;
  console.log(
    `Seed ${String(SEED)} (CUT_SEED): ${String(CUTS)} power cuts, ` +
      `${String(acknowledgedOf({ clients }).length)} facts acknowledged; ` +
      `${String(sum(clients, ({ repeated }) => repeated))} requests lost their answer and were sent again, ` +
      `${String(sum(clients, ({ replayed }) => replayed))} of them had been recorded; ` +
      `looked through and serving again after ${(median / 1000).toFixed(1)} s (median).`,
  );
}

describe(`a product whose power was cut ${String(CUTS)} times while clients record (seed ${String(SEED)})`, () => {
  itRecordedEachOnce(() => ({ product, clients, faults: CUTS, seed: SEED }));

  it('has no file that no record names, and none that is missing or changed', async () => {
    const { code, said } = await commandOn(product.database, ['evidence', 'verify']);
    expect([code, said]).toEqual([0, expect.any(String)]);
  });
});
