/** A rule of the database: a query for everything that breaks it, as one text column `found`. */
export interface CatalogueRule {
  readonly says: string;
  readonly offenders: string;
}

/** Tables of no employer. */
const INSTALLATION = `'installation', 'migration', 'guessing_limit', 'gate_process'`;
/** Of those, the ones that the app writes. */
const COUNTED_IN = `'guessing_limit', 'gate_process'`;
/** Tables whose employer is not known until their row is found by a hash. */
const READ_BY_HASH = `'account', 'session', 'api_key', 'invitation'`;
/** Functions that run with the rights of their owner. */
const SECURITY_DEFINERS = `'erase_fact'`;

const TABLES = `
  select c.oid, c.relname as name, c.relowner::regrole::text as owner, c.relrowsecurity, c.relforcerowsecurity,
         coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
         split_part(coalesce(obj_description(c.oid, 'pg_class'), ''), ' |', 1) as kind
  from pg_class c where c.relnamespace = 'oart'::regnamespace and c.relkind in ('r', 'p')`;

const KEYS = `
  select t.name as table_name, t.kind, k.conname as name, k.contype,
    (select array_agg(a.attname::text order by place.n)
       from unnest(k.conkey) with ordinality place (key, n)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = place.key) as columns,
    (select array_agg(a.attname::text order by place.n)
       from unnest(k.confkey) with ordinality place (key, n)
       join pg_attribute a on a.attrelid = k.confrelid and a.attnum = place.key) as target_columns,
    k.confrelid::regclass::text as target
  from pg_constraint k join tables t on t.oid = k.conrelid`;

const COLUMNS = `
  select t.name as table_name, t.kind, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
         a.attnotnull as is_required
  from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped`;

const RIGHTS = `
  select t.name as table_name, t.kind, coalesce(r.rolname, 'public') as role, p.privilege_type as right
  from tables t
  join pg_class c on c.oid = t.oid, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) p
  left join pg_roles r on r.oid = p.grantee
  where p.grantee <> c.relowner`;

const ERASABLE = `
  select t.name as table_name, trim(part) as column_name
  from tables t, unnest(string_to_array(substring(t.comment from 'erasable: ([^|]*) \\|'), ',')) as part
  where t.kind = 'fact' and trim(part) <> 'nothing'`;

/** The query with names for the tables, their columns, keys, rights and erasable columns. */
function over(query: string): string {
  return `with tables as (${TABLES}), columns as (${COLUMNS}), keys as (${KEYS}), rights as (${RIGHTS}), erasable as (${ERASABLE}) ${query}`;
}

export const TABLE_RULES: readonly CatalogueRule[] = [
  {
    says: 'every table is marked fact, working, ledger or installation',
    offenders: over(
      `select name as found from tables where comment !~ '^(fact|working|ledger|installation) \\| .+'`,
    ),
  },
  {
    says: 'only the named tables belong to no employer',
    offenders: over(
      `select name as found from tables where kind = 'installation' and name not in (${INSTALLATION})`,
    ),
  },
  {
    says: 'every table is owned by the owner role',
    offenders: over(`select name as found from tables where owner <> 'oart_owner'`),
  },
  {
    says: 'every table of an employer has a required employer_id',
    offenders: over(
      `select name as found from tables t where kind <> 'installation' and not exists (
         select from columns c where c.table_name = t.name and c.name = 'employer_id'
           and c.type = 'uuid' and c.is_required)`,
    ),
  },
  {
    says: 'facts and working tables have the primary key (employer_id, id)',
    offenders: over(
      `select name as found from tables t where kind in ('fact', 'working') and name <> 'ledger_head'
         and not exists (select from keys k where k.table_name = t.name and k.contype = 'p'
           and k.columns = array['employer_id', 'id'])`,
    ),
  },
  {
    says: 'every foreign key carries the employer',
    offenders: over(
      `select name as found from keys where contype = 'f'
         and (columns[1] <> 'employer_id' or target_columns[1] <> 'employer_id')`,
    ),
  },
  {
    says: 'every unique key carries the employer, but for what is found by a hash',
    offenders: over(
      `select i.indexrelid::regclass::text as found from pg_index i join tables t on t.oid = i.indrelid
       where i.indisunique and t.kind <> 'installation' and t.name not in (${READ_BY_HASH})
         and not exists (select from pg_attribute a where a.attrelid = t.oid
           and a.attname = 'employer_id' and a.attnum = any (i.indkey))`,
    ),
  },
  {
    says: 'instants are timestamptz(3), and nothing is a float, a json or a zoneless time',
    offenders: over(
      `select table_name || '.' || name as found from columns
       where name <> 'demonstration_loaded_at' and table_name <> 'migration'
         and (type ~ '^(timestamp|time) ?(\\(\\d\\))? with' and type <> 'timestamp(3) with time zone'
           or type in ('real', 'double precision', 'json', 'money') or type ~ '^character\\(')`,
    ),
  },
  {
    says: 'row level security is on and forced',
    offenders: over(
      `select name as found from tables
       where kind <> 'installation' and not (relrowsecurity and relforcerowsecurity)`,
    ),
  },
  {
    says: 'every policy is one of the known forms',
    offenders: over(
      `select p.polname as found from pg_policy p join tables t on t.oid = p.polrelid
       where not (
         p.polname = t.name || '_own_employer' and p.polcmd = '*'
           and pg_get_expr(p.polqual, p.polrelid) = '(employer_id = (current_setting(''app.employer_id''::text))::uuid)'
           and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)
           and p.polroles @> array['oart_app'::regrole::oid, 'oart_owner'::regrole::oid]
           and cardinality(p.polroles) = 2
         or p.polname = t.name || '_gate_reads' and p.polcmd = 'r'
           and p.polroles = array['oart_gate'::regrole::oid]
         or p.polname = t.name || '_read_by_hash' and t.name in (${READ_BY_HASH})
           and p.polroles = array['oart_app'::regrole::oid])`,
    ),
  },
];

