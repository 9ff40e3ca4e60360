import pg from 'pg';
import { isEqual, isOpenedBy, leafHash, readLeaf, root, toHex } from '@oart/ledger';
import type { Instant } from '@oart/competency';
import { stringTypes } from '../database/string-types.ts';
import { sha256 } from '../ledger/recording.ts';
import { asksIn, unpacked } from './ask-bundle.ts';

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
  /** Null, as what follows, where there is no row. */
  readonly packed: Buffer | null;
  readonly id: string | null;
  readonly asked_from: Instant | null;
  readonly asked_until: Instant | null;
}

/** How many seals are read and recomputed at once. */
const SEALS_AT_ONCE = 100;

/**
 * Recomputes every seal of every log of asks from the asks that it is over, in one snapshot: where
 * one was changed, removed or added, the seal is named. Needs no more than the gate's right to read.
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
      `select index, leaf, leaf_hash, nonce, sealed_at, packed, a.id, asked_from, asked_until
       from oart.ask_seal s left join oart.ask_log a on a.employer_id = s.employer_id and a.seal_index = s.index
       where s.employer_id = $1 and index >= $2 order by index limit $3`,
      [employerId, next, SEALS_AT_ONCE],
    );
    if (seals.length === 0) break;
    for (const seal of seals) {
      if (seal.index !== String(next)) problems.push(`Seal ${String(next)} is missing`);
      next = Number(seal.index) + 1;
      hashes.push(leafHash(sha256, seal.leaf));
      const sealed = opened(seal);
      asks += sealed.asks;
      problems.push(...sealed.problems);
    }
  }
  const { rows: unsealed } = await client.query<{ index: string }>(
    `select a.seal_index as index from oart.ask_log a
     where a.employer_id = $1 and not exists (select from oart.ask_seal s
       where s.employer_id = a.employer_id and s.index = a.seal_index) order by 1`,
    [employerId],
  );
  problems.push(...unsealed.map(({ index }) => `Seal ${index} is missing, and has asks`));
  return { employerId, seals: hashes.length, asks, root: toHex(root(sha256, hashes)), problems };
}

function opened(seal: SealRow): {
  readonly asks: number;
  readonly problems: readonly string[];
} {
  const { leaf, leaf_hash, nonce, sealed_at, packed } = seal;
  const name = `Seal ${seal.index}`;
  const problems: string[] = [];
  if (!isEqual(leafHash(sha256, leaf), leaf_hash)) {
    problems.push(`${name} does not have the hash stored with it`);
  }
  const said = readLeaf(leaf);
  if (said === null || said.time !== sealed_at) {
    return { asks: 0, problems: [...problems, `${name} does not say the time stored with it`] };
  }
  const payload = packed === null ? null : unpackedOrNull(packed);
  if (payload === null) {
    return { asks: 0, problems: [...problems, `${name} has no asks that can be read`] };
  }
  if (!isOpenedBy(sha256, leaf, { payload, nonce })) {
    const changed = 'does not commit to the asks stored with it: one was changed, removed or added';
    return { asks: 0, problems: [...problems, `${name} ${changed}`] };
  }
  const asks = asksIn(payload);
  if (said.id !== seal.id) problems.push(`${name} has another id than its asks`);
  const times = asks.map(({ askedAt }) => askedAt).sort();
  if (times.at(0) !== seal.asked_from || times.at(-1) !== seal.asked_until) {
    problems.push(`${name} is found under other times than those of its asks`);
  }
  return { asks: asks.length, problems };
}

function unpackedOrNull(bytes: Buffer): Buffer | null {
  try {
    return unpacked(bytes);
  } catch {
    return null;
  }
}
