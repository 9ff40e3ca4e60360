import { inWords } from '@oart/contract';
import type { CrewCheckView, CrewRowView } from '@oart/contract';

type Checked = Pick<CrewCheckView, 'rows' | 'reasons' | 'sitesWithoutDistinctPersons'>;

/** The answer of a staffing check in a sentence, without its day: gaps first, then what hangs on one person. */
export function crewCheckAnswer({
  rows,
  reasons,
  sitesWithoutDistinctPersons: uncrewed,
}: Checked): string {
  const gaps = rows.filter(({ verdict }) => verdict === 'gap').length;
  if (gaps > 0)
    return gaps === 1 ? '1 task is not covered' : `${String(gaps)} tasks are not covered`;
  if (rows.length === 0) return 'Nothing could be checked';
  if (reasons.length > 0) return 'Every task has somebody, but not every plan can be selected';
  if (uncrewed.length > 0) {
    return `${inWords(uncrewed.map(({ title }) => title))} cannot be treated by distinct persons`;
  }
  const single = rows.filter(({ verdict }) => verdict === 'single-point-of-failure').length;
  if (single === 0) return 'Every task is covered by more than one person';
  return `Every task is covered, ${String(single)} by one person alone`;
}

/** Who of the crew covers a task for the whole session, by name. */
export function coveredBy(row: CrewRowView, crew: CrewCheckView['crew']): string {
  const names = row.cells
    .filter(({ covers }) => covers === 'whole')
    .map(({ personId }) => crew.find(({ id }) => id === personId)?.displayName ?? personId);
  return names.length === 0 ? 'nobody' : names.join(', ');
}
