import type { MatrixCellView, MatrixColumnView, MatrixRowView, MatrixView } from '@oart/contract';
import { needsAction } from './matrix-choices';
import type { MatrixChoices } from './matrix-choices';

/** A column with how many people stand in it how, whoever is shown. */
export interface ShownColumn extends MatrixColumnView {
  /** Its place in the answer. */
  readonly at: number;
  readonly isFirstOfRole: boolean;
  readonly mayAct: number;
  readonly dueSoon: number;
  readonly onTheWay: number;
  /** The fewest who may act, of the columns shown. */
  readonly isThinnest: boolean;
}

export interface ShownRow {
  readonly person: MatrixRowView['person'];
  /** One for each column shown; null where nothing is required. */
  readonly cells: readonly (MatrixCellView | null)[];
  readonly held: number;
  readonly required: number;
}

/** The part of the matrix that the choices leave, as it is drawn, printed and saved. */
export interface ShownMatrix {
  readonly columns: readonly ShownColumn[];
  readonly roles: readonly { readonly title: string; readonly columns: number }[];
  readonly rows: readonly ShownRow[];
}

const ON_THE_WAY: ReadonlySet<string> = new Set([
  'awaiting-entitlement',
  'awaiting-acceptance',
  'awaiting-verification',
  'in-training',
  'sent-back',
]);

/** Whether somebody may take every task of a cell. */
export function mayAct({ state }: MatrixCellView): boolean {
  return state === 'entitled' || state === 'due-soon';
}

/** Columns and rows that the choices leave. Cover counts everybody, whatever is left out of sight. */
export function shownMatrix(view: MatrixView, choices: MatrixChoices): ShownMatrix {
  const columns = shownColumns(view, choices);
  const rows = view.rows
    .filter((row) => isChosenPerson(row, choices))
    .map((row) => shownRow(row, columns))
    .filter(({ cells }) => cells.some((cell) => cell !== null && isChosenCell(cell, choices)));
  const roles = columns
    .filter(({ isFirstOfRole }) => isFirstOfRole)
    .map(({ role, roleTitle }) => ({
      title: roleTitle,
      columns: columns.filter((column) => column.role === role).length,
    }));
  return { columns, roles, rows };
}

function shownColumns(view: MatrixView, { role, site }: MatrixChoices): readonly ShownColumn[] {
  const cells = view.rows.flatMap((row) => row.cells);
  const columns = view.columns
    .map((column, at) => ({ ...column, at }))
    .filter((column) => role === '' || column.role === role)
    .filter((column) => site === '' || column.treatmentSite === site)
    .map((column, place, all) => {
      const here = cells.filter((cell) => cell.column === column.at);
      return {
        ...column,
        isFirstOfRole: all[place - 1]?.role !== column.role,
        mayAct: here.filter(mayAct).length,
        dueSoon: here.filter(({ state }) => state === 'due-soon').length,
        onTheWay: here.filter(({ state }) => ON_THE_WAY.has(state)).length,
      };
    });
  const fewest = Math.min(...columns.map((column) => column.mayAct));
  return columns.map((column) => ({ ...column, isThinnest: column.mayAct === fewest }));
}

function shownRow({ person, cells }: MatrixRowView, columns: readonly ShownColumn[]): ShownRow {
  const shown = columns.map(({ at }) => cells.find(({ column }) => column === at) ?? null);
  const required = shown.filter((cell) => cell !== null);
  return {
    person,
    cells: shown,
    held: required.filter(mayAct).length,
    required: required.length,
  };
}

function isChosenPerson({ person, profession }: MatrixRowView, choices: MatrixChoices): boolean {
  const named = `${person.displayName} ${person.staffNumber}`.toLowerCase();
  return (
    named.includes(choices.name.toLowerCase()) &&
    (choices.profession === null || choices.profession === profession)
  );
}

function isChosenCell({ state }: MatrixCellView, choices: MatrixChoices): boolean {
  return (
    (choices.state === null || choices.state === state) &&
    (!choices.needsAction || needsAction(state))
  );
}
