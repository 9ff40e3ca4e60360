import pg from 'pg';
import { createFactTable, createWorkingTable } from '@oart/migrations';
import { CATALOGUE_RULES } from '../support/catalogue-rules.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.urls.owner });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

/** What the rule finds once the statements have run; nothing of them is kept. */
async function found(offenders: string, planted: readonly string[]): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query('set local role oart_owner');
    for (const statement of planted) await client.query(statement);
    const { rows } = await client.query<{ found: string }>(offenders);
    return rows.map((row) => row.found);
  } finally {
    await client.query('rollback');
  }
}

describe('the database keeps its rules', () => {
  it.each(CATALOGUE_RULES)('$says', async ({ offenders }) => {
    expect(await found(offenders, [])).toEqual([]);
  });
});

const fact = createFactTable({
  name: 'planted',
  says: 'A planted fact.',
  columns: { words: 'text', place: 'text' },
  erasable: ['words'],
});
const working = createWorkingTable({
  name: 'planted',
  says: 'A planted draft.',
  columns: { words: 'text' },
});
const definer = `create function oart.planted() returns int language sql security definer set search_path = pg_catalog as 'select 1'`;

/** One violation, at least, for each rule: the rule, what breaks it, what it finds. */
const PLANTED: readonly (readonly [string, readonly string[], string])[] = [
  ['every table is marked', ['create table oart.planted (id int)'], 'planted'],
  ['every table is marked', [...working, `comment on table oart.planted is null`], 'planted'],
  [
    'only the named tables belong to no employer',
    ['create table oart.planted (id int)', `comment on table oart.planted is 'installation | x'`],
    'planted',
  ],
  [
    'every table is owned',
    [...working, 'reset role', 'alter table oart.planted owner to oart_app'],
    'planted',
  ],
  [
    'every table of an employer has a required',
    [`create table oart.planted (id int)`, `comment on table oart.planted is 'working | own | x'`],
    'planted',
  ],
  [
    'facts and working tables have the primary key',
    [...working, 'alter table oart.planted drop constraint planted_pk'],
    'planted',
  ],
  [
    'every foreign key carries the employer',
    [
      ...working,
      `set local app.employer_id = '00000000-0000-0000-0000-000000000000'`,
      'create unique index on oart.ledger_leaf (fact_id)',
      'alter table oart.planted add constraint planted_fk foreign key (id) references oart.ledger_leaf (fact_id)',
    ],
    'planted_fk',
  ],
  [
    'every unique key carries the employer',
    [...working, 'create unique index planted_id on oart.planted (id)'],
    'oart.planted_id',
  ],
  [
    'instants are timestamptz(3)',
    [...working, 'alter table oart.planted add at timestamptz'],
    'planted.at',
  ],
  [
    'instants are timestamptz(3)',
    [...working, 'alter table oart.planted add at timestamp'],
    'planted.at',
  ],
  [
    'instants are timestamptz(3)',
    [...working, 'alter table oart.planted add score real'],
    'planted.score',
  ],
  [
    'row level security is on',
    [...working, 'alter table oart.planted no force row level security'],
    'planted',
  ],
  [
    'row level security is on',
    [...fact, 'alter table oart.planted disable row level security'],
    'planted',
  ],
  [
    'every policy is one of',
    [...fact, 'create policy planted_all on oart.planted using (true)'],
    'planted_all',
  ],
  [
    'every policy is one of',
    createWorkingTable({ name: 'planted', says: 'x', columns: {}, employer: 'read-by-hash' }),
    'planted_read_by_hash',
  ],
  [
    'every policy is one of',
    [
      ...fact,
      `alter policy planted_own_employer on oart.planted using (employer_id = nullif(current_setting('app.employer_id', true), '')::uuid)`,
    ],
    'planted_own_employer',
  ],
  [
    'every fact has the columns',
    [...fact, 'alter table oart.planted alter recorded_at drop not null'],
    'planted.recorded_at',
  ],
  [
    'every fact has a foreign key',
    [...fact, 'alter table oart.planted drop constraint planted_leaf_fk'],
    'planted',
  ],
  [
    'a fact is corrected once',
    [...fact, 'alter table oart.planted drop constraint planted_supersedes_once'],
    'planted',
  ],
  [
    'facts and ledger refuse every change',
    [...fact, 'alter table oart.planted enable trigger planted_is_kept'],
    'planted',
  ],
  [
    'facts and ledger refuse every change',
    [...fact, 'drop trigger planted_is_not_truncated on oart.planted'],
    'planted',
  ],
  [
    'erasable columns exist',
    [...fact, 'alter table oart.planted alter words set not null'],
    'planted.words',
  ],
  [
    'the refusal of change names',
    [...fact, `comment on table oart.planted is 'fact | erasable: words, place | x'`],
    'planted',
  ],
  [
    'nobody but the app and the gate',
    [...fact, 'grant select on oart.planted to public'],
    'planted public SELECT',
  ],
  ['the gate only reads', [...fact, 'grant insert on oart.planted to oart_gate'], 'planted INSERT'],
  ['the app adds facts', [...fact, 'grant update on oart.planted to oart_app'], 'planted UPDATE'],
  [
    'the app only reads what belongs',
    ['grant update on oart.installation to oart_app'],
    'installation UPDATE',
  ],
  [
    'the app neither truncates',
    [...working, 'grant truncate on oart.planted to oart_app'],
    'planted TRUNCATE',
  ],
  [
    'no right is given on a single column',
    [...fact, 'grant update (words) on oart.planted to oart_app'],
    'planted.words',
  ],
  ['a view asks with the rights', ['create view oart.planted as select 1 as one'], 'planted'],
  [
    'a view asks with the rights',
    ['create materialized view oart.planted as select 1 as one'],
    'planted',
  ],
  ['only the allowed functions', [definer], 'planted'],
  [
    'every function fixes its search path',
    [`create function oart.planted() returns int language sql as 'select 1'`],
    'planted',
  ],
  [
    'no function is for everyone',
    [definer, 'grant execute on function oart.planted() to public'],
    'planted',
  ],
  [
    'nothing of the product lies outside',
    ['reset role', 'create table public.planted (id int)'],
    'public.planted',
  ],
  ['the four roles have no power', ['reset role', 'alter role oart_app bypassrls'], 'oart_app'],
  ['the owner and retention roles', ['reset role', 'alter role oart_owner login'], 'oart_owner'],
  ['the app, gate and retention roles', ['reset role', 'grant oart_owner to oart_app'], 'oart_app'],
  [
    'nobody but the owner makes things',
    ['grant create on schema oart to oart_app'],
    'oart_app schema',
  ],
  [
    'nobody but the owner makes things',
    [
      'reset role',
      `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
    ],
    'TEMPORARY',
  ],
];

describe('a planted violation is found', () => {
  it.each(PLANTED)('%s (%#)', async (rule, statements, offender) => {
    const broken = CATALOGUE_RULES.filter(({ says }) => says.startsWith(rule));
    expect(broken).toHaveLength(1);
    expect(await found(broken[0]?.offenders ?? '', statements)).toContain(offender);
  });

  it('for every rule there is', () => {
    const unproved = CATALOGUE_RULES.filter(
      ({ says }) => !PLANTED.some(([rule]) => says.startsWith(rule)),
    );
    expect(unproved).toEqual([]);
  });
});
