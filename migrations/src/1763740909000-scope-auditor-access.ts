import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from './roles.ts';

/** An auditor's access may be limited to units, treatment sites and days; null is the whole department. */
export class ScopeAuditorAccess1763740909000 implements MigrationInterface {
  readonly name = 'ScopeAuditorAccess1763740909000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.permission_grant add column auditor_scope jsonb');
    await runner.query(
      `alter table oart.permission_grant add constraint permission_grant_scope_is_of_an_auditor
         check (auditor_scope is null or permissions = '{auditor}')`,
    );
    await runner.query('alter table oart.auditor_read add column scope jsonb');
    await runner.query('drop function oart.signed_in(bytea)');
    await runner.query(SIGNED_IN);
    await runner.query(`grant execute on function oart.signed_in(bytea) to ${APP_ROLE}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}

/** As before, with the scope of an auditor's access. */
const SIGNED_IN = `
create function oart.signed_in(token bytea) returns table (
  employer_id uuid, id uuid, account_id uuid,
  started_at timestamptz, seen_at timestamptz, ended_at timestamptz, now timestamptz,
  person_id uuid, closed_at timestamptz, sessions_ended_at timestamptz,
  permissions text[], auditor_until date, auditor_scope jsonb, has_post_that_ends boolean
) language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  held oart.session;
begin
  select session.* into held from oart.session where session.token_sha256 = token;
  if not found then return; end if;
  perform set_config('app.employer_id', held.employer_id::text, true);
  return query
    select held.employer_id, held.id, held.account_id, held.started_at, held.seen_at, held.ended_at,
      date_trunc('milliseconds', clock_timestamp()),
      account.person_id, account.closed_at, account.sessions_ended_at,
      coalesce(given.permissions, '{}'), given.auditor_until, given.auditor_scope,
      exists (
        select from oart.employment
        where employment.employer_id = held.employer_id
          and employment.person_id = account.person_id and employment.ends_on is not null)
    from oart.account
    left join lateral (
      select permission_grant.permissions, permission_grant.auditor_until,
        permission_grant.auditor_scope
      from oart.permission_grant
      where permission_grant.employer_id = held.employer_id
        and permission_grant.account_id = held.account_id
      order by permission_grant.ledger_index desc limit 1
    ) given on true
    where account.employer_id = held.employer_id and account.id = held.account_id;
end $$`;
