import canonicalize from 'canonicalize';
import pg from 'pg';
import { isEqual, leafHash, readLeaf, root, toHex } from '@oart/ledger';
import type { Instant } from '@oart/competency';
import { stringTypes } from '../database/string-types.ts';
import { sha256 } from '../ledger/recording.ts';
import type { LoggedAsk } from './ask-log.ts';
import { sealOf } from './ask-seal.ts';

export interface VerifiedAskLog {
  readonly employerId: string;
  readonly seals: number;
  readonly asks: number;
  /** RFC 6962 root over all seals, in hexadecimal. */
  readonly root: string;
  /** Every deviation, as a sentence; empty when the log is sound. */
  readonly problems: readonly string[];
}

interface SealRow {
  readonly index: string;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly nonce: Buffer;
  readonly sealed_at: Instant;
}

interface AskRow {
  readonly id: string;
  readonly seal_index: string;
  readonly place: number;
  readonly asked_at: Instant;
  readonly asker_id: string;
  readonly request_id: string;
  readonly endpoint: LoggedAsk['endpoint'];
  readonly epoch: string;
  readonly answers: LoggedAsk['answers'];
}

/** How many seals are read and recomputed at once. */
const SEALS_AT_ONCE = 500;

/**
 * Recomputes every seal of every log of asks from the rows that it is over, in one snapshot: a row that
 * was changed, removed or added is named by its seal. Needs no more than the gate's right to read.
 */
export async function verifyAskLogs(gateUrl: string): Promise<readonly VerifiedAskLog[]> {
  const client = new pg.Client({ connectionString: gateUrl, types: stringTypes });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ employer_id: string }>(
      'select employer_id from oart.employer order by employer_id',
    );
    const verified: VerifiedAskLog[] = [];
    for (const { employer_id } of rows) verified.push(await verifyOne(client, employer_id));
    return verified;
  } finally {
    await client.end();
  }
}

async function verifyOne(client: pg.Client, employerId: string): Promise<VerifiedAskLog> {
  const hashes: Uint8Array[] = [];
  const problems: string[] = [];
  let asks = 0;
  let next = 0;
  for (;;) {
    const { rows: seals } = await client.query<SealRow>(
      `select index, leaf, leaf_hash, nonce, sealed_at from oart.ask_seal
       where employer_id = $1 and index >= $2 order by index limit $3`,
      [employerId, next, SEALS_AT_ONCE],
    );
    const [first] = seals;
    const last = seals.at(-1);
    if (first === undefined || last === undefined) break;
    const written = await asksBetween(client, employerId, first.index, last.index);
    for (const seal of seals) {
      if (seal.index !== String(next)) problems.push(`Seal ${String(next)} is missing`);
      next = Number(seal.index) + 1;
      const sealed = written.get(seal.index) ?? [];
      asks += sealed.length;
      hashes.push(leafHash(sha256, seal.leaf));
      problems.push(...sealProblems(seal, sealed));
    }
  }
  return { employerId, seals: hashes.length, asks, root: toHex(root(sha256, hashes)), problems };
}

async function asksBetween(
  client: pg.Client,
  employerId: string,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, readonly AskRow[]>> {
  const { rows } = await client.query<AskRow>(
    `select id, seal_index, place, asked_at, asker_id, request_id, endpoint, epoch, answers
     from oart.ask_log where employer_id = $1 and seal_index between $2 and $3
     order by seal_index, place`,
    [employerId, from, to],
  );
  return Map.groupBy(rows, (row) => row.seal_index);
}

function sealProblems(
  { index, leaf, leaf_hash, nonce, sealed_at }: SealRow,
  rows: readonly AskRow[],
): readonly string[] {
  const name = `Seal ${index}`;
  const problems: string[] = [];
  if (!isEqual(leafHash(sha256, leaf), leaf_hash)) {
    problems.push(`${name} does not have the hash stored with it`);
  }
  const misplaced = rows.find(({ place }, expected) => place !== expected);
  if (misplaced !== undefined) {
    problems.push(`${name} has a gap or a second ask before the ask ${misplaced.id}`);
  }
  const said = readLeaf(leaf);
  if (said === null || said.time !== sealed_at) {
    return [...problems, `${name} does not say the time stored with it`];
  }
  const again = sealOf({ id: said.id, time: sealed_at, nonce, asks: rows.map(canonicalOf) });
  if (!isEqual(again.bytes, leaf)) {
    problems.push(
      `${name} does not commit to the ${String(rows.length)} asks stored with it: one was changed, removed or added`,
    );
  }
  return problems;
}

/** The row as it was written; the database does not keep the order of names. */
function canonicalOf(row: AskRow): string {
  const text = canonicalize({
    id: row.id,
    askedAt: row.asked_at,
    askerId: row.asker_id,
    requestId: row.request_id,
    endpoint: row.endpoint,
    epoch: Number(row.epoch),
    answers: row.answers,
  });
  if (text === undefined) throw new Error('An ask has a canonical form');
  return text;
}
