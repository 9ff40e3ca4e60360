import type { CsvCell, MatrixCellView } from '@oart/contract';
import { STANDING_STATES } from '../status/standing-states';
import type { ShownMatrix } from './shown-matrix';

/** The matrix as it is on the screen, its totals included, as rows of a table. */
export function matrixRows({ columns, rows }: ShownMatrix): readonly (readonly CsvCell[])[] {
  const total = (title: string, count: 'mayAct' | 'dueSoon' | 'onTheWay') => [
    title,
    ...columns.map((column) => column[count]),
    columns.reduce((sum, column) => sum + column[count], 0),
  ];
  return [
    [
      'Person',
      ...columns.map((column) => `${column.roleTitle}, ${column.treatmentSiteTitle}`),
      'Held',
    ],
    ...rows.map((row) => [
      row.person.displayName,
      ...row.cells.map(cellText),
      `${String(row.held)} of ${String(row.required)}`,
    ]),
    total('May act', 'mayAct'),
    total('due soon', 'dueSoon'),
    total('on the way', 'onTheWay'),
  ];
}

/** What a cell shows: its code, the days left, and how many tasks are held where they differ. */
function cellText(cell: MatrixCellView | null): string {
  if (cell === null) return '';
  const { code = '' } = STANDING_STATES[cell.state] ?? {};
  const days = daysShown(cell);
  return [code, ...(days === null ? [] : [`${String(days)} d`]), heldShown(cell) ?? '']
    .filter((part) => part !== '')
    .join(' ');
}

/** The days left of a cell that is due soon. */
export function daysShown({ state, daysLeft }: MatrixCellView): number | null {
  return state === 'due-soon' ? daysLeft : null;
}

/** `2/6` where the tasks of a cell differ; null where all or none are held. */
export function heldShown({ held, tasks }: MatrixCellView): string | null {
  return held > 0 && held < tasks ? `${String(held)}/${String(tasks)}` : null;
}
