import { daysBetween, earlierOf, laterOf } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { notice, reason, type Notice, type Reason } from '../reason/reason.ts';
import type { Absence, PersonnelFacts } from './person.ts';

type Absences = Pick<PersonnelFacts, 'absences'>;

/** Absences that touch, read as one (F7). `returnedOn` is the first day back, null while away. */
export interface UnbrokenAbsence {
  readonly from: CalendarDay;
  readonly returnedOn: CalendarDay | null;
}

/** One that has ended. */
export interface ReturnedAbsence extends UnbrokenAbsence {
  readonly returnedOn: CalendarDay;
}

/** The recorded absence that a day falls in; recording the return cures it (F7). */
export function absenceOn(facts: Absences, on: CalendarDay): Absence | null {
  return (
    facts.absences.findLast(
      ({ from, returnedOn }) => from <= on && (returnedOn === null || on < returnedOn),
    ) ?? null
  );
}

/** `absent` inside a recorded absence: denied, and no supervising or assessing (F7). */
export function absenceReasons(facts: Absences, on: CalendarDay): readonly Reason[] {
  return absenceOn(facts, on) === null ? [] : [reason('absent', { on })];
}

/** All absences in order of time, those that touch or overlap joined (F7). */
export function unbrokenAbsences(facts: Absences): readonly UnbrokenAbsence[] {
  const inOrder = [...facts.absences].sort((a, b) => (a.from < b.from ? -1 : 1));
  const joined: UnbrokenAbsence[] = [];
  for (const { from, returnedOn } of inOrder) {
    const last = joined.at(-1);
    if (last === undefined || (last.returnedOn !== null && from > last.returnedOn)) {
      joined.push({ from, returnedOn });
    } else {
      joined[joined.length - 1] = {
        from: last.from,
        returnedOn: laterOf(last.returnedOn, returnedOn),
      };
    }
  }
  return joined;
}

/** Days away before `on`: to the day before the return, or to the day before `on` while away. */
export function daysAway({ from, returnedOn }: UnbrokenAbsence, on: CalendarDay): number {
  return daysBetween(from, earlierOf(returnedOn, on) ?? on);
}

/**
 * The latest absence ended by `on` that was long enough for a supervised return (domain.md 10.8, 180 days
 * as the default). Whether the return is complete is judged from acts and reassessments on a higher floor.
 */
export function longAbsenceBefore(
  facts: Absences,
  policy: PolicyDocument,
  on: CalendarDay,
): ReturnedAbsence | null {
  for (const { from, returnedOn } of [...unbrokenAbsences(facts)].reverse()) {
    if (returnedOn === null || returnedOn > on) continue;
    if (daysBetween(from, returnedOn) >= policy.absence.supervisedReturnDays) {
      return { from, returnedOn };
    }
  }
  return null;
}

/**
 * Warns of an absence from the warning threshold on (domain.md 10.8, 90 days as the default): while it
 * lasts, and after the return for as many days as the threshold.
 */
export function longAbsenceNotices(
  facts: Absences,
  policy: PolicyDocument,
  on: CalendarDay,
): readonly Notice[] {
  const { warnDays } = policy.absence;
  return unbrokenAbsences(facts)
    .filter(
      (absence) =>
        daysAway(absence, on) >= warnDays &&
        (absence.returnedOn === null || daysBetween(absence.returnedOn, on) < warnDays),
    )
    .map((absence) => notice('long-absence', { on: absence.from, held: daysAway(absence, on) }));
}
