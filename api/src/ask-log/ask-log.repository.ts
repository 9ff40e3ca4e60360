import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '@oart/competency';
import type { AskSort } from '@oart/contract';
import { leafHash } from '@oart/ledger';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { sha256 } from '../ledger/recording.ts';
import type { LoggedAnswer, LoggedAsk } from './ask-log.ts';
import { AskLogEntity } from './ask-log.entity.ts';
import { asksIn, sealOf } from './ask-seal.ts';

/** What asks are looked for by; what concerns an answer must hold of one and the same. */
export interface AskFilter {
  readonly person?: string;
  readonly task?: string;
  readonly treatmentSite?: string;
  readonly unit?: string;
  readonly outcome?: LoggedAnswer['outcome'];
  readonly asker?: string;
  readonly from?: Instant;
  readonly until?: Instant;
}

const COLUMNS: SortColumns<AskLogEntity, AskSort> = { askedAt: { by: 'askedAt', as: 'instant' } };

@Injectable()
export class AskLogRepository {
  /** One page of the requests of an employer. */
  async page(
    tx: EntityManager,
    employerId: string,
    asked: PageAsked<AskSort> & AskFilter,
  ): Promise<Slice<AskLogEntity>> {
    const { person, task, treatmentSite, unit, outcome, asker, from, until } = asked;
    const asks = tx
      .createQueryBuilder(AskLogEntity, 'ask')
      .where('ask.employerId = :employerId', { employerId });
    const answer = JSON.stringify([{ person, task, treatmentSite, unit, outcome }]);
    if (answer !== '[{}]') asks.andWhere('ask.answers @> :answer::jsonb', { answer });
    if (asker !== undefined) asks.andWhere('ask.askerId = :asker', { asker });
    if (from !== undefined) asks.andWhere('ask.askedAt >= :from', { from });
    if (until !== undefined) asks.andWhere('ask.askedAt < :until', { until });
    return keysetPage(asks, COLUMNS, asked);
  }

  /**
   * Writes asks, each as canonical JSON, with one leaf of the employer's log of asks over all of them.
   * @param mayBeWritten whether they were sent before and no answer came: those on file are left out
   */
  async add(
    tx: EntityManager,
    employerId: string,
    given: readonly string[],
    { mayBeWritten }: { readonly mayBeWritten: boolean },
  ): Promise<void> {
    // One writer at a time, so that the leaves are in order and without gaps.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('ask log ' || $1, 0))`, [
      employerId,
    ]);
    const asks = mayBeWritten ? await unwritten(tx, employerId, given) : given;
    if (asks.length === 0) return;
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
       select $1, id, $2, place - 1, "askedAt", "askerId", "requestId", endpoint, epoch, answers
       from rows from (jsonb_to_recordset(convert_from($3, 'UTF8')::jsonb)
           as (id uuid, "askedAt" timestamptz, "askerId" uuid, "requestId" text, endpoint text,
             epoch bigint, answers jsonb)) with ordinality
         as given (id, "askedAt", "askerId", "requestId", endpoint, epoch, answers, place)`,
      // Bytes go to the database as they are, which reads them once; what is json it would read twice.
      [employerId, next.index, asksIn(leaf)],
    );
  }
}

async function unwritten(
  tx: EntityManager,
  employerId: string,
  asks: readonly string[],
): Promise<readonly string[]> {
  const ids = asks.map((ask) => (JSON.parse(ask) as LoggedAsk).id);
  const rows = await tx.query<{ id: string }[]>(
    'select id from oart.ask_log where employer_id = $1 and id = any($2)',
    [employerId, ids],
  );
  const written = new Set(rows.map(({ id }) => id));
  return asks.filter((_, place) => !written.has(ids[place] ?? ''));
}
