import { setTimeout as wait } from 'node:timers/promises';
import { openTestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { acknowledgedOf, answered, itRecordedEachOnce, sum } from '../support/recorded-once.ts';
import { SeededDraw } from '../support/seeded-draw.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import type { StubbornClient } from '../support/stubborn-client.ts';
import { joinStubbornClients } from '../support/stubborn-clients.ts';
import { OPENING } from '../support/test-department.ts';

const KILLS = Number(process.env['KILLS'] ?? 5);
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const CLIENTS = 4;
/** After so many answers of the product that serves again, and so many milliseconds more. */
const ANSWERS = [0, 24] as const;
const MILLISECONDS = [0, 60] as const;

let product: Product;
let clients: readonly StubbornClient[];
const restarts: number[] = [];

beforeAll(
  async () => {
    const database = await openTestDatabase();
    await database.installation.moveClock(OPENING);
    product = await startProduct({ database, settings: { port: await freePort() } });
    clients = await joinStubbornClients(product, CLIENTS);
    await killUnderLoad();
    report();
  },
  60_000 + KILLS * 20_000,
);

afterAll(() => product.close());

async function killUnderLoad(): Promise<void> {
  const draw = new SeededDraw(SEED);
  const working = Promise.all(clients.map((client) => client.work()));
  // A client that is refused ends the run at once, with its refusal.
  const failing = working.then(() => Promise.reject(new Error('The clients stopped early')));
  for (let kill = 0; kill < KILLS; kill += 1) {
    await Promise.race([answered(clients, draw.whole(...ANSWERS)), failing]);
    await wait(draw.whole(...MILLISECONDS));
    await product.kill();
    const killed = performance.now();
    await product.startAgain();
    restarts.push(performance.now() - killed);
  }
  failing.catch(() => undefined);
  for (const client of clients) client.stop();
  await working;
}

function report(): void {
  const median = restarts.toSorted((one, other) => one - other)[Math.floor(KILLS / 2)] ?? 0;
  console.log(
    `Seed ${String(SEED)} (KILL_SEED): ${String(KILLS)} kills, ` +
      `${String(acknowledgedOf({ clients }).length)} facts acknowledged; ` +
      `${String(sum(clients, ({ repeated }) => repeated))} requests lost their answer and were sent again, ` +
      `${String(sum(clients, ({ replayed }) => replayed))} of them had been recorded; ` +
      `serving again after ${(median / 1000).toFixed(1)} s (median).`,
  );
}

describe(`a product killed ${String(KILLS)} times while clients record (seed ${String(SEED)})`, () => {
  itRecordedEachOnce(() => ({ product, clients, faults: KILLS, seed: SEED }));
});
