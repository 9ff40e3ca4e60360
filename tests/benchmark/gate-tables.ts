import pg from 'pg';
import { leafHash, leafOf } from '@oart/ledger';
import { gatePerson } from './gate-person.ts';
import { EMPLOYER, departmentRows, personRows } from './gate-rows.ts';
import type { FactRow } from './gate-rows.ts';
import type { Grant } from './gate-workload.ts';
import { sha256 } from '../support/ledger-hash.ts';

const PEOPLE_AT_ONCE = 200;
const CONNECTIONS = 3;
/**
 * Writes the workload straight into an empty, migrated database, with a leaf and a payload for each fact
 * as a recording would: the ledger holds, and nothing of PostgreSQL's own checks is switched off. What a
 * recording does besides is left out: a request each, and a signature for each act.
 * @param grantsOf both grants of a person, asked in order
 * @returns how many facts were written
 */
export async function fillTables(
  ownerUrl: string,
  staff: number,
  grantsOf: (person: number) => readonly Grant[],
): Promise<number> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(ownerUrl)));
  const [first] = clients;
  if (first === undefined) throw new Error('At least one connection writes');
  try {
    const department = departmentRows();
    await openEmployer(first, department[0]?.recordedAt ?? '');
    await inTransaction(first, () => insertRows(first, department));
    let next = 0;
    let last = department.at(-1);
    const write = async (client: pg.Client): Promise<void> => {
      while (next < staff) {
        const people = Array.from(
          { length: Math.min(PEOPLE_AT_ONCE, staff - next) },
          (_, place) => next + place,
        );
        next += people.length;
        const rows = people.flatMap((person) => personRows(gatePerson(person, grantsOf(person))));
        last = newer(last, rows.at(-1));
        await inTransaction(client, () => insertRows(client, rows));
      }
    };
    await Promise.all(clients.map(write));
    if (last !== undefined) await moveHead(first, last);
    await first.query('analyze');
    return (last?.index ?? 0) + 1;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** The owner, seeing the workload's employer. */
export async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`select set_config('app.employer_id', $1, false)`, [EMPLOYER]);
  return client;
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await work();
  await client.query('commit');
}

function newer(one: FactRow | undefined, other: FactRow | undefined): FactRow | undefined {
  return (other?.index ?? -1) > (one?.index ?? -1) ? other : one;
}

async function openEmployer(client: pg.Client, at: string): Promise<void> {
  await client.query(
    `insert into oart.employer (employer_id, name, recorded_at) values ($1, 'Hospital', $2)`,
    [EMPLOYER, at],
  );
  await client.query(
    'insert into oart.ledger_head (employer_id, next_index, recorded_at) values ($1, 0, $2)',
    [EMPLOYER, at],
  );
}

/** Facts with their leaves, in the transaction that the client has open; the head is moved by `moveHead`. */
export async function insertRows(client: pg.Client, rows: readonly FactRow[]): Promise<void> {
  for (const [table, own] of Map.groupBy(rows, (each) => each.table)) {
    await client.query(
      `insert into oart.${table} select * from jsonb_populate_recordset(null::oart.${table}, $1)`,
      [JSON.stringify(own.map(({ row }) => row))],
    );
  }
  await writeLeaves(client, rows);
}

/** Ends the ledger with this fact; every process hears of it at COMMIT. */
export async function moveHead(client: pg.Client, { index, recordedAt }: FactRow): Promise<void> {
  await client.query(
    'update oart.ledger_head set next_index = $2, recorded_at = $3 where employer_id = $1',
    [EMPLOYER, index + 1, recordedAt],
  );
}

async function writeLeaves(client: pg.Client, rows: readonly FactRow[]): Promise<void> {
  const sealed = rows.map(({ table, id, index, recordedAt: time, row }) => {
    // Not secret here, and the same at every run.
    const nonce = sha256([Buffer.from(String(index))]);
    const payload = { schema: table, version: 1, row };
    return leafOf({ id, time, nonce, payload, hash: sha256 });
  });
  await client.query(
    `with given as (
       select * from unnest($2::bigint[], $3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[],
         $8::timestamptz[]) as given (index, fact_id, leaf, leaf_hash, payload, nonce, recorded_at)
     ), leaves as (
       insert into oart.ledger_leaf (employer_id, index, fact_id, leaf, leaf_hash, recorded_at)
       select $1, index, fact_id, leaf, leaf_hash, recorded_at from given
     )
     insert into oart.ledger_payload (employer_id, index, payload, nonce)
     select $1, index, payload, nonce from given`,
    [
      EMPLOYER,
      rows.map(({ index }) => index),
      rows.map(({ id }) => id),
      sealed.map(({ bytes }) => bytes),
      sealed.map(({ bytes }) => leafHash(sha256, bytes)),
      sealed.map(({ payload }) => payload),
      sealed.map(({ nonce }) => nonce),
      rows.map(({ recordedAt }) => recordedAt),
    ],
  );
}
