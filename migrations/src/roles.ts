/** The four roles of the database. Logins are given to `oart_app` and `oart_gate` by whoever runs the server. */
export const OWNER_ROLE = 'oart_owner';
export const APP_ROLE = 'oart_app';
export const GATE_ROLE = 'oart_gate';
export const RETENTION_ROLE = 'oart_retention';

const ROLES = [OWNER_ROLE, APP_ROLE, GATE_ROLE, RETENTION_ROLE] as const;

/**
 * SQL that must run before the first migration, as a login that may create roles, once per database.
 * Safe to repeat. Roles belong to the whole cluster, so two databases may race to create them.
 */
export function prepareDatabase(): readonly string[] {
  return [
    ...ROLES.map(createRole),
    `do $$ begin
       if not pg_has_role(current_user, '${OWNER_ROLE}', 'usage') then
         execute format('grant ${OWNER_ROLE} to %I', current_user);
       end if;
     end $$`,
    `create schema if not exists oart authorization ${OWNER_ROLE}`,
    // Without TEMPORARY the application's role cannot make functions of its own, not even in pg_temp.
    `do $$ begin
       execute format('revoke all on database %I from public', current_database());
       execute format('grant connect on database %I to ${ROLES.join(', ')}', current_database());
     end $$`,
    'revoke all on schema public from public',
  ];
}

function createRole(role: string): string {
  return `do $$ begin
    create role ${role} nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
  exception when duplicate_object or unique_violation then null;
  end $$`;
}
