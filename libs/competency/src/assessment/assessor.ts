import type { CalendarDay, Moment } from '../calendar/day.ts';
import { endOfDay } from '../calendar/zone.ts';
import type { Skill } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { absenceOn } from '../person/absence.ts';
import { foundingAppointmentOn } from '../person/appointment.ts';
import { clinicalOncologistQualification } from '../person/clinical-oncologist.ts';
import { isInPost } from '../person/employment.ts';
import type { EntitlementId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { sanctionReasons } from '../person/registration.ts';
import type {
  Assessment,
  AssessmentFacts,
  AssessorQualification,
  SkillScope,
} from './assessment.ts';
import { governingAssessment, levelHeld, type SkillCell } from './governing.ts';

/** Who wants to assess what: the assessor's own facts as known at signing (F4). */
export interface AssessorQuestion {
  readonly skill: Skill;
  readonly scope: SkillScope;
  readonly softwareVersion: string | null;
  readonly performedOn: CalendarDay;
  /** The instant of signing, in the zone of the unit. */
  readonly signing: Moment;
  readonly assessor: PersonnelFacts & AssessmentFacts;
  readonly policy: PolicyDocument;
  /**
   * The assessor's live entitlement at a moment that lists a task needing the skill in a cell, from the floor
   * of entitlements; null when there is none.
   */
  readonly entitlementFor: (cell: SkillCell, moment: Moment) => EntitlementId | null;
}

/**
 * What qualifies an assessor for a skill and the whole of a scope, on performedOn and at signing (I6), in the
 * order that the skill names; null when nothing does. A scope that names nothing qualifies nobody.
 */
export function assessorQualification(question: AssessorQuestion): AssessorQualification | null {
  const { assessor, policy, performedOn } = question;
  const moments = assessingMoments(performedOn, question.signing);
  const available = moments.every(
    (moment) =>
      isInPost(assessor, moment.on) &&
      absenceOn(assessor, moment.on) === null &&
      sanctionReasons(assessor, policy, moment).length === 0,
  );
  if (!available || cellsOf(question).length === 0) return null;
  for (const way of question.skill.assessedBy) {
    const qualification = byWay[way](question, moments);
    if (qualification !== null) return qualification;
  }
  return null;
}

/** Whether the assessor was absent on performedOn or at signing: absent persons do not assess (F7). */
export function isAssessorAbsent({
  assessor,
  performedOn,
  signing,
}: Pick<AssessorQuestion, 'assessor' | 'performedOn' | 'signing'>): boolean {
  return [performedOn, signing.on].some((day) => absenceOn(assessor, day) !== null);
}

/** "On performedOn" is the end of that day, or the signing itself if on the same day (F4). */
export function assessingMoments(performedOn: CalendarDay, signing: Moment): readonly Moment[] {
  return performedOn >= signing.on ? [signing] : [endOfDay(performedOn, signing.zone), signing];
}

type Way = Skill['assessedBy'][number];

const byWay: Readonly<
  Record<
    Way,
    (question: AssessorQuestion, moments: readonly Moment[]) => AssessorQualification | null
  >
> = {
  'level-p': byLevelP,
  'clinical-oncologist': byRegistration,
  'founding-assessor': byAppointment,
};

function byLevelP(
  question: AssessorQuestion,
  moments: readonly Moment[],
): AssessorQualification | null {
  const { assessor, entitlementFor } = question;
  let assessment: Assessment | null = null;
  let entitlement: EntitlementId | null = null;
  for (const moment of moments) {
    for (const cell of cellsOf(question)) {
      if (levelHeld(assessor, cell, moment) !== 'P') return null;
      assessment = governingAssessment(assessor, cell, moment)?.assessment ?? null;
      entitlement = entitlementFor(cell, moment);
      if (entitlement === null) return null;
    }
  }
  return assessment === null || entitlement === null
    ? null
    : { kind: 'level-p', assessment: assessment.id, entitlement };
}

function byRegistration(
  { assessor, policy }: AssessorQuestion,
  moments: readonly Moment[],
): AssessorQualification | null {
  let registrationCheck: string | null = null;
  for (const moment of moments) {
    registrationCheck = clinicalOncologistQualification(assessor, policy, moment)?.id ?? null;
    if (registrationCheck === null) return null;
  }
  return registrationCheck === null ? null : { kind: 'clinical-oncologist', registrationCheck };
}

function byAppointment(
  { assessor, skill, scope, softwareVersion }: AssessorQuestion,
  moments: readonly Moment[],
): AssessorQualification | null {
  const wanted = { ...scope, skill: skill.id, softwareVersion };
  let appointment: string | null = null;
  for (const { on } of moments) {
    appointment = foundingAppointmentOn(assessor, 'assessor', wanted, on)?.id ?? null;
    if (appointment === null) return null;
  }
  return appointment === null ? null : { kind: 'founding-assessor', appointment };
}

function cellsOf({ skill, scope }: AssessorQuestion): readonly SkillCell[] {
  return scope.treatmentSites.flatMap((treatmentSite) =>
    scope.adaptationTypes.map((adaptationType) => ({
      skill: skill.id,
      treatmentSite,
      platform: scope.platform,
      adaptationType,
    })),
  );
}