export const FACT_RULES: readonly CatalogueRule[] = [
  {
    says: 'every fact has the columns that all facts carry',
    offenders: over(
      `select t.name || '.' || w.name as found from tables t
       cross join (values ('ledger_index', 'bigint', true), ('recorded_at', 'timestamp(3) with time zone', true),
         ('recorded_by', 'uuid', false), ('supersedes_id', 'uuid', false)) as w (name, type, is_required)
       where t.kind = 'fact' and not exists (select from columns c where c.table_name = t.name
         and (c.name, c.type, c.is_required) = (w.name, w.type, w.is_required))`,
    ),
  },
  {
    says: 'every fact has a foreign key to its leaf',
    offenders: over(
      `select name as found from tables t where kind = 'fact' and not exists (
         select from keys k where k.table_name = t.name and k.contype = 'f' and k.target = 'oart.ledger_leaf'
           and k.columns = array['employer_id', 'ledger_index', 'id']
           and k.target_columns = array['employer_id', 'index', 'fact_id'])`,
    ),
  },
  {
    says: 'a fact is corrected once',
    offenders: over(
      `select name as found from tables t where kind = 'fact' and not exists (
         select from keys k where k.table_name = t.name and k.contype = 'u'
           and k.columns = array['employer_id', 'supersedes_id'])`,
    ),
  },
  {
    says: 'facts and ledger refuse every change in every session',
    offenders: over(
      `select t.name as found from tables t where kind in ('fact', 'ledger') and 2 <> (
         select count(*) from pg_trigger g join pg_proc f on f.oid = g.tgfoid
         where g.tgrelid = t.oid and g.tgenabled = 'A'
           and f.proname in ('refuse_change', 'refuse_payload_change')
           -- 2 before, 8 delete, 16 update, 32 truncate
           and (g.tgtype & 26 = 26 or g.tgtype & 34 = 34))`,
    ),
  },
  {
    says: 'erasable columns exist and are nullable',
    offenders: over(
      `select e.table_name || '.' || e.column_name as found from erasable e
       where not exists (select from columns c where c.table_name = e.table_name
         and c.name = e.column_name and not c.is_required)`,
    ),
  },
  {
    says: 'the refusal of change names the erasable columns',
    offenders: over(
      `select t.name as found from tables t
       join pg_trigger g on g.tgrelid = t.oid and g.tgname = t.name || '_is_kept'
       where t.kind = 'fact' and
         (select coalesce(string_agg(column_name, ',' order by column_name), '') from erasable e
            where e.table_name = t.name)
         <> (select coalesce(string_agg(part, ',' order by part), '') from
              unnest(string_to_array(encode(g.tgargs, 'escape'), '\\000')) as part where part <> '')`,
    ),
  },
];

