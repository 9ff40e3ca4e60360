import type { ColumnOptions, EntityManager } from 'typeorm';
import type { FactColumns } from './fact-columns.ts';
import { heldConnection } from './held-connection.ts';

type Reader = (stored: unknown) => unknown;

/** How the rows of a table become entities: what is selected, and what each value is called and turned into. */
interface Shape {
  readonly selected: string;
  readonly table: string;
  readonly columns: readonly {
    readonly name: string;
    readonly from: Reader | null;
  }[];
}

type FactClass<Row extends FactColumns> = new () => Row;

/**
 * The facts of a table in which a column has one of these values, in ledger order. The same as TypeORM finds,
 * without what that does for each row and statement: the gate reads everybody with it, and somebody again
 * while an asker waits.
 */
export async function factRows<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  column: keyof Row & string,
  values: Iterable<string>,
): Promise<readonly Row[]> {
  const { columns } = tx.dataSource.getMetadata(entity);
  const databaseName = columns.find(({ propertyName }) => propertyName === column)?.databaseName;
  if (databaseName === undefined) throw new Error(`${entity.name} has no column ${column}`);
  return factRowsWhere(tx, entity, `fact.${databaseName} = any ($1)`, values);
}

/** @param condition on `fact`; `$1` is the list of values, and without any there are no facts */
export async function factRowsWhere<Row extends FactColumns>(
  tx: EntityManager,
  entity: FactClass<Row>,
  condition: string,
  values: Iterable<string>,
): Promise<readonly Row[]> {
  const list = [...values];
  if (list.length === 0) return [];
  const { selected, table, columns } = shapeOf(tx, entity);
  const text = `select ${selected} from ${table} fact where ${condition} order by fact.ledger_index`;
  const { rows } = await (
    await heldConnection(tx)
  ).query<unknown[]>({ name: nameOf(text), text, values: [list], rowMode: 'array' });
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
  const { columns, tablePath } = tx.dataSource.getMetadata(entity);
  const shape = {
    selected: columns.map(({ databaseName }) => `fact.${databaseName}`).join(', '),
    table: tablePath,
    columns: columns.map(({ propertyName, transformer }) => ({
      name: propertyName,
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

/** Statements are prepared once for each connection, under a name of their own. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text) ?? `facts ${String(names.size)}`;
  names.set(text, known);
  return known;
}
