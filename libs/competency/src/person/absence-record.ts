import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { FactId, PersonId } from './ids.ts';
import { ownRecord, type OwnRecord } from './own-record.ts';
import type { Absence } from './person.ts';
import type { FactFields } from './recorded.ts';
import { overlaps, type EndsBeforeItBegins } from './span-check.ts';

export type AbsenceRefusal = OwnRecord | EndsBeforeItBegins | 'overlaps-another';

/**
 * Checks an absence before it is recorded: never one's own (I4), the first day back comes after the first day
 * away, and no other absence shares a day. Recording a return corrects the open absence: `corrects` names it.
 */
export function checkAbsence(
  fields: FactFields<Absence>,
  recorder: PersonId,
  onFile: readonly Absence[],
  corrects: FactId | null = null,
): Checked<FactFields<Absence>, AbsenceRefusal> {
  const found: Refusal<AbsenceRefusal>[] = [...ownRecord(fields.person, recorder)];
  const { from, returnedOn } = fields;
  if (returnedOn !== null && returnedOn <= from) {
    found.push(refuse('ends-before-it-begins', '/returnedOn', { on: returnedOn }));
  }
  const other = onFile.find(
    (absence) =>
      absence.id !== corrects &&
      overlaps(absence.from, lastDayAway(absence), from, lastDayAway(fields)),
  );
  if (other !== undefined) {
    found.push(refuse('overlaps-another', '/from', { on: other.from, factId: other.id }));
  }
  return checked(fields, found);
}

function lastDayAway({ returnedOn }: Pick<Absence, 'returnedOn'>): CalendarDay | null {
  return returnedOn === null ? null : addDays(returnedOn, -1);
}
