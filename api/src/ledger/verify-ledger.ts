import pg from 'pg';
import { isEqual, isOpenedBy, leafHash, readLeaf, readPayload, root, toHex } from '@oart/ledger';
import { stringTypes } from '../database/string-types.ts';
import { sha256 } from './recording.ts';
import { storedRow } from './stored-row.ts';
import type { RawRow } from './stored-row.ts';

export interface VerifiedLedger {
  readonly employerId: string;
  readonly leaves: number;
  readonly erased: number;
  /** RFC 6962 root over all leaves, in hexadecimal. */
  readonly root: string;
  /** Every deviation, as a sentence; empty when the ledger is sound. */
  readonly problems: readonly string[];
}

interface LeafRow {
  readonly index: string;
  readonly fact_id: string;
  readonly recorded_at: string;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly payload: Buffer | null;
  readonly nonce: Buffer | null;
}

/** Facts of one employer by id, each with the table it lies in. */
type Facts = ReadonlyMap<string, { readonly table: string; readonly row: RawRow }>;

/**
 * Re-hashes every ledger of the database and compares it with the facts, row by row, in one
 * snapshot. Needs no more than the gate's right to read.
 */
export async function verifyLedgers(gateUrl: string): Promise<readonly VerifiedLedger[]> {
  const client = new pg.Client({ connectionString: gateUrl, types: stringTypes });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ employer_id: string; next_index: string | null }>(
      `select employer_id, next_index from oart.employer
       left join oart.ledger_head using (employer_id) order by employer_id`,
    );
    const tables = await factTables(client);
    const verified: VerifiedLedger[] = [];
    for (const { employer_id, next_index } of rows) {
      verified.push(await verifyOne(client, employer_id, next_index, tables));
    }
    return verified;
  } finally {
    await client.end();
  }
}

async function factTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'oart'::regnamespace and relkind = 'r'
       and obj_description(oid, 'pg_class') like 'fact |%' order by relname`,
  );
  return rows.map((row) => row.name);
}

async function verifyOne(
  client: pg.Client,
  employerId: string,
  nextIndex: string | null,
  tables: readonly string[],
): Promise<VerifiedLedger> {
  const facts = await readFacts(client, employerId, tables);
  const { rows: leaves } = await client.query<LeafRow>(
    `select index, fact_id, recorded_at, leaf, leaf_hash, payload, nonce
     from oart.ledger_leaf left join oart.ledger_payload using (employer_id, index)
     where employer_id = $1 order by index`,
    [employerId],
  );
  const erased = erasedFacts(facts);
  const problems = leaves.flatMap((leaf, place) =>
    leafProblems(leaf, place, leaves[place - 1] ?? null, facts, erased),
  );
  if (nextIndex !== String(leaves.length)) {
    problems.push(
      `The head says ${nextIndex ?? 'nothing'} and there are ${String(leaves.length)} leaves`,
    );
  }
  const leafIds = new Set(leaves.map((leaf) => leaf.fact_id));
  for (const [id, { table }] of facts) {
    if (!leafIds.has(id)) problems.push(`The fact ${id} in ${table} has no leaf`);
  }
  return {
    employerId,
    leaves: leaves.length,
    erased: erased.size,
    root: toHex(
      root(
        sha256,
        leaves.map(({ leaf }) => leafHash(sha256, leaf)),
      ),
    ),
    problems,
  };
}

async function readFacts(
  client: pg.Client,
  employerId: string,
  tables: readonly string[],
): Promise<Facts> {
  const facts = new Map<string, { table: string; row: RawRow }>();
  for (const table of tables) {
    const { rows } = await client.query<RawRow & { id: string }>(
      `select * from oart.${client.escapeIdentifier(table)} where employer_id = $1`,
      [employerId],
    );
    for (const row of rows) facts.set(row.id, { table, row });
  }
  return facts;
}

function erasedFacts(facts: Facts): ReadonlySet<string> {
  const erasures = [...facts.values()].filter(({ table }) => table === 'erasure');
  return new Set(erasures.map(({ row }) => String(row['erased_id'])));
}

function leafProblems(
  leaf: LeafRow,
  place: number,
  previous: LeafRow | null,
  facts: Facts,
  erased: ReadonlySet<string>,
): string[] {
  const problems: string[] = [];
  const name = `Leaf ${leaf.index}`;
  if (leaf.index !== String(place)) problems.push(`${name} stands at place ${String(place)}`);
  if (!isEqual(leafHash(sha256, leaf.leaf), leaf.leaf_hash)) {
    problems.push(`${name} does not have the hash stored with it`);
  }
  if (previous !== null && leaf.recorded_at < previous.recorded_at) {
    problems.push(`${name} is earlier than the leaf before it`);
  }
  const says = readLeaf(leaf.leaf);
  if (says?.id !== leaf.fact_id || says.time !== leaf.recorded_at) {
    problems.push(`${name} does not say the fact and time stored with it`);
  }
  const fact = facts.get(leaf.fact_id);
  if (fact === undefined) return [...problems, `${name} has no fact ${leaf.fact_id}`];
  if (fact.row['ledger_index'] !== leaf.index) problems.push(`${name} is not the leaf of its fact`);
  return [...problems, ...payloadProblems(name, leaf, fact, erased.has(leaf.fact_id))];
}

function payloadProblems(
  name: string,
  { leaf, payload, nonce }: LeafRow,
  fact: { readonly table: string; readonly row: RawRow },
  isErased: boolean,
): string[] {
  if (payload === null || nonce === null) {
    return isErased ? [] : [`${name} has lost its payload without an erasure`];
  }
  if (isErased) return [`${name} was erased and still has its payload`];
  if (!isOpenedBy(sha256, leaf, { payload, nonce })) {
    return [`${name} does not commit to the payload stored with it`];
  }
  const said = readPayload(payload);
  if (said?.schema !== fact.table) return [`${name} does not speak of the table ${fact.table}`];
  const stored = storedRow(fact.row);
  const columns = new Set([...Object.keys(stored), ...Object.keys(said.row)]);
  return [...columns]
    .filter((column) => canonical(stored[column]) !== canonical(said.row[column]))
    .map((column) => `${name} and its fact in ${fact.table} differ in ${column}`);
}

/** A column added after the fact was recorded is missing in the payload and null in the row. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
