import { createHash } from 'node:crypto';
import pg from 'pg';
import { leafHash, leafOf } from '@oart/ledger';
import type { Hash } from '@oart/ledger';
import { gatePerson } from './gate-person.ts';
import { EMPLOYER, departmentRows, personRows } from './gate-rows.ts';
import type { FactRow } from './gate-rows.ts';
import type { Grant } from './gate-workload.ts';

const PEOPLE_AT_ONCE = 200;
const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest();

/**
 * Writes the workload straight into an empty, migrated database, with a leaf and a payload for each fact
 * as a recording would: the ledger holds, and nothing of PostgreSQL's own checks is switched off. What a
 * recording does besides is left out: a request each, and a signature for each act.
 * @param grantsOf both grants of a person, by place
 * @returns how many facts were written
 */
export async function fillTables(
  ownerUrl: string,
  staff: number,
  grantsOf: (person: number) => readonly Grant[],
): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`select set_config('app.employer_id', $1, false)`, [EMPLOYER]);
    const department = departmentRows();
    await openEmployer(client, department[0]?.recordedAt ?? '');
    await writeRows(client, department);
    let facts = department.length;
    for (let first = 0; first < staff; first += PEOPLE_AT_ONCE) {
      const length = Math.min(PEOPLE_AT_ONCE, staff - first);
      const rows = Array.from({ length }, (_, place) => first + place).flatMap((person) =>
        personRows(gatePerson(person, grantsOf(person))),
      );
      await writeRows(client, rows);
      facts += rows.length;
    }
    await client.query('analyze');
    return facts;
  } finally {
    await client.end();
  }
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

async function writeRows(client: pg.Client, rows: readonly FactRow[]): Promise<void> {
  await client.query('begin');
  for (const [table, own] of Map.groupBy(rows, (each) => each.table)) {
    await client.query(
      `insert into oart.${table} select * from jsonb_populate_recordset(null::oart.${table}, $1)`,
      [JSON.stringify(own.map(({ row }) => row))],
    );
  }
  await writeLeaves(client, rows);
  const last = rows.at(-1);
  await client.query(
    'update oart.ledger_head set next_index = $2, recorded_at = $3 where employer_id = $1',
    [EMPLOYER, (last?.index ?? 0) + 1, last?.recordedAt],
  );
  await client.query('commit');
}

async function writeLeaves(client: pg.Client, rows: readonly FactRow[]): Promise<void> {
  const sealed = rows.map(({ table, id, index, recordedAt: time, row }) => {
    // Not secret here, and the same at every run.
    const nonce = sha256(Buffer.from(String(index)));
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
