import { DataSource } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { leafHash, leafOf } from '@oart/ledger';
import { MIGRATIONS, OWNER_ROLE } from '@oart/migrations';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { keptAsksOf } from '../support/kept-asks.ts';
import { employerWithLedger } from '../support/planted-fact.ts';
import { createDataSource, verifyAskLogs } from '../support/product-recording.ts';
import { sha256 } from '../support/ledger-hash.ts';

let database: TestDatabase;
let owner: DataSource;
let runner: QueryRunner;

beforeAll(async () => {
  database = await openTestDatabase();
  owner = new DataSource({
    type: 'postgres',
    url: database.urls.owner,
    poolSize: 1,
    extra: { options: `-c role=${OWNER_ROLE} -c search_path=oart` },
  });
  await owner.initialize();
  runner = owner.createQueryRunner();
});

afterAll(async () => {
  await runner.release();
  await owner.destroy();
  await database.close();
});

async function migrateTo(part: string): Promise<void> {
  const Migration = MIGRATIONS.find(({ name }) => name.startsWith(part));
  if (Migration === undefined) throw new Error(`No migration ${part}`);
  const migration: MigrationInterface = new Migration();
  await migration.up(runner);
}

const answer = (person: string): object => ({
  adaptationType: null,
  entitlement: null,
  fraction: 'P1/1',
  frameworkVersion: 1,
  outcome: 'DENY',
  person,
  reasons: ['suspended', 'absent'],
  supervisor: null,
  task: 'edit-oar',
  treatmentSite: 'prostate',
  unit: '3f1a',
});

/** A request as it was kept before, one row each, in a seal over those written together. */
function ask(minute: number, people: readonly string[]): Readonly<Record<string, unknown>> {
  const id = crypto.randomUUID();
  return {
    id,
    askedAt: `2026-03-12T12:${String(minute).padStart(2, '0')}:00.120Z`,
    askerId: crypto.randomUUID(),
    requestId: id,
    endpoint: 'evaluations',
    epoch: 41,
    answers: people.map(answer),
  };
}

async function seal(employerId: string, index: number, asks: readonly object[]): Promise<void> {
  await runner.query(`select set_config('app.employer_id', $1, false)`, [employerId]);
  const nonce = new Uint8Array(32).fill(index);
  const time = '2026-03-12T13:00:00.000Z';
  const payload = { schema: 'ask_log', version: 1, row: { asks } } as never;
  const leaf = leafOf({ id: crypto.randomUUID(), time, nonce, payload, hash: sha256 });
  await runner.query(
    `insert into oart.ask_seal (employer_id, index, leaf, leaf_hash, nonce, sealed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [employerId, index, leaf.bytes, leafHash(sha256, leaf.bytes), Buffer.from(nonce), time],
  );
  await runner.query(
    `insert into oart.ask_log (employer_id, id, seal_index, place, asked_at, asker_id, request_id, endpoint,
       epoch, answers)
     select $1, id, $2, place - 1, "askedAt", "askerId", "requestId", endpoint, epoch, answers
     from rows from (jsonb_to_recordset($3::jsonb) as (id uuid, "askedAt" timestamptz, "askerId" uuid,
       "requestId" text, endpoint text, epoch bigint, answers jsonb)) with ordinality
       as given (id, "askedAt", "askerId", "requestId", endpoint, epoch, answers, place)`,
    [employerId, index, JSON.stringify(asks)],
  );
}

it('keeps what was asked before it was packed, under the same seals', async () => {
  const app = createDataSource(database.urls.app, { connections: 2 });
  await app.initialize();
  const first = await employerWithLedger(app, 'Hospital');
  const second = await employerWithLedger(app, 'Trust');
  await app.destroy();
  await runner.query('drop table oart.ask_log, oart.ask_seal');
  await migrateTo('CreateAskLog');
  await migrateTo('SealAsksTogether');
  const asks = [ask(1, ['a', 'b']), ask(59, []), ask(3, ['Größe "ΔV" 😀'])] as const;
  const other = ask(4, ['c']);
  await seal(first, 0, asks.slice(0, 2));
  await seal(second, 0, [other]);
  // More than are read at once.
  const many = Array.from({ length: 250 }, (_, count) => ask(count % 60, ['d']));
  for (const [place, each] of many.entries()) await seal(first, place + 1, [each]);
  await seal(first, many.length + 1, [asks[2]]);
  await migrateTo('PackLogOfAsks');
  const logs = await verifyAskLogs(database.urls.gate);
  const byEmployer = new Map(logs.map((log) => [log.employerId, log]));
  expect(byEmployer.get(first)).toMatchObject({ seals: 252, asks: 253, problems: [] });
  expect(byEmployer.get(second)).toMatchObject({ seals: 1, asks: 1, problems: [] });
  const { owner: url } = database.urls;
  expect(await keptAsksOf(url, first)).toEqual([asks[0], asks[1], ...many, asks[2]]);
  expect(await keptAsksOf(url, second)).toEqual([other]);
  await runner.query(`select set_config('app.employer_id', $1, false)`, [first]);
  const rows: unknown = await runner.query(
    `select count(*)::int as spans from oart.ask_log
     where seal_index = 0 and asked_from = '2026-03-12T12:01:00.120Z' and asked_until = '2026-03-12T12:59:00.120Z'`,
  );
  expect(rows).toEqual([{ spans: 1 }]);
});
