import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from './roles.ts';

/**
 * Who asks, in one statement: every request begins with it. The employer is known only once the session is found,
 * and without it nothing that is the employer's can be seen; hence a function.
 */
export class FindSessionWithRights1763740906000 implements MigrationInterface {
  readonly name = 'FindSessionWithRights1763740906000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIGNED_IN);
    await runner.query(`grant execute on function oart.signed_in(bytea) to ${APP_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function oart.signed_in(bytea)');
  }
}

/** What a rule must say, such as who has left on which day, is left to the product: only whether it may be so. */
const SIGNED_IN = `
create function oart.signed_in(token bytea) returns table (
  employer_id uuid, id uuid, account_id uuid,
  started_at timestamptz, seen_at timestamptz, ended_at timestamptz, now timestamptz,
  person_id uuid, closed_at timestamptz, sessions_ended_at timestamptz,
  permissions text[], auditor_until date, has_post_that_ends boolean
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
      coalesce(given.permissions, '{}'), given.auditor_until,
      exists (
        select from oart.employment
        where employment.employer_id = held.employer_id
          and employment.person_id = account.person_id and employment.ends_on is not null)
    from oart.account
    left join lateral (
      select permission_grant.permissions, permission_grant.auditor_until from oart.permission_grant
      where permission_grant.employer_id = held.employer_id
        and permission_grant.account_id = held.account_id
      order by permission_grant.ledger_index desc limit 1
    ) given on true
    where account.employer_id = held.employer_id and account.id = held.account_id;
end $$`;
