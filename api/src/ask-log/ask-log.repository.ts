import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '@oart/competency';
import { leafHash } from '@oart/ledger';
import { sha256 } from '../ledger/recording.ts';
import { sealOf } from './ask-seal.ts';

@Injectable()
export class AskLogRepository {
  /** Writes asks, each as canonical JSON, with one leaf of the employer's log of asks over all of them. */
  async add(tx: EntityManager, employerId: string, asks: readonly string[]): Promise<void> {
    // One writer at a time, so that the leaves are in order and without gaps.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('ask log ' || $1, 0))`, [
      employerId,
    ]);
    const [next] = await tx.query<{ index: string; now: Instant }[]>(
      `select coalesce(max(index) + 1, 0) as index, oart.instant() as now
       from oart.ask_seal where employer_id = $1`,
      [employerId],
    );
    if (next === undefined) throw new Error('The log of asks has no end');
    const leaf = sealOf({ id: uuidv7(), time: next.now, nonce: randomBytes(32), asks });
    await tx.query(
      `insert into oart.ask_seal (employer_id, index, leaf, leaf_hash, nonce, sealed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [employerId, next.index, leaf.bytes, leafHash(sha256, leaf.bytes), leaf.nonce, next.now],
    );
    await tx.query(
      `insert into oart.ask_log (employer_id, id, seal_index, place, asked_at, asker_id,
         request_id, endpoint, epoch, answers)
       select $1, (ask ->> 'id')::uuid, $2, place - 1, (ask ->> 'askedAt')::timestamptz,
         (ask ->> 'askerId')::uuid, ask ->> 'requestId', ask ->> 'endpoint',
         (ask ->> 'epoch')::bigint, ask -> 'answers'
       from jsonb_array_elements($3::jsonb) with ordinality as given (ask, place)`,
      [employerId, next.index, `[${asks.join(',')}]`],
    );
  }
}
