import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDataSource } from '../support/product-recording.ts';

let database: TestDatabase;
let app: DataSource;
let stored: ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Tables that are reached by SQL alone, without an entity. */
const WITHOUT_ENTITY = [
  'ask_log',
  'ask_seal',
  'employer',
  'erasure',
  'gate_process',
  'guessing_limit',
  'idempotency_key',
  'installation',
  'ledger_head',
  'ledger_leaf',
  'ledger_payload',
  'migration',
];

beforeAll(async () => {
  database = await openTestDatabase();
  app = await createDataSource(database.urls.app, { connections: 1 }).initialize();
  stored = await storedColumns();
});

afterAll(async () => {
  await app.destroy();
  await database.close();
});

/** Table to column to what the column is, from PostgreSQL's catalogue. */
async function storedColumns(): Promise<Map<string, Map<string, string>>> {
  const rows = await app.query<{ table_name: string; column_name: string; shape: string }[]>(
    `select c.relname as table_name, a.attname as column_name,
       format_type(a.atttypid, null) || case when a.attnotnull then ' required' else '' end
         || case when a.attnum = any (k.conkey) then ' key' else '' end as shape
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
     where c.relnamespace = 'oart'::regnamespace and c.relkind = 'r'`,
  );
  const tables = new Map<string, Map<string, string>>();
  for (const { table_name, column_name, shape } of rows) {
    const columns = tables.get(table_name) ?? new Map<string, string>();
    tables.set(table_name, columns.set(column_name, shape));
  }
  return tables;
}

const LONG_NAMES: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
  varchar: 'character varying',
};

function declared(column: ColumnMetadata): string {
  const type = app.driver.normalizeType(column);
  return [
    (LONG_NAMES[type] ?? type) + (column.isArray ? '[]' : ''),
    ...(column.isNullable ? [] : ['required']),
    ...(column.isPrimary ? ['key'] : []),
  ].join(' ');
}

function declaredColumns(): Map<string, Map<string, string>> {
  return new Map(
    app.entityMetadatas.map((entity) => [
      entity.tableName,
      new Map(entity.columns.map((column) => [column.databaseName, declared(column)])),
    ]),
  );
}

describe('entities and schema', () => {
  it('have the same tables', () => {
    expect([...declaredColumns().keys(), ...WITHOUT_ENTITY].sort()).toEqual(
      [...stored.keys()].sort(),
    );
  });

  it('have the same columns, of the same type, required alike', () => {
    const drift: string[] = [];
    for (const [table, columns] of declaredColumns()) {
      const there = stored.get(table) ?? new Map<string, string>();
      for (const column of new Set([...columns.keys(), ...there.keys()])) {
        const [inEntity, inTable] = [columns.get(column), there.get(column)];
        if (inEntity === inTable) continue;
        drift.push(`${table}.${column}: entity ${inEntity ?? '-'}, table ${inTable ?? '-'}`);
      }
    }
    expect(drift).toEqual([]);
  });
});
