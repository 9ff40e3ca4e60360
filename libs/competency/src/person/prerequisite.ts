import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { Prerequisite, Role } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { appointmentOn } from './appointment.ts';
import { reachesBand } from './band.ts';
import { employmentOn, postReasons } from './employment.ts';
import type { PersonnelFacts } from './person.ts';
import { prerequisiteTurningDays } from './personnel-facts.ts';
import { registrationReasons, sanctionReasons } from './registration.ts';

/** What ends a prerequisite, in the words of `UsableUntil`. */
export type PrerequisiteEndCause =
  'employment' | 'registration' | 'appointment' | 'profession' | 'band';

export interface PrerequisiteEnd {
  readonly day: CalendarDay;
  readonly cause: PrerequisiteEndCause;
}

/**
 * Every prerequisite of a role that a person does not meet at a moment: all of (any of) profession, band,
 * registration with part and appointment. A sanction on any register is always among them (F14).
 * Of alternatives that all fail, the one nearest to a yes is reported, with every alternative in `expected`.
 * Whoever is not in post lacks the post, not a profession or a band.
 */
export function prerequisiteReasons(
  role: Role,
  policy: PolicyDocument,
  facts: PersonnelFacts,
  moment: Moment,
): readonly Reason[] {
  const unmet = role.prerequisites
    .map((anyOf) => clauseReason(anyOf, role, policy, facts, moment))
    .filter((found) => found !== null)
    .filter(({ code }) => code !== 'registration-sanction');
  return [...sanctionReasons(facts, policy, moment), ...unmet];
}

/**
 * For each prerequisite met at a moment, the last day on which it still is if nothing more is recorded,
 * with its cause; those without an end are left out (I7, F6).
 */
export function prerequisiteEnds(
  role: Role,
  policy: PolicyDocument,
  facts: PersonnelFacts,
  moment: Moment,
): readonly PrerequisiteEnd[] {
  const ends: PrerequisiteEnd[] = [];
  const later = prerequisiteTurningDays(facts, policy).filter((day) => day > moment.on);
  for (const day of later) {
    const then: Moment = { ...moment, on: day };
    if (sanctionReasons(facts, policy, then).length > 0) {
      ends.push({ day: addDays(day, -1), cause: 'registration' });
      break;
    }
  }
  for (const anyOf of role.prerequisites) {
    for (const day of later) {
      const lost = clauseReason(anyOf, role, policy, facts, { ...moment, on: day });
      if (lost === null) continue;
      ends.push({ day: addDays(day, -1), cause: causeOf(lost) });
      break;
    }
  }
  return ends;
}

function clauseReason(
  anyOf: readonly Prerequisite[],
  role: Role,
  policy: PolicyDocument,
  facts: PersonnelFacts,
  moment: Moment,
): Reason | null {
  let nearest: Reason | null = null;
  for (const prerequisite of anyOf) {
    const [unmet] = alternativeReasons(prerequisite, policy, facts, moment);
    if (unmet === undefined) return null;
    if (nearest === null || distance(unmet) < distance(nearest)) nearest = unmet;
  }
  // A list without alternatives can be met by nobody (I1).
  if (nearest === null) return reason('nothing-required', { role: role.id });
  if (nearest.code === 'not-employed') return nearest;
  const expected = anyOf.map(inWords).join(' or ');
  return { ...nearest, about: { ...nearest.about, role: role.id, expected } };
}

function alternativeReasons(
  prerequisite: Prerequisite,
  policy: PolicyDocument,
  facts: PersonnelFacts,
  moment: Moment,
): readonly Reason[] {
  const post = employmentOn(facts, moment.on);
  switch (prerequisite.kind) {
    case 'profession':
      if (post === null) return postReasons(facts, moment.on);
      return post.profession === prerequisite.profession
        ? []
        : [reason('profession-not-met', { found: post.profession })];
    case 'minimum-band':
      if (post === null) return postReasons(facts, moment.on);
      return reachesBand(post.band, prerequisite.band)
        ? []
        : [reason('band-not-met', post.band === null ? {} : { found: post.band })];
    case 'registration':
      return registrationReasons(facts, policy, prerequisite.body, prerequisite.part, moment);
    case 'appointment':
      return appointmentOn(facts, prerequisite.appointment, moment.on) === null
        ? [reason('appointment-missing', { found: prerequisite.appointment })]
        : [];
  }
}

/** How far an unmet alternative is from a yes: something on file is nearer than nothing. */
function distance({ code }: Reason): number {
  const order: readonly string[] = [
    'registration-conditions',
    'registration-not-rechecked',
    'registration-lapsed',
    'registration-sanction',
  ];
  const place = order.indexOf(code);
  return place === -1 ? order.length : place;
}

function inWords(prerequisite: Prerequisite): string {
  switch (prerequisite.kind) {
    case 'profession':
      return prerequisite.profession;
    case 'minimum-band':
      return prerequisite.band;
    case 'registration':
      return prerequisite.part === null
        ? prerequisite.body
        : `${prerequisite.body} (${prerequisite.part})`;
    case 'appointment':
      return prerequisite.appointment;
  }
}

function causeOf({ code }: Reason): PrerequisiteEndCause {
  if (code === 'not-employed') return 'employment';
  if (code === 'profession-not-met') return 'profession';
  if (code === 'band-not-met') return 'band';
  return code === 'appointment-missing' ? 'appointment' : 'registration';
}
