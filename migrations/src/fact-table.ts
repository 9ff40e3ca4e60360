import { APP_ROLE } from './roles.ts';
import {
  checkNames,
  columnLines,
  commentOn,
  indexStatements,
  isolateByEmployer,
  letGateRead,
  referenceLines,
} from './table-columns.ts';
import type { TableDeclaration } from './table-columns.ts';

export interface FactTable extends TableDeclaration {
  /** Columns that `erase_fact` may set null at the end of retention; they must be nullable. */
  readonly erasable?: readonly string[];
}

/**
 * SQL statements for a table of facts: rows that are only ever inserted, each with its leaf in the
 * employer's ledger. Adds the columns that every fact carries (employer_id, id, ledger_index,
 * recorded_at, recorded_by, supersedes_id), the keys, row level security, grants and the refusal of
 * any change.
 * @throws when a name is not snake_case or an erasable column is `not null`.
 */
export function createFactTable(table: FactTable): readonly string[] {
  checkNames(table);
  checkErasable(table);
  const { name } = table;
  return [
    `create table oart.${name} (\n  ${factLines(table).join(',\n  ')}\n)`,
    commentOn(name, factComment(table)),
    ...indexStatements(table),
    ...isolateByEmployer(name),
    ...letGateRead(name),
    `grant select, insert on oart.${name} to ${APP_ROLE}`,
    ...keepRows(name, table.erasable ?? []),
  ];
}

/** SQL that makes a table refuse UPDATE, DELETE and TRUNCATE, but for the erasure of named columns. */
export function keepRows(name: string, erasable: readonly string[]): string[] {
  const columns = erasable.map((column) => `'${column}'`).join(', ');
  return [
    `create trigger ${name}_is_kept before update or delete on oart.${name}` +
      ` for each row execute function oart.refuse_change(${columns})`,
    `create trigger ${name}_is_not_truncated before truncate on oart.${name}` +
      ` for each statement execute function oart.refuse_change()`,
    // ALWAYS, because session_replication_role = replica passes an ordinary trigger.
    `alter table oart.${name} enable always trigger ${name}_is_kept`,
    `alter table oart.${name} enable always trigger ${name}_is_not_truncated`,
  ];
}

function factLines(table: FactTable): string[] {
  const { name } = table;
  return [
    'employer_id uuid not null',
    'id uuid not null',
    'ledger_index bigint not null',
    'recorded_at timestamptz(3) not null',
    'recorded_by uuid',
    'supersedes_id uuid',
    ...columnLines(table.columns),
    `constraint ${name}_pk primary key (employer_id, id)`,
    `constraint ${name}_ledger_index_once unique (employer_id, ledger_index)`,
    `constraint ${name}_supersedes_once unique (employer_id, supersedes_id)`,
    `constraint ${name}_supersedes_fk foreign key (employer_id, supersedes_id)` +
      ` references oart.${name} (employer_id, id)`,
    // Deferred to COMMIT: the leaf commits to the row as stored, so the row is there first.
    `constraint ${name}_leaf_fk foreign key (employer_id, ledger_index, id)` +
      ` references oart.ledger_leaf (employer_id, index, fact_id) deferrable initially deferred`,
    ...referenceLines(table),
    ...(table.constraints ?? []),
  ];
}

function factComment(table: FactTable): string {
  return `fact | erasable: ${(table.erasable ?? []).join(', ') || 'nothing'} | ${table.says}`;
}

function checkErasable(table: FactTable): void {
  for (const column of table.erasable ?? []) {
    const type = table.columns[column];
    if (type === undefined)
      throw new Error(`Table ${table.name} has no erasable column "${column}"`);
    if (/\bnot\s+null\b/i.test(type)) {
      throw new Error(`Erasable column ${table.name}.${column} must be nullable`);
    }
  }
}
