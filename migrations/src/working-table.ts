import { APP_ROLE } from './roles.ts';
import {
  checkNames,
  columnLines,
  commentOn,
  forceRowSecurity,
  indexStatements,
  isolateByEmployer,
  letGateRead,
  referenceLines,
} from './table-columns.ts';
import type { TableDeclaration } from './table-columns.ts';

export interface WorkingTable extends TableDeclaration {
  /**
   * 'own' (default): rows are seen by their employer alone. 'read-by-hash': accounts, sessions and
   * keys, whose employer is not known until the row is found by a hash; a named exception.
   */
  readonly employer?: 'own' | 'read-by-hash';
  /** Whether the gate's role may read it. Default false. */
  readonly gateReads?: boolean;
}

/**
 * SQL statements for a working table: drafts, uploads, sessions, keys, jobs. Rows may change and go.
 * Adds employer_id and id with the primary key (employer_id, id), row level security and grants.
 * @throws when a name is not snake_case.
 */
export function createWorkingTable(table: WorkingTable): readonly string[] {
  checkNames(table);
  const { name, employer = 'own', gateReads = false } = table;
  const lines = [
    'employer_id uuid not null',
    'id uuid not null',
    ...columnLines(table.columns),
    `constraint ${name}_pk primary key (employer_id, id)`,
    `constraint ${name}_employer_fk foreign key (employer_id) references oart.employer (employer_id)`,
    ...referenceLines(table),
    ...(table.constraints ?? []),
  ];
  return [
    `create table oart.${name} (\n  ${lines.join(',\n  ')}\n)`,
    commentOn(name, `working | ${employer} | ${table.says}`),
    ...indexStatements(table),
    ...(employer === 'own' ? isolateByEmployer(name) : readByHash(name)),
    ...(gateReads ? letGateRead(name) : []),
    `grant select, insert, update, delete on oart.${name} to ${APP_ROLE}`,
  ];
}

function readByHash(name: string): string[] {
  return [
    ...forceRowSecurity(name),
    `create policy ${name}_read_by_hash on oart.${name} for all to ${APP_ROLE}` +
      ` using (true) with check (true)`,
  ];
}
