import type { ColumnOptions, EntityManager } from 'typeorm';
import { prepared } from '../database/prepared.ts';
import type { FactColumns } from './fact-columns.ts';
import { heldConnection } from './held-connection.ts';
import { keptFor } from './moment.ts';
import type { KeptView } from './moment.ts';

type Reader = (stored: unknown) => unknown;

/** How the rows of a table become entities: what is selected, and what each value is called and turned into. */
interface Shape {
  readonly selected: string;
  /** As the ledger names it. */
  readonly name: string;
  readonly table: string;
  readonly columns: readonly {
    readonly name: string;
    readonly databaseName: string;
    readonly from: Reader | null;
  }[];
}

type FactClass<Row extends FactColumns> = new () => Row;

/**
 * The facts of a table in which a column has one of these values, in ledger order. What was read before is read
 * again only from where it ended, and not at all where nothing was added to the table.
 * @param named the facts with these ids, where the column names facts: of one that came after all that the table
 *   holds, nothing is asked
 */
export async function factRows<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  column: keyof Row & string,
  values: Iterable<string>,
  named: readonly Pick<FactColumns, 'id' | 'ledgerIndex'>[] = [],
): Promise<readonly Row[]> {
  const list = [...new Set(values)];
  if (list.length === 0) return [];
  const { name, table, columns } = shapeOf(tx, entity);
  const databaseName = columns.find((known) => known.name === column)?.databaseName;
  if (databaseName === undefined) throw new Error(`${entity.name} has no column ${column}`);
  const condition = `fact.${databaseName} = any ($1)`;
  const kept = await keptFor(tx);
  if (kept === null) return selected(tx, entity, condition, [list]);
  const shelf = `${table} ${column}`;
  for (const { id, ledgerIndex } of named) {
    if (kept.find(shelf, id) === null && kept.isUnnamed(name, ledgerIndex))
      kept.keep(shelf, id, []);
  }
  const whole = wholeOf(kept, name, shelf, list);
  if (whole !== null) return inOrder(whole as Row[], list);
  // The database takes an id in capitals for the same one, and answers with small letters.
  const isAmbiguous = new Set(list.map((value) => value.toLowerCase())).size < list.length;
  if (isAmbiguous) return selected(tx, entity, condition, [list]);
  const found = new Map(list.map((value) => [value, kept.find(shelf, value)]));
  const unknown = list.filter((value) => found.get(value) === null);
  const behind = [...found].flatMap(([value, rows]) =>
    rows === null || kept.isWhole(name, rows) ? [] : [{ value, rows }],
  );
  const [first, later] = await Promise.all([
    unknown.length === 0 ? [] : selected(tx, entity, condition, [unknown]),
    behind.length === 0
      ? []
      : selected(tx, entity, `${condition} and fact.ledger_index > $2`, [
          behind.map(({ value }) => value),
          Math.min(...behind.map(({ rows }) => rows.head)),
        ]),
  ]);
  const added = Map.groupBy([...first, ...later], (row) => String(row[column]));
  // An id in other letters than the database writes is found, but is no key to keep rows under.
  if ([...added.keys()].some((value) => !found.has(value))) {
    return selected(tx, entity, condition, [list]);
  }
  for (const value of unknown) kept.keep(shelf, value, added.get(value) ?? []);
  for (const { value, rows } of behind) {
    const since = (added.get(value) ?? []).filter(({ ledgerIndex }) => ledgerIndex > rows.head);
    const all = [...rows.rows, ...since];
    kept.keep(shelf, value, all);
    added.set(value, all as Row[]);
  }
  const rows = list.flatMap(
    (value) => added.get(value) ?? (found.get(value)?.rows as readonly Row[] | undefined) ?? [],
  );
  return inOrder(rows, list);
}

/** The rows of all these values, where they are kept and nothing came after them; else null. */
function wholeOf(
  kept: KeptView,
  name: string,
  shelf: string,
  values: readonly string[],
): FactColumns[] | null {
  const rows: FactColumns[] = [];
  for (const value of values) {
    const found = kept.find(shelf, value);
    if (found === null || !kept.isWhole(name, found)) return null;
    rows.push(...found.rows);
  }
  return rows;
}

/** Of one value they are in the order of the ledger already. */
function inOrder<Row extends FactColumns>(rows: Row[], values: readonly string[]): readonly Row[] {
  return values.length === 1 ? rows : rows.sort((a, b) => a.ledgerIndex - b.ledgerIndex);
}

/** Every fact of a table, in ledger order; for tables of the department, which stay small. */
export async function everyFactRow<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
): Promise<readonly Row[]> {
  return keptWhole(tx, entity, 'true', []);
}

/**
 * Facts of a table that a condition finds, in ledger order.
 * @param condition on `fact`; `$1` is the list of values, and without any there are no facts
 */
export async function factRowsWhere<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  condition: string,
  values: Iterable<string>,
): Promise<readonly Row[]> {
  const list = [...values];
  return list.length === 0 ? [] : selected(tx, entity, condition, [list]);
}

/** The same for a condition that reads no other table: as long as nothing is added to this one, what it found is kept. */
export async function factRowsWithin<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  condition: string,
  values: Iterable<string>,
): Promise<readonly Row[]> {
  const list = [...values];
  return list.length === 0 ? [] : keptWhole(tx, entity, condition, [list]);
}

async function keptWhole<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  condition: string,
  parameters: readonly (readonly string[])[],
): Promise<readonly Row[]> {
  const kept = await keptFor(tx);
  if (kept === null) return selected(tx, entity, condition, parameters);
  const { name, table } = shapeOf(tx, entity);
  const shelf = `${table} ${condition}`;
  const key = JSON.stringify(parameters);
  const found = kept.find(shelf, key);
  if (found !== null && kept.isWhole(name, found)) return found.rows as readonly Row[];
  const rows = await selected(tx, entity, condition, parameters);
  kept.keep(shelf, key, rows);
  return rows;
}

/** Without what TypeORM does for each row and statement: the gate reads everybody with it. */
async function selected<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  condition: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> {
  const { selected: columnsSelected, table, columns } = shapeOf(tx, entity);
  const text = `select ${columnsSelected} from ${table} fact where ${condition} order by fact.ledger_index`;
  const client = await heldConnection(tx);
  const { rows } = await client.query<unknown[]>({
    ...prepared(text, parameters),
    rowMode: 'array',
  });
  return rows.map((row) => {
    const read: Record<string, unknown> = {};
    for (const [place, { name, from }] of columns.entries()) {
      read[name] = from === null ? row[place] : from(row[place]);
    }
    return read as unknown as Row;
  });
}

const shapes = new Map<unknown, Shape>();

function shapeOf<Row extends FactColumns>(tx: EntityManager, entity: FactClass<Row>): Shape {
  const known = shapes.get(entity);
  if (known !== undefined) return known;
  const { columns, tableName, tablePath } = tx.dataSource.getMetadata(entity);
  const shape = {
    selected: columns.map(({ databaseName }) => `fact.${databaseName}`).join(', '),
    name: tableName,
    table: tablePath,
    columns: columns.map(({ propertyName, databaseName, transformer }) => ({
      name: propertyName,
      databaseName,
      from: readerOf(transformer),
    })),
  };
  shapes.set(entity, shape);
  return shape;
}

function readerOf(transformer: ColumnOptions['transformer']): Reader | null {
  if (transformer === undefined) return null;
  if (Array.isArray(transformer)) throw new Error('A column of facts is turned into one thing');
  return (stored) => transformer.from(stored) as unknown;
}