export const RIGHT_RULES: readonly CatalogueRule[] = [
  {
    says: 'nobody but the app and the gate has a right on a table',
    offenders: over(
      `select table_name || ' ' || role || ' ' || "right" as found from rights
       where role not in ('oart_app', 'oart_gate')`,
    ),
  },
  {
    says: 'the gate only reads',
    offenders: over(
      `select table_name || ' ' || "right" as found from rights
       where role = 'oart_gate' and "right" <> 'SELECT'`,
    ),
  },
  {
    says: 'the app adds facts and reads them, and nothing else',
    offenders: over(
      `select table_name || ' ' || "right" as found from rights
       where role = 'oart_app' and kind in ('fact', 'ledger') and "right" not in ('SELECT', 'INSERT')`,
    ),
  },
  {
    says: 'the app only reads what belongs to the installation',
    offenders: over(
      `select table_name || ' ' || "right" as found from rights
       where role = 'oart_app' and kind = 'installation' and "right" <> 'SELECT'
         and table_name not in (${COUNTED_IN})`,
    ),
  },
  {
    says: 'the app neither truncates nor references nor plants triggers',
    offenders: over(
      `select table_name || ' ' || "right" as found from rights where role = 'oart_app'
         and "right" not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    ),
  },
  {
    says: 'no right is given on a single column',
    offenders: over(
      `select t.name || '.' || a.attname as found from tables t
       join pg_attribute a on a.attrelid = t.oid where a.attacl is not null`,
    ),
  },
  {
    says: 'a view asks with the rights of its reader',
    offenders: `select relname as found from pg_class where relnamespace = 'oart'::regnamespace
       and (relkind = 'm' or relkind = 'v'
         and not coalesce(reloptions::text[] && array['security_invoker=on', 'security_invoker=true'], false))`,
  },
  {
    says: 'only the allowed functions run with the rights of their owner',
    offenders: `select proname as found from pg_proc where pronamespace = 'oart'::regnamespace
       and prosecdef and proname not in (${SECURITY_DEFINERS})`,
  },
  {
    says: 'every function fixes its search path',
    offenders: `select proname as found from pg_proc where pronamespace = 'oart'::regnamespace
       and not coalesce(array_to_string(proconfig, ' ') like '%search_path=pg_catalog%', false)`,
  },
  {
    says: 'no function is for everyone, and each belongs to the owner role',
    offenders: `select proname as found from pg_proc f where pronamespace = 'oart'::regnamespace
       and (proowner <> 'oart_owner'::regrole or exists (
         select from aclexplode(coalesce(proacl, acldefault('f', proowner))) p where p.grantee = 0))`,
  },
  {
    says: 'nothing of the product lies outside its schema',
    offenders: `select n.nspname || '.' || c.relname as found from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         where n.nspname !~ '^pg_' and n.nspname not in ('oart', 'information_schema')
       union all select f.oid::regprocedure::text from pg_proc f
         join pg_namespace n on n.oid = f.pronamespace
         where n.nspname !~ '^pg_' and n.nspname not in ('oart', 'information_schema')`,
  },
  {
    says: 'the four roles have no power beyond their grants',
    offenders: `select rolname as found from pg_roles
       where rolname in ('oart_owner', 'oart_app', 'oart_gate', 'oart_retention')
         and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
  },
  {
    says: 'the owner and retention roles do not sign in',
    offenders: `select rolname as found from pg_roles
       where rolname in ('oart_owner', 'oart_retention') and rolcanlogin`,
  },
  {
    says: 'the app, gate and retention roles are members of nothing',
    offenders: `select member::regrole::text as found from pg_auth_members
       where member in ('oart_app'::regrole, 'oart_gate'::regrole, 'oart_retention'::regrole)`,
  },
  {
    says: 'nobody but the owner makes things in the schema, and everyone nothing in the database',
    offenders: `select role || ' schema' as found
         from unnest(array['oart_app', 'oart_gate', 'oart_retention', 'public']) as role
         where has_schema_privilege(role, 'oart', 'create')
       union all select p.privilege_type from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) p
         where d.datname = current_database() and p.grantee = 0`,
  },
];

export const CATALOGUE_RULES: readonly CatalogueRule[] = [
  ...TABLE_RULES,
  ...FACT_RULES,
  ...RIGHT_RULES,
];
