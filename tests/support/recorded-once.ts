import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestDatabase } from './database.ts';
import { commandOn } from './product-command.ts';
import { query } from './query.ts';
import { SeededDraw } from './seeded-draw.ts';
import type { Product } from './start-product.ts';
import type { Acknowledged, StubbornClient } from './stubborn-client.ts';

/** A product that was stopped without warning, again and again, while clients recorded. */
export interface FaultRun {
  readonly product: Product<Pick<TestDatabase, 'settings' | 'urls' | 'close'>>;
  readonly clients: readonly StubbornClient[];
  readonly faults: number;
  readonly seed: number;
}

const ALL_OF = {
  evidence: 'select id from oart.evidence',
  review: 'select evidence_id as id from oart.evidence_review',
  absence: 'select id from oart.absence',
  assessment: 'select id from oart.assessment',
} as const;

export function sum(
  clients: readonly StubbornClient[],
  count: (client: StubbornClient) => number,
): number {
  return clients.reduce((total, client) => total + count(client), 0);
}

export function acknowledgedOf({ clients }: Pick<FaultRun, 'clients'>): readonly Acknowledged[] {
  return clients.flatMap((client) => client.acknowledged);
}

/** Resolves when the clients have had so many more answers. */
export async function answered(clients: readonly StubbornClient[], more: number): Promise<void> {
  const enough = sum(clients, ({ answers }) => answers) + more;
  while (sum(clients, ({ answers }) => answers) < enough) await wait(2);
}

/** Ids of what was acknowledged and is not in the database. */
export async function missingFrom(
  run: Pick<FaultRun, 'product'>,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const there = new Set<string>();
  for (const [kind, text] of Object.entries(ALL_OF)) {
    for (const { id } of await rows(run, text)) there.add(`${kind} ${String(id)}`);
  }
  return acknowledged.map(({ kind, id }) => `${kind} ${id}`).filter((name) => !there.has(name));
}

/** States, as tests, that each acknowledged fact is there once, whole and verifiable, and nothing else. */
export function itRecordedEachOnce(run: () => FaultRun): void {
  it('was stopped while it was recording', () => {
    const { clients, faults } = run();
    expect(acknowledgedOf(run()).length).toBeGreaterThan(faults);
    expect(sum(clients, ({ repeated }) => repeated)).toBeGreaterThanOrEqual(faults);
  });

  it.each(Object.entries(ALL_OF))(
    'has every acknowledged %s exactly once, and no other',
    async (kind, text) => {
      const stored = (await rows(run(), text)).map(({ id }) => String(id));
      const facts = acknowledgedOf(run()).filter((fact) => fact.kind === kind);
      expect(stored.toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
    },
  );

  it('has no fact without its leaf and no leaf without its fact, in a ledger that verifies', async () => {
    const { code, said } = await commandOn(run().product.database, ['verify']);
    const { ledgers } = JSON.parse(said) as {
      ledgers: { leaves: number; problems: string[] }[];
    };
    expect(ledgers.flatMap(({ problems }) => problems)).toEqual([]);
    expect(ledgers[0]?.leaves).toBeGreaterThan(acknowledgedOf(run()).length);
    expect(code).toBe(0);
  });

  it('has the whole file of every record, under the hash that the record names', async () => {
    const named = new Set(
      (await rows(run(), 'select sha256 from oart.evidence')).map((r) => r['sha256']),
    );
    const sent = acknowledgedOf(run()).flatMap(({ sha256 }) => sha256 ?? []);
    expect(named).toEqual(new Set(sent));
    const files = readdirSync(join(evidenceOf(run()), 'cas'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const hashes = files.map((file) =>
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    );
    expect(new Set(hashes)).toEqual(named);
    expect(files.map((file) => file.split('/').at(-1))).toEqual(hashes);
  });

  it('has nothing half done: no upload without its record, no key without its answer', async () => {
    const { clients, faults } = run();
    expect(await rows(run(), 'select id from oart.evidence_upload')).toEqual([]);
    expect(await rows(run(), 'select id from oart.idempotency_key where result is null')).toEqual(
      [],
    );
    // What was left in quarantine nobody names; it is cleared after a day. A client sends two files at most at
    // once, and each has a second name while it is checked.
    expect(readdirSync(join(evidenceOf(run()), 'quarantine')).length).toBeLessThanOrEqual(
      faults * clients.length * 4,
    );
  });

  it('answers the same request with the same answer, and records nothing more', async () => {
    const leaves = 'select count(*)::int as count from oart.ledger_leaf';
    const before = await rows(run(), leaves);
    const acknowledged = acknowledgedOf(run());
    const draw = new SeededDraw(run().seed);
    const some = acknowledged.filter(() => draw.chance(Math.min(1, 100 / acknowledged.length)));
    expect(some.length).toBeGreaterThan(10);
    for (const { lasting, again } of some) {
      const { body, headers } = await again().expect(201);
      expect(headers['idempotent-replay']).toBe('true');
      expect(body).toMatchObject(lasting);
    }
    expect(await rows(run(), leaves)).toEqual(before);
  });
}

function rows({ product }: Pick<FaultRun, 'product'>, text: string): ReturnType<typeof query> {
  const { database, administrators } = product;
  return query(database.urls.app, text, [], administrators[0]?.employerId);
}

function evidenceOf({ product }: FaultRun): string {
  return join(product.database.settings.dataDirectory, 'evidence');
}
