import { constants, zstdCompressSync } from 'node:zlib';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { APP_ROLE } from './roles.ts';
import { commentOn, isolateByEmployer, letGateRead } from './table-columns.ts';

const PREPARE = [
  'alter table oart.ask_log rename to ask_row',
  'alter table oart.ask_row no force row level security',
  'alter table oart.ask_seal no force row level security',
  'alter table oart.ask_row rename constraint ask_log_pk to ask_row_pk',
  `create table oart.ask_log (
     employer_id uuid not null,
     seal_index bigint not null,
     id uuid not null,
     asked_from timestamptz(3) not null,
     asked_until timestamptz(3) not null,
     packed bytea not null,
     constraint ask_log_pk primary key (employer_id, seal_index),
     constraint ask_log_written_once unique (employer_id, id),
     constraint ask_log_seal_fk foreign key (employer_id, seal_index)
       references oart.ask_seal (employer_id, index),
     constraint ask_log_from_before_until check (asked_from <= asked_until)
   )`,
  commentOn('ask_log', 'ledger | Requests to the gate with their answers, which nobody signed.'),
  // What is packed already is not packed again.
  'alter table oart.ask_log alter column packed set storage external',
  `create index ask_log_by_newest on oart.ask_log (employer_id, asked_until, seal_index, asked_from)`,
  `create index ask_log_by_oldest on oart.ask_log (employer_id, asked_from, seal_index, asked_until)`,
];

const FINISH = [
  'alter table oart.ask_seal force row level security',
  'drop table oart.ask_row',
  'drop function oart.require_seals()',
  ...isolateByEmployer('ask_log'),
  ...letGateRead('ask_log'),
  `grant select, insert on oart.ask_log to ${APP_ROLE}`,
  ...keepRows('ask_log', []),
];

/** The members of an ask and of its answers, in the order of canonical JSON (RFC 8785). */
const MEMBERS = [
  'adaptationType',
  'answers',
  'askedAt',
  'askerId',
  'endpoint',
  'entitlement',
  'epoch',
  'fraction',
  'frameworkVersion',
  'id',
  'outcome',
  'person',
  'reasons',
  'requestId',
  'supervisor',
  'task',
  'treatmentSite',
  'unit',
];

interface SealedAsks {
  readonly employer_id: string;
  readonly seal_index: string;
  /** Of its leaf. */
  readonly id: string;
  readonly asked_from: string;
  readonly asked_until: string;
  readonly asks: readonly object[];
}

/** A seal may be over megabytes. */
const SEALS_AT_ONCE = 10;

/**
 * What was asked is kept as the bytes that were sealed, packed (Zstandard, RFC 8878), one row for all that was
 * written together: a row for each ask took PostgreSQL longer to write than the gate to answer.
 */
export class PackLogOfAsks1763740950000 implements MigrationInterface {
  readonly name = 'PackLogOfAsks1763740950000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of PREPARE) await runner.query(statement);
    let after: readonly [string, string] = ['00000000-0000-0000-0000-000000000000', '-1'];
    for (;;) {
      const seals = (await runner.query(SEALED_ASKS, [...after, SEALS_AT_ONCE])) as SealedAsks[];
      for (const seal of seals) await pack(runner, seal);
      const last = seals.at(-1);
      if (last === undefined) break;
      after = [last.employer_id, last.seal_index];
    }
    for (const statement of FINISH) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was asked is never dropped'));
  }
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const SEALED_ASKS = `
  select r.employer_id, seal_index, convert_from(leaf, 'UTF8')::jsonb->>'id' as id, min(asked_at)::text as asked_from, max(asked_at)::text as asked_until,
    json_agg(json_build_object('id', r.id,
      'askedAt', to_char(asked_at at time zone 'UTC', ${INSTANT}), 'askerId', asker_id,
      'requestId', request_id, 'endpoint', endpoint, 'epoch', epoch, 'answers', answers)
      order by place) as asks
  from oart.ask_row r left join oart.ask_seal s on s.employer_id = r.employer_id and s.index = seal_index
  where (r.employer_id, seal_index) > ($1, $2::bigint)
  group by r.employer_id, seal_index, leaf order by r.employer_id, seal_index limit $3`;

async function pack(runner: QueryRunner, sealed: SealedAsks): Promise<void> {
  const asks = JSON.stringify(sealed.asks, MEMBERS);
  const payload = `{"row":{"asks":${asks}},"schema":"ask_log","version":1}`;
  const packed = zstdCompressSync(payload, {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
  await runner.query(
    `insert into oart.ask_log (employer_id, seal_index, id, asked_from, asked_until, packed)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      sealed.employer_id,
      sealed.seal_index,
      sealed.id,
      sealed.asked_from,
      sealed.asked_until,
      packed,
    ],
  );
}
