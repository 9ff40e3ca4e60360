import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import { APP_ROLE } from './roles.ts';
import { commentOn } from './table-columns.ts';
import { createWorkingTable } from './working-table.ts';

/** Accounts, what they may do, and their sessions. */
export class CreateAccount1763740805000 implements MigrationInterface {
  readonly name = 'CreateAccount1763740805000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...account(),
      ...demonstrationOnly(),
      ...permissionGrant(),
      ...session(),
      ...guessingLimit(),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

function account(): readonly string[] {
  return createWorkingTable({
    name: 'account',
    employer: 'read-by-hash',
    says: 'A way to sign in: a person’s, or a service’s.',
    columns: {
      sign_in_name: 'text not null',
      sign_in_name_sha256: 'bytea not null',
      person_id: 'uuid',
      password_hash: 'text not null',
      demonstration_post: 'text',
      opened_at: 'timestamptz(3) not null',
      closed_at: 'timestamptz(3)',
      sessions_ended_at: 'timestamptz(3)',
      last_sign_in_at: 'timestamptz(3)',
    },
    references: { person_id: 'person' },
    constraints: [
      // Of all employers: the name alone must lead to the account.
      'constraint account_sign_in_name_once unique (sign_in_name_sha256)',
      'constraint account_name_hash check' +
        " (sign_in_name_sha256 = sha256(convert_to(lower(sign_in_name), 'UTF8')))",
      "constraint account_password_is_argon2id check (password_hash like '$argon2id$%')",
    ],
    indexes: [['sign_in_name']],
  });
}

/** A demonstration account may be entered by anyone, so only a demonstration database may hold one. */
function demonstrationOnly(): string[] {
  return [
    `create function oart.refuse_demonstration_account() returns trigger language plpgsql
       set search_path = pg_catalog as $$
     begin
       if new.demonstration_post is not null
          and not exists (select from oart.installation where kind = 'demonstration') then
         raise exception 'Demonstration accounts exist in demonstration databases only'
           using errcode = 'restrict_violation';
       end if;
       return new;
     end $$`,
    `create trigger account_demonstration_only before insert or update on oart.account
       for each row execute function oart.refuse_demonstration_account()`,
    'alter table oart.account enable always trigger account_demonstration_only',
  ];
}

function permissionGrant(): readonly string[] {
  return createFactTable({
    name: 'permission_grant',
    says: 'What an account may do from now on; the latest one governs.',
    columns: { account_id: 'uuid not null', permissions: 'text[] not null' },
    references: { account_id: 'account' },
    indexes: [['account_id', 'ledger_index']],
  });
}

function session(): readonly string[] {
  return createWorkingTable({
    name: 'session',
    employer: 'read-by-hash',
    says: 'A signed-in browser; the token is only in its cookie.',
    columns: {
      account_id: 'uuid not null',
      token_sha256: 'bytea not null',
      started_at: 'timestamptz(3) not null',
      seen_at: 'timestamptz(3) not null',
      ended_at: 'timestamptz(3)',
    },
    references: { account_id: 'account' },
    constraints: [
      'constraint session_token_once unique (token_sha256)',
      'constraint session_token_length check (length(token_sha256) = 32)',
    ],
    indexes: [['account_id'], ['started_at']],
  });
}

/** Counts of failed tries, as rate-limiter-flexible keeps them; keys are hashes. */
function guessingLimit(): string[] {
  return [
    `create table oart.guessing_limit (
       key varchar(255) not null,
       points integer not null default 0,
       expire bigint,
       constraint guessing_limit_pk primary key (key)
     )`,
    commentOn(
      'guessing_limit',
      'installation | How often somebody tried a password; before an employer is known.',
    ),
    `grant select, insert, update, delete on oart.guessing_limit to ${APP_ROLE}`,
  ];
}
