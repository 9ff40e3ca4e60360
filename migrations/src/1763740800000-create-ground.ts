import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createErasure } from './erasure.ts';
import { createLedgerTables } from './ledger-tables.ts';
import { APP_ROLE, GATE_ROLE, RETENTION_ROLE } from './roles.ts';
import { commentOn } from './table-columns.ts';
import { createWorkingTable } from './working-table.ts';

/** Time, installation, employers, their ledgers, erasure and idempotency: what every feature stands on. */
export class CreateGround1763740800000 implements MigrationInterface {
  readonly name = 'CreateGround1763740800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...rights(),
      ...installation(),
      REFUSE_CHANGE,
      ...createLedgerTables(),
      ...createErasure(),
      ...idempotencyKey(),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The ground holds regulated records and is not taken away'));
  }
}

function rights(): string[] {
  return [
    `grant usage on schema oart to ${APP_ROLE}, ${GATE_ROLE}, ${RETENTION_ROLE}`,
    'alter default privileges revoke execute on functions from public',
    `grant select on oart.migration to ${APP_ROLE}, ${GATE_ROLE}`,
    commentOn('migration', 'installation | Which migrations this database has had.'),
  ];
}

function installation(): string[] {
  return [
    `create table oart.installation (
       id boolean not null default true,
       kind text not null,
       clock_offset interval not null default '0',
       demonstration_loaded_at timestamptz(3),
       constraint installation_pk primary key (id),
       constraint installation_is_one_row check (id),
       constraint installation_kind check (kind in ('production', 'demonstration', 'test')),
       constraint installation_production_keeps_time check (kind <> 'production' or clock_offset = '0'),
       constraint installation_demonstration_only
         check (kind = 'demonstration' or demonstration_loaded_at is null)
     )`,
    commentOn(
      'installation',
      'installation | What this database is, for ever, and the offset of its clock.',
    ),
    `grant select on oart.installation to ${APP_ROLE}, ${GATE_ROLE}`,
    `create function oart.keep_installation() returns trigger language plpgsql
       set search_path = pg_catalog as $$
     begin
       if tg_op <> 'UPDATE' or new.kind is distinct from old.kind then
         raise exception 'A database is production, demonstration or test for ever'
           using errcode = 'restrict_violation';
       end if;
       return new;
     end $$`,
    `create trigger installation_is_kept before update or delete on oart.installation
       for each row execute function oart.keep_installation()`,
    `create trigger installation_is_not_truncated before truncate on oart.installation
       for each statement execute function oart.keep_installation()`,
    // Without its row there is no time: nothing can be recorded before the database knows its kind.
    `create function oart.instant() returns timestamptz language sql volatile
       set search_path = pg_catalog as $$
     select date_trunc('milliseconds', clock_timestamp() + clock_offset) from oart.installation
     $$`,
    comment('oart.instant()', 'Now, in milliseconds, plus the offset of a demonstration or test.'),
    `grant execute on function oart.instant() to ${APP_ROLE}, ${GATE_ROLE}`,
  ];
}

/** Refuses every change of a fact but the erasure, by erase_fact, of the columns named in the trigger. */
const REFUSE_CHANGE = `
create function oart.refuse_change() returns trigger language plpgsql
set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and tg_nargs > 0 and current_user = 'oart_owner'
     and current_setting('oart.erasing', true) = to_jsonb(old) ->> 'id'
     and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv
     and not exists (
       select from jsonb_each(to_jsonb(new)) as cell
       where cell.key = any (tg_argv) and cell.value <> 'null'
     ) then
    return new;
  end if;
  raise exception 'oart.% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$`;

function idempotencyKey(): readonly string[] {
  return createWorkingTable({
    name: 'idempotency_key',
    says: 'A request that recorded something, and its answer for whoever asks again.',
    columns: {
      account: 'text not null',
      key: 'text not null',
      body_hash: 'text not null',
      taken_at: 'timestamptz(3) not null',
      result: 'jsonb',
      answered_at: 'timestamptz(3)',
    },
    constraints: ['constraint idempotency_key_once unique (employer_id, account, key)'],
    indexes: [['taken_at']],
  });
}

function comment(callable: string, sentence: string): string {
  return `comment on function ${callable} is '${sentence}'`;
}
