import { addDays, dayAt, endOfDay, epochOf, instantOf, startOfDay } from '@oart/competency';
import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import type { EntitlementRow, LifeRows } from './life-rows.ts';

/** In which state is this entitlement at this instant. */
export interface LifeQuestion {
  readonly entitlement: EntitlementRow;
  readonly at: Instant;
}

/**
 * For every entitlement the first and last instant of each day around every boundary of its life, and each
 * recording with the milliseconds beside it.
 */
export function boundaryQuestions(rows: LifeRows, zone: TimeZone): readonly LifeQuestion[] {
  return rows.entitlement.flatMap((entitlement) => {
    const { days, recordings } = boundariesOf(rows, entitlement);
    const around = [...days, ...recordings.map((at) => dayAt(at, zone))].flatMap((day) => [
      addDays(day, -1),
      day,
      addDays(day, 1),
    ]);
    const instants = new Set<Instant>();
    for (const day of new Set(around)) {
      instants.add(startOfDay(day, zone));
      instants.add(endOfDay(day, zone).at);
    }
    for (const at of recordings) {
      for (const beside of [-1, 0, 1]) instants.add(instantOf(epochOf(at) + beside));
    }
    return [...instants].map((at) => ({ entitlement, at }));
  });
}

/** Every day of the life of every entitlement, at its end: from the day before the grant to a month after the end. */
export function dailyQuestions(rows: LifeRows, zone: TimeZone): readonly LifeQuestion[] {
  return rows.entitlement.flatMap((entitlement) => {
    const questions: LifeQuestion[] = [];
    const last = addDays(entitlement.expires_on, 30);
    for (
      let day = addDays(dayAt(entitlement.recorded_at, zone), -1);
      day <= last;
      day = addDays(day, 1)
    ) {
      questions.push({ entitlement, at: endOfDay(day, zone).at });
    }
    return questions;
  });
}

interface Boundaries {
  readonly days: readonly CalendarDay[];
  readonly recordings: readonly Instant[];
}

function boundariesOf(rows: LifeRows, entitlement: EntitlementRow): Boundaries {
  const { id, person_id: person } = entitlement;
  const family = rows.entitlement.filter((row) => row.id === id || row.replaces_id === id);
  const ids = new Set(family.map((row) => row.id));
  const posts = rows.employment.filter((row) => row.person_id === person);
  const withdrawals = rows.entitlement_withdrawal.filter((row) => row.entitlement_id === id);
  const suspensions = rows.suspension.filter((row) => row.entitlement_id === id);
  const suspended = new Set(suspensions.map((row) => row.id));
  const recorded = [
    ...family,
    ...rows.entitlement_acceptance.filter((row) => ids.has(row.entitlement_id)),
    ...suspensions,
    ...rows.suspension_lift.filter((row) => suspended.has(row.suspension_id)),
    ...withdrawals,
  ];
  return {
    days: [
      ...family.flatMap((row) => [row.effective_from, addDays(row.expires_on, 1)]),
      ...posts.flatMap((row) => [
        row.starts_on,
        ...(row.ends_on === null ? [] : [addDays(row.ends_on, 1)]),
      ]),
      ...withdrawals.map((row) => row.effective_from),
    ],
    recordings: recorded.map((row) => row.recorded_at),
  };
}
