import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { APP_ROLE } from './roles.ts';
import { commentOn, isolateByEmployer, letGateRead } from './table-columns.ts';

const ASK_SEAL = [
  `create table oart.ask_seal (
     employer_id uuid not null,
     index bigint not null,
     leaf bytea not null,
     leaf_hash bytea not null,
     nonce bytea not null,
     sealed_at timestamptz(3) not null,
     constraint ask_seal_pk primary key (employer_id, index),
     constraint ask_seal_employer_fk foreign key (employer_id) references oart.employer (employer_id),
     constraint ask_seal_index_not_negative check (index >= 0),
     constraint ask_seal_nonce_length check (length(nonce) = 32),
     constraint ask_seal_hash_is_of_leaf check (leaf_hash = sha256('\\x00'::bytea || leaf))
   )`,
  commentOn('ask_seal', 'ledger | A leaf of the log of asks: it commits to those written with it.'),
];

const ASK_LOG = [
  `create table oart.ask_log (
     employer_id uuid not null,
     id uuid not null,
     seal_index bigint not null,
     place integer not null,
     asked_at timestamptz(3) not null,
     asker_id uuid not null,
     request_id text not null,
     endpoint text not null,
     epoch bigint not null,
     answers jsonb not null,
     constraint ask_log_pk primary key (employer_id, id),
     constraint ask_log_place_once unique (employer_id, seal_index, place),
     constraint ask_log_seal_fk foreign key (employer_id, seal_index)
       references oart.ask_seal (employer_id, index),
     constraint ask_log_endpoint_known check (endpoint in ('evaluation', 'evaluations', 'search'))
   )`,
  commentOn('ask_log', 'ledger | A request to the gate with its answers, which nobody signed.'),
  'create index ask_log_by_asked_at on oart.ask_log (employer_id, asked_at, id)',
  'create index ask_log_by_answers on oart.ask_log using gin (answers jsonb_path_ops)',
];

/** What was asked of the gate and answered, in bulk and sealed (architecture.md, four layers of truth). */
export class CreateAskLog1763740840000 implements MigrationInterface {
  readonly name = 'CreateAskLog1763740840000';

  async up(runner: QueryRunner): Promise<void> {
    const guarded = ['ask_seal', 'ask_log'].flatMap((table) => [
      ...isolateByEmployer(table),
      ...letGateRead(table),
      `grant select, insert on oart.${table} to ${APP_ROLE}`,
      ...keepRows(table, []),
    ]);
    for (const statement of [...ASK_SEAL, ...ASK_LOG, ...guarded]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was asked is never dropped'));
  }
}
