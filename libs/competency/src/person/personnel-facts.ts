import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay } from '../calendar/day.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { unbrokenAbsences } from './absence.ts';
import { personAsKnown } from './person-name.ts';
import type { PersonnelFacts } from './person.ts';
import { asKnown } from './recorded.ts';
import { countsFrom, lastDayCovered } from './registration.ts';

/** Post, registration and presence as known at a ledger index (I13). */
export function personnelAsKnown(facts: PersonnelFacts, knownAt: number): PersonnelFacts {
  return {
    person: personAsKnown(facts.person, facts.names, knownAt),
    names: facts.names.filter(({ index }) => index <= knownAt),
    employments: asKnown(facts.employments, knownAt),
    registrationChecks: asKnown(facts.registrationChecks, knownAt),
    conditionsDecisions: asKnown(facts.conditionsDecisions, knownAt),
    absences: asKnown(facts.absences, knownAt),
    appointments: asKnown(facts.appointments, knownAt),
    foundingAppointments: asKnown(facts.foundingAppointments, knownAt),
    delegations: asKnown(facts.delegations, knownAt),
    delegationEnds: asKnown(facts.delegationEnds, knownAt),
  };
}

/**
 * Every day, in order, on which an answer of this floor can differ from the day before: starts, days after
 * an end, and the days on which a threshold of the policy is crossed. Between two of them nothing changes.
 */
export function personnelTurningDays(
  facts: PersonnelFacts,
  policy: PolicyDocument,
): readonly CalendarDay[] {
  const days = new Set(prerequisiteTurningDays(facts, policy));
  for (const founding of facts.foundingAppointments) addSpan(days, founding.from, founding.until);
  for (const delegation of facts.delegations) addSpan(days, delegation.from, delegation.until);
  for (const check of facts.registrationChecks) {
    if (check.validUntil !== null) days.add(addDays(check.validUntil, 1));
    days.add(addDays(check.checkedOn, policy.registration.recheckWarnDays + 1));
  }
  for (const { from, returnedOn } of unbrokenAbsences(facts)) {
    days.add(addDays(from, policy.absence.warnDays));
    if (returnedOn !== null) days.add(addDays(returnedOn, policy.absence.warnDays));
  }
  return [...days].sort();
}

/** Those of them, in order, that can turn a prerequisite, post or presence: what only gives notice is left out. */
export function prerequisiteTurningDays(
  facts: PersonnelFacts,
  policy: PolicyDocument,
): readonly CalendarDay[] {
  const days = new Set<CalendarDay>();
  for (const { startsOn, endsOn } of facts.employments) addSpan(days, startsOn, endsOn);
  for (const { from, until } of facts.appointments) addSpan(days, from, until);
  for (const check of facts.registrationChecks) {
    const lastDay = lastDayCovered(check, policy);
    days.add(countsFrom(check));
    if (lastDay !== null) days.add(addDays(lastDay, 1));
  }
  for (const { from, returnedOn } of facts.absences) {
    days.add(from);
    if (returnedOn !== null) days.add(returnedOn);
  }
  return [...days].sort();
}

function addSpan(days: Set<CalendarDay>, from: CalendarDay, until: CalendarDay | null): void {
  days.add(from);
  if (until !== null) days.add(addDays(until, 1));
}
