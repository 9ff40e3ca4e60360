import type { CalendarDay } from '@oart/competency';
import { inWords } from '@oart/contract';
import type { MatrixCellView, MatrixView } from '@oart/contract';
import { STANDING_STATES } from '../status/standing-states';
import { formatDay, formatDayWithWeekday } from '../dates/format-day';
import type { ShownColumn, ShownMatrix } from './shown-matrix';

/** So many of the thinnest columns are named; of the others it is said how many there are. */
const NAMED = 3;

/** `today`, or `on 12 Mar 2026`. */
export function whenOf(on: CalendarDay, today: CalendarDay): string {
  return on === today ? 'today' : `on ${formatDay(on)}`;
}

/** The answer of the page: where the fewest people may act. */
export function thinnestSentence({ columns }: ShownMatrix, when: string): string {
  const thinnest = columns.filter(({ isThinnest }) => isThinnest);
  const [first] = thinnest;
  if (first === undefined) return `No role is in force ${when}`;
  if (thinnest.length === columns.length && columns.length > 1) {
    return `${people(first.mayAct)} may act in every role and site ${when}`;
  }
  const places = inWords(placesOf(thinnest));
  return first.mayAct === 0
    ? `Nobody may act ${when} as ${places}`
    : `Thinnest ${when}, ${first.mayAct === 1 ? '1 person' : `${String(first.mayAct)} people`}${thinnest.length > 1 ? ' each' : ''}: ${places}`;
}

/** How many people, where, on which day, and what falls due first. */
export function matrixLine(view: MatrixView, { rows, columns }: ShownMatrix): string {
  const shown =
    rows.length === view.rows.length
      ? people(rows.length)
      : `${String(rows.length)} of ${people(view.rows.length)}`;
  const dueSoon = rows.flatMap(({ person, cells }) =>
    cells.flatMap((cell, place) => {
      const column = columns[place];
      return cell?.state === 'due-soon' && column !== undefined ? [{ person, cell, column }] : [];
    }),
  );
  const day = formatDayWithWeekday(view.on as CalendarDay);
  const where = `${shown}, ${view.unit.name}, ${day}.`;
  const [first] = dueSoon
    .filter(({ cell }) => cell.daysLeft !== null)
    .sort((one, other) => (one.cell.daysLeft ?? 0) - (other.cell.daysLeft ?? 0));
  if (dueSoon.length === 0) return `${where} Nothing falls due soon.`;
  const due = dueSoon.length === 1 ? '1 right falls' : `${String(dueSoon.length)} rights fall`;
  if (first === undefined) return `${where} ${due} due soon.`;
  const { person, cell, column } = first;
  const days = cell.daysLeft === 1 ? '1 day' : `${String(cell.daysLeft)} days`;
  const site = column.treatmentSiteTitle.toLowerCase();
  return `${where} ${due} due soon, first ${person.displayName}, ${site}, in ${days}.`;
}

/** `Adapter for bladder and prostate`, `MPE for cervix`, `2 more`. */
function placesOf(columns: readonly ShownColumn[]): readonly string[] {
  const roles = Map.groupBy(columns, ({ roleTitle }) => roleTitle);
  const places = [...roles].map(
    ([role, ofRole]) =>
      `${role} for ${inWords(ofRole.map((column) => column.treatmentSiteTitle.toLowerCase()))}`,
  );
  const more = places.length - NAMED;
  return more > 0 ? [...places.slice(0, NAMED), `${String(more)} more`] : places;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${String(count)} people`;
}

/** `May do 2 of 6 tasks today. The cell shows the least of them: paused, recent practice.` */
export function cellSentence(cell: MatrixCellView | null, when: string): string {
  if (cell === null) return `Nothing is required ${when} in this role and site.`;
  const { held, tasks, state } = cell;
  const word = STANDING_STATES[state]?.word.toLowerCase().replace(':', ',') ?? '';
  if (held === tasks)
    return tasks === 1 ? `May do it ${when}.` : `May do all ${String(tasks)} tasks ${when}.`;
  const may =
    held === 0
      ? `May not act alone ${when}`
      : `May do ${String(held)} of ${String(tasks)} tasks ${when}`;
  return tasks === 1 ? `${may}: ${word}.` : `${may}. The cell shows the least of them: ${word}.`;
}
