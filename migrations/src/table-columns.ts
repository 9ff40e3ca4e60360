import { APP_ROLE, GATE_ROLE, OWNER_ROLE } from './roles.ts';

/** What a fact table and a working table are both declared with. */
export interface TableDeclaration {
  /** Singular, snake_case, without the schema. */
  readonly name: string;
  /** One sentence: what a row is. */
  readonly says: string;
  /** Column name to SQL type and constraints, such as `{ issued_on: 'date not null' }`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Column name to the employer's table whose `id` it holds: a foreign key that carries `employer_id`. */
  readonly references?: Readonly<Record<string, string>>;
  /** Further table constraints, each named: `constraint evidence_score_in_range check (...)`. */
  readonly constraints?: readonly string[];
  /** Columns of further indexes; `employer_id` is put in front of each. */
  readonly indexes?: readonly (readonly string[])[];
}

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** @throws when a name is not snake_case, so that a slip is found when the migration is written. */
export function checkNames(table: TableDeclaration): void {
  const names = [table.name, ...Object.keys(table.columns), ...Object.keys(table.references ?? {})];
  const wrong = names.find((name) => !NAME.test(name));
  if (wrong !== undefined) throw new Error(`"${wrong}" in table ${table.name} is not snake_case`);
  const unknown = Object.keys(table.references ?? {}).find((column) => !(column in table.columns));
  if (unknown !== undefined) {
    throw new Error(`Table ${table.name} has no column "${unknown}" to reference from`);
  }
}

export function columnLines(columns: Readonly<Record<string, string>>): string[] {
  return Object.entries(columns).map(([name, type]) => `${name} ${type}`);
}

/** Foreign keys of a table's own references: every one carries the employer. */
export function referenceLines(table: TableDeclaration): string[] {
  return Object.entries(table.references ?? {}).map(
    ([column, target]) =>
      `constraint ${table.name}_${column}_fk foreign key (employer_id, ${column})` +
      ` references oart.${target} (employer_id, id)`,
  );
}

export function indexStatements(table: TableDeclaration): string[] {
  return (table.indexes ?? []).map(
    (columns) =>
      `create index ${table.name}_by_${columns.join('_and_')}` +
      ` on oart.${table.name} (employer_id, ${columns.join(', ')})`,
  );
}

export function commentOn(table: string, comment: string): string {
  return `comment on table oart.${table} is '${comment.replaceAll("'", "''")}'`;
}

/**
 * Row level security by employer. A missing `app.employer_id` is an error, not an empty list. The
 * policy names its roles, because a policy for everyone would ask the gate for an employer too.
 */
export function isolateByEmployer(table: string): string[] {
  const own = "employer_id = current_setting('app.employer_id')::uuid";
  return [
    ...forceRowSecurity(table),
    `create policy ${table}_own_employer on oart.${table} for all to ${APP_ROLE}, ${OWNER_ROLE}` +
      ` using (${own}) with check (${own})`,
  ];
}

export function forceRowSecurity(table: string): string[] {
  return [
    `alter table oart.${table} enable row level security`,
    `alter table oart.${table} force row level security`,
  ];
}

/** The gate answers for all employers, and only ever reads. */
export function letGateRead(table: string): string[] {
  return [
    `create policy ${table}_gate_reads on oart.${table} for select to ${GATE_ROLE} using (true)`,
    `grant select on oart.${table} to ${GATE_ROLE}`,
  ];
}
