import type { Moment } from '../calendar/day.ts';
import type { BasisItem } from '../entitlement/entitlement.ts';
import type { Role } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { appointmentOn } from '../person/appointment.ts';
import { employmentOn } from '../person/employment.ts';
import { permitsPractice, registrationsOnFile } from '../person/registration.ts';
import type { PersonFacts } from './facts.ts';
import type { RequirementStatus } from './unmet.ts';

/** The facts that a grant rests on, by kind: what its basis snapshot hashes (domain.md section 5.8). */
export type GrantBasis = Readonly<Record<BasisItem['kind'], readonly string[]>>;

export const NO_BASIS: GrantBasis = {
  evidence: [],
  assessment: [],
  registration: [],
  employment: [],
  appointment: [],
  waiver: [],
  equivalence: [],
};

/** Everything that the statuses of a role used, and the post, registrations and appointments behind it. */
export function grantBasis(
  facts: PersonFacts,
  role: Role,
  policy: PolicyDocument,
  statuses: readonly RequirementStatus[],
  moment: Moment,
): GrantBasis {
  const prerequisites = role.prerequisites.flat();
  const post = employmentOn(facts, moment.on);
  const registrations = registrationsOnFile(facts, policy, moment).filter(
    ({ state, check }) =>
      permitsPractice(state) &&
      prerequisites.some(
        (each) =>
          each.kind === 'registration' &&
          each.body === check.body &&
          (each.part === null || each.part === check.part),
      ),
  );
  const appointments = prerequisites
    .filter((each) => each.kind === 'appointment')
    .map((each) => appointmentOn(facts, each.appointment, moment.on)?.id ?? null);
  return {
    evidence: distinct(statuses.flatMap((status) => status.evidence)),
    assessment: distinct(statuses.flatMap((status) => status.assessments)),
    registration: registrations.map(({ check }) => check.id),
    employment: post === null ? [] : [post.id],
    appointment: distinct(appointments.filter((id) => id !== null)),
    waiver: distinct(statuses.filter(({ waived }) => waived).flatMap(waiversOf(facts, moment))),
    equivalence: distinct(statuses.flatMap(equivalencesOf(facts, moment))),
  };
}

function waiversOf(
  facts: PersonFacts,
  { on }: Moment,
): (status: RequirementStatus) => readonly string[] {
  return ({ id }) =>
    facts.waivers
      .filter((waiver) => waiver.requirement === id && waiver.from <= on && on <= waiver.until)
      .map((waiver) => waiver.id);
}

/** Equivalences in force that carried the records of a requirement, its level, or both (F17). */
function equivalencesOf(
  facts: PersonFacts,
  { on }: Moment,
): (status: RequirementStatus) => readonly string[] {
  return ({ skill, treatmentSite, shownFor, assessments }) => {
    const levels = facts.assessments
      .filter(
        ({ id, scope }) =>
          assessments.includes(id) && !scope.treatmentSites.includes(treatmentSite),
      )
      .flatMap(({ scope }) => scope.treatmentSites);
    const carriedFrom = new Set([shownFor, ...levels]);
    return facts.equivalences
      .filter(
        (each) =>
          each.skill === skill &&
          carriedFrom.has(each.fromTreatmentSite) &&
          each.toTreatmentSite === treatmentSite &&
          each.from <= on &&
          (each.until === null || on <= each.until),
      )
      .map((each) => each.id);
  };
}

function distinct<Id extends string>(ids: readonly Id[]): readonly Id[] {
  return [...new Set(ids)];
}
