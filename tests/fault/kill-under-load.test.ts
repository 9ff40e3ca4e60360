import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { joinMember } from '../support/members.ts';
import { commandOn } from '../support/product-command.ts';
import { query } from '../support/query.ts';
import { SeededDraw } from '../support/seeded-draw.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { StubbornClient } from '../support/stubborn-client.ts';
import type { Acknowledged } from '../support/stubborn-client.ts';

const KILLS = Number(process.env['KILLS'] ?? 5);
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const CLIENTS = 4;
/** After so many answers of the product that serves again, and so many milliseconds more. */
const ANSWERS = [0, 24] as const;
const MILLISECONDS = [0, 60] as const;

let product: Product;
let clients: readonly StubbornClient[];
let acknowledged: readonly Acknowledged[];
const restarts: number[] = [];

beforeAll(
  async () => {
    product = await startProduct({ settings: { port: await freePort() } });
    const keeper = await joinMember(product, 'Keeper-1', ['staffing-records']);
    const reviewer = await joinMember(product, 'AA-1', ['verifier']);
    clients = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, at) => {
        const holder = await joinMember(product, `Adapter-${String(at + 1)}`, ['staff-member']);
        return new StubbornClient(holder, reviewer, keeper);
      }),
    );
    await killUnderLoad();
    acknowledged = clients.flatMap((client) => client.acknowledged);
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
    await Promise.race([answered(draw.whole(...ANSWERS)), failing]);
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

/** Resolves when the clients have had so many more answers. */
async function answered(more: number): Promise<void> {
  const enough = sum(({ answers }) => answers) + more;
  while (sum(({ answers }) => answers) < enough) await wait(2);
}

function sum(count: (client: StubbornClient) => number): number {
  return clients.reduce((total, client) => total + count(client), 0);
}

function report(): void {
  const median = restarts.toSorted((one, other) => one - other)[Math.floor(KILLS / 2)] ?? 0;
  console.log(
    `Seed ${String(SEED)} (KILL_SEED): ${String(KILLS)} kills, ${String(acknowledged.length)} facts acknowledged; ` +
      `${String(sum(({ repeated }) => repeated))} requests lost their answer and were sent again, ` +
      `${String(sum(({ replayed }) => replayed))} of them had been recorded; ` +
      `serving again after ${(median / 1000).toFixed(1)} s (median).`,
  );
}

function rows(text: string, values: readonly unknown[] = []): ReturnType<typeof query> {
  const { database, administrators } = product;
  return query(database.urls.app, text, values, administrators[0]?.employerId);
}

const evidence = (): string => join(product.database.settings.dataDirectory, 'evidence');
const idsOf = (kind: Acknowledged['kind']): readonly string[] =>
  acknowledged.filter((fact) => fact.kind === kind).map(({ id }) => id);

describe(`a product killed ${String(KILLS)} times while clients record (seed ${String(SEED)})`, () => {
  it('was killed while it was recording', () => {
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(sum(({ repeated }) => repeated)).toBeGreaterThanOrEqual(KILLS);
  });

  it.each([
    ['evidence', 'select id from oart.evidence'],
    ['review', 'select evidence_id as id from oart.evidence_review'],
    ['absence', 'select id from oart.absence'],
  ] as const)('has every acknowledged %s exactly once, and no other', async (kind, text) => {
    const stored = (await rows(text)).map(({ id }) => String(id));
    expect(stored.toSorted()).toEqual(idsOf(kind).toSorted());
  });

  it('has no fact without its leaf and no leaf without its fact, in a ledger that verifies', async () => {
    const { code, said } = await commandOn(product.database, ['verify']);
    const { ledgers } = JSON.parse(said) as {
      ledgers: { leaves: number; problems: string[] }[];
    };
    expect(ledgers.flatMap(({ problems }) => problems)).toEqual([]);
    expect(ledgers[0]?.leaves).toBeGreaterThan(acknowledged.length);
    expect(code).toBe(0);
  });

  it('has the whole file of every record, under the hash that the record names', async () => {
    const named = new Set((await rows('select sha256 from oart.evidence')).map((r) => r['sha256']));
    const sent = acknowledged.flatMap(({ sha256 }) => sha256 ?? []);
    expect(named).toEqual(new Set(sent));
    const files = readdirSync(join(evidence(), 'cas'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const hashes = files.map((file) =>
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    );
    expect(new Set(hashes)).toEqual(named);
    expect(files.map((file) => file.split('/').at(-1))).toEqual(hashes);
  });

  it('has nothing half done: no upload without its record, no key without its answer', async () => {
    expect(await rows('select id from oart.evidence_upload')).toEqual([]);
    expect(await rows('select id from oart.idempotency_key where result is null')).toEqual([]);
    // What a kill left in quarantine nobody names; it is cleared after a day. A client sends two files at most at
    // once, and each has a second name while it is checked.
    expect(readdirSync(join(evidence(), 'quarantine')).length).toBeLessThanOrEqual(
      KILLS * CLIENTS * 4,
    );
  });

  it('answers the same request with the same answer, and records nothing more', async () => {
    const leaves = 'select count(*)::int as count from oart.ledger_leaf';
    const before = await rows(leaves);
    const draw = new SeededDraw(SEED);
    const some = acknowledged.filter(() => draw.chance(Math.min(1, 100 / acknowledged.length)));
    expect(some.length).toBeGreaterThan(10);
    for (const { lasting, again } of some) {
      const { body, headers } = await again().expect(201);
      expect(headers['idempotent-replay']).toBe('true');
      expect(body).toMatchObject(lasting);
    }
    expect(await rows(leaves)).toEqual(before);
  });
});
