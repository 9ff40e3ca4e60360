import type { CoverCellView, DepthOfCoverView } from '@oart/contract';
import type { CalendarDay } from '@oart/competency';
import { formatDay } from '../dates/format-day';

const NAMED = 3;

/** The answer of the page: what nobody may do, else what hangs on one person. */
export function coverSentence(view: DepthOfCoverView, when: string): string {
  const { name } = view.unit;
  const gaps = view.cells.filter(({ count }) => count === 0);
  if (gaps.length > 0) {
    return `On ${name}, nobody may do ${countOf(gaps.length)} ${when}: ${named(gaps.map(placeOf))}`;
  }
  const single = view.cells.filter(({ count }) => count === 1);
  if (single.length > 0) {
    const hang = single.length === 1 ? 'hangs' : 'hang';
    const places = single.map((cell) => `${placeOf(cell)} (${holderOf(view, cell)})`);
    return `On ${name}, ${countOf(single.length)} ${hang} on one person ${when}: ${named(places)}`;
  }
  return view.cells.length === 0
    ? `On ${name}, no task is in force ${when}`
    : `On ${name}, every task has two people or more ${when}`;
}

/** What becomes of it in twelve months if nothing more is recorded. */
export function coverLine({ cells }: DepthOfCoverView): string {
  const become = cells.filter(({ count, lowest }) => count > 1 && lowest === 1).length;
  const single =
    become === 0
      ? 'no more tasks come to hang on one person'
      : `${String(become)} more ${become === 1 ? 'comes' : 'come'} to hang on one person`;
  const gaps = cells
    .filter(({ count, lowest }) => count > 0 && lowest === 0)
    .map((cell) => ({ cell, on: cell.changes.find(({ count }) => count === 0)?.on ?? '' }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const [first] = gaps;
  if (first === undefined) return `If nothing more is done, ${single} within 12 months.`;
  const others = gaps.length === 1 ? '' : `, the first of ${String(gaps.length)} such tasks`;
  return `If nothing more is done, ${single} within 12 months, and from ${formatDay(first.on as CalendarDay)} nobody may ${placeOf(first.cell)}${others}.`;
}

/** `select plan for the day, cervix` */
function placeOf({ taskTitle, treatmentSiteTitle }: CoverCellView): string {
  const task = taskTitle.charAt(0).toLowerCase() + taskTitle.slice(1);
  return `${task}, ${treatmentSiteTitle.toLowerCase()}`;
}

function holderOf({ people }: DepthOfCoverView, cell: CoverCellView): string {
  const [holder] = cell.people;
  return people.find(({ id }) => id === holder)?.displayName ?? '';
}

function named(places: readonly string[]): string {
  const more = places.length - NAMED;
  return more > 0
    ? `${places.slice(0, NAMED).join('; ')}; ${String(more)} more`
    : places.join('; ');
}

function countOf(tasks: number): string {
  return tasks === 1 ? 'one task' : `${String(tasks)} tasks`;
}
