import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { PersonnelFacts, RegistrationBody, RegistrationCheck } from './person.ts';

export type Registrations = Pick<PersonnelFacts, 'registrationChecks' | 'conditionsDecisions'>;

/** What a register allows, best first (domain.md 10.9). `in-force` and `caution` permit, the others deny. */
export const REGISTRATION_STATES = [
  'in-force',
  'caution',
  'conditions',
  'not-rechecked',
  'lapsed',
  'sanction',
] as const;

export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** One part of one register for one person on a day, from the check that governs it. */
export interface RegistrationStanding {
  readonly state: RegistrationState;
  readonly check: RegistrationCheck;
  /** Last day that the check itself covers: the fixed end, or the declaration due plus grace. */
  readonly lastDay: CalendarDay | null;
}

/** The day a check counts from: the register's own where it gives one, else the day of looking (F14). */
export function countsFrom(check: RegistrationCheck): CalendarDay {
  return check.statusFrom ?? check.checkedOn;
}

/** The check that governs each part of each register of one person on a day: the latest that counts by then. */
export function governingChecks(
  { registrationChecks }: Pick<Registrations, 'registrationChecks'>,
  on: CalendarDay,
): readonly RegistrationCheck[] {
  const governing = new Map<string, RegistrationCheck>();
  for (const check of registrationChecks) {
    if (countsFrom(check) > on) continue;
    const key = `${check.body}/${check.part ?? ''}`;
    const earlier = governing.get(key);
    if (earlier === undefined || check.checkedOn >= earlier.checkedOn) governing.set(key, check);
  }
  return [...governing.values()];
}

/** Every part of every register on file at a moment, each by its governing check. */
export function registrationsOnFile(
  facts: Registrations,
  policy: PolicyDocument,
  moment: Moment,
): readonly RegistrationStanding[] {
  return governingChecks(facts, moment.on).map((check) => standingOf(check, facts, policy, moment));
}

/** The best registration with a body, of one part or of any when `part` is null. Null when none is on file. */
export function registrationOn(
  facts: Registrations,
  policy: PolicyDocument,
  body: RegistrationBody,
  part: string | null,
  moment: Moment,
): RegistrationStanding | null {
  const matching = registrationsOnFile(facts, policy, moment).filter(
    ({ check }) => check.body === body && (part === null || check.part === part),
  );
  return matching.sort((a, b) => rank(a.state) - rank(b.state))[0] ?? null;
}

/** Whether a state permits on its own: confirmed active, or under a caution (domain.md 10.9). */
export function permitsPractice(state: RegistrationState): boolean {
  return state === 'in-force' || state === 'caution';
}

/** Why a needed registration does not permit; empty when it does. */
export function registrationReasons(
  facts: Registrations,
  policy: PolicyDocument,
  body: RegistrationBody,
  part: string | null,
  moment: Moment,
): readonly Reason[] {
  const standing = registrationOn(facts, policy, body, part, moment);
  if (standing === null) {
    return [reason('registration-missing', part === null ? { body } : { body, expected: part })];
  }
  return reasonsOf(standing);
}

/** Interim suspension, suspension or striking off on any register denies everything (F14). */
export function sanctionReasons(
  facts: Registrations,
  policy: PolicyDocument,
  moment: Moment,
): readonly Reason[] {
  return registrationsOnFile(facts, policy, moment)
    .filter(({ state }) => state === 'sanction')
    .flatMap(reasonsOf);
}

/** Every register on file must be in force where an act overrides the role (F26). */
export function registrationsOnFileReasons(
  facts: Registrations,
  policy: PolicyDocument,
  moment: Moment,
): readonly Reason[] {
  return registrationsOnFile(facts, policy, moment).flatMap(reasonsOf);
}

function reasonsOf({ state, check, lastDay }: RegistrationStanding): readonly Reason[] {
  const about = { body: check.body, factId: check.id, found: check.status };
  switch (state) {
    case 'in-force':
    case 'caution':
      return [];
    case 'conditions':
      return [reason('registration-conditions', about)];
    case 'not-rechecked':
      return [reason('registration-not-rechecked', { ...about, ...(lastDay && { on: lastDay }) })];
    case 'lapsed':
      return [reason('registration-lapsed', { ...about, on: countsFrom(check) })];
    case 'sanction':
      return [reason('registration-sanction', { ...about, on: countsFrom(check) })];
  }
}

function standingOf(
  check: RegistrationCheck,
  facts: Registrations,
  policy: PolicyDocument,
  moment: Moment,
): RegistrationStanding {
  const lastDay = lastDayCovered(check, policy);
  return { state: stateOf(check, lastDay, facts, moment), check, lastDay };
}

/** A fixed registration without its end covers nothing; a continuous one without a due date has no end. */
export function lastDayCovered(
  check: RegistrationCheck,
  policy: PolicyDocument,
): CalendarDay | null {
  if (check.validity === 'fixed') return check.validUntil ?? addDays(countsFrom(check), -1);
  return check.validUntil === null
    ? null
    : addDays(check.validUntil, policy.registration.declarationGraceDays);
}

function stateOf(
  check: RegistrationCheck,
  lastDay: CalendarDay | null,
  facts: Registrations,
  moment: Moment,
): RegistrationState {
  switch (check.status) {
    case 'interim-suspension':
    case 'suspended':
    case 'struck-off':
      return 'sanction';
    case 'lapsed':
      return 'lapsed';
    case 'active':
    case 'caution':
    case 'conditions':
      if (lastDay !== null && lastDay < moment.on) return 'not-rechecked';
      if (check.status === 'active') return 'in-force';
      if (check.status === 'caution') return 'caution';
      return mayPractise(check, facts, moment) ? 'in-force' : 'conditions';
  }
}

/** Conditions pause until an entitler decides; the latest decision on this check holds (domain.md 10.9). */
function mayPractise(check: RegistrationCheck, facts: Registrations, moment: Moment): boolean {
  const decision = facts.conditionsDecisions.findLast(
    ({ registrationCheck, recordedAt }) =>
      registrationCheck === check.id && recordedAt <= moment.at,
  );
  return decision?.outcome === 'may-practise';
}

function rank(state: RegistrationState): number {
  return REGISTRATION_STATES.indexOf(state);
}
