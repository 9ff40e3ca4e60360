import type { Assessment, AssessmentFacts } from '../assessment/assessment.ts';
import { assessmentState } from '../assessment/assessment-state.ts';
import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import type { Entitlement } from '../entitlement/entitlement.ts';
import { acceptedBy, stateOf, type LifeFacts } from '../entitlement/life.ts';
import { liveSuspensions } from '../entitlement/suspension.ts';
import type { EvidenceFacts } from '../evidence/evidence.ts';
import { evidenceStandings, type EvidenceStanding } from '../evidence/evidence-state.ts';
import { frameworkInForce } from '../framework/framework-in-force.ts';
import type { FrameworkVersion } from '../framework/framework.ts';
import type { PersonnelFacts } from '../person/person.ts';
import { governingChecks } from '../person/registration.ts';
import {
  PASSPORT_DAYS,
  PASSPORT_STATEMENTS,
  PASSPORT_WITHOUT,
  type Passport,
  type PassportAssessment,
  type PassportEntitlement,
  type PassportEvidence,
  type PassportFramework,
  type PassportPerson,
  type PassportSuspensions,
} from './passport.ts';

export type PassportFacts = PersonnelFacts & EvidenceFacts & AssessmentFacts & LifeFacts;

/** What an issue is made of besides the person's facts. */
export interface PassportIssue {
  readonly id: string;
  readonly issuer: Passport['issuer'];
  readonly ledger: Passport['ledger'];
  readonly frameworks: readonly FrameworkVersion[];
  /** The sharing agreement under which live suspensions are stated; null: they are not. */
  readonly agreement: string | null;
}

/**
 * The passport of one person: what was verified, assessed and held, with nothing of what is private (I15).
 * Whether somebody is suspended changes nothing of it unless an agreement is named.
 * @param facts as known at the moment of issue
 * @param moment the issue, in the zone of the issuer's main site
 */
export function passportOf(facts: PassportFacts, issue: PassportIssue, moment: Moment): Passport {
  const held = facts.entitlements.filter(
    ({ id, recordedAt }) => recordedAt <= moment.at && acceptedBy(facts, id, moment.at) !== null,
  );
  return {
    schema: 'oart-passport',
    schemaVersion: 1,
    id: issue.id,
    issuer: issue.issuer,
    issuedAt: moment.at,
    validUntil: lastDayOfPassport(moment.on),
    ledger: issue.ledger,
    frameworks: frameworksOf(issue.frameworks, held, moment.on),
    person: personOf(facts, moment.on),
    evidence: evidenceStandings(facts, moment).flatMap((each) => recordOf(each, facts, moment)),
    assessments: facts.assessments
      .filter(
        ({ id, recordedAt }) => recordedAt <= moment.at && assessmentState(id, facts) === 'signed',
      )
      .map(assessmentOf),
    entitlements: held.map((each) => entitlementOf(each, facts, moment)),
    suspensions: suspensionsOf(held, facts, issue.agreement, moment),
    statements: PASSPORT_STATEMENTS,
    without: PASSPORT_WITHOUT,
  };
}

/** The last day, inclusive, of a passport issued on a day. */
export function lastDayOfPassport(issuedOn: CalendarDay): CalendarDay {
  return addDays(issuedOn, PASSPORT_DAYS);
}

function frameworksOf(
  versions: readonly FrameworkVersion[],
  held: readonly Entitlement[],
  on: CalendarDay,
): readonly PassportFramework[] {
  const inForce = frameworkInForce(versions, on, Number.MAX_SAFE_INTEGER);
  const named = new Set(held.map(({ frameworkVersion }) => frameworkVersion));
  return versions
    .filter((version) => version === inForce || named.has(version.document.number))
    .map(({ document: { number, title }, sha256, effectiveFrom }) => ({
      number,
      title,
      sha256,
      effectiveFrom,
    }));
}

function personOf(facts: PersonnelFacts, on: CalendarDay): PassportPerson {
  const { displayName, aliases } = facts.person;
  return {
    displayName,
    aliases,
    registrations: governingChecks(facts, on).map(({ body, part, number }) => ({
      body,
      part,
      number,
    })),
  };
}

function recordOf(
  { evidence, state, verifiedAt }: EvidenceStanding,
  { evidenceReviews }: EvidenceFacts,
  { zone }: Moment,
): readonly PassportEvidence[] {
  if (state !== 'verified' || verifiedAt === null) return [];
  const { experience } = evidence;
  const review = evidenceReviews.findLast((each) => each.evidence === evidence.id);
  return [
    {
      id: evidence.id,
      type: evidence.type,
      skill: evidence.skill,
      treatmentSites: evidence.treatmentSites,
      platform: evidence.platform,
      softwareVersions: evidence.softwareVersions,
      structures: evidence.structures.map(
        ({ structure, score, passMark, attempt, modality, completedOn }) => ({
          structure,
          score,
          passMark,
          attempt,
          modality: modality ?? null,
          completedOn: completedOn ?? null,
        }),
      ),
      score: evidence.score,
      passMark: evidence.passMark,
      cases: evidence.cases,
      casesWithoutIntervention: evidence.casesWithoutIntervention,
      percentAgreement: evidence.percentAgreement,
      likert: evidence.likert,
      experience: experience && {
        ...experience,
        until: experience.until ?? dayAt(verifiedAt, zone),
      },
      occurredOn: evidence.occurredOn,
      issuedOn: evidence.issuedOn,
      validUntil: evidence.validUntil,
      issuer: evidence.issuer,
      sha256: evidence.sha256,
      verifiedAt,
      identityEstablishedBy: review?.identityEstablishedBy ?? null,
    },
  ];
}

function assessmentOf({ scope, recordedAt, ...signed }: Assessment): PassportAssessment {
  return {
    id: signed.id,
    skill: signed.skill,
    treatmentSites: scope.treatmentSites,
    platform: scope.platform,
    adaptationTypes: scope.adaptationTypes,
    softwareVersion: signed.softwareVersion,
    level: signed.level,
    method: signed.method,
    result: signed.result,
    performedOn: signed.performedOn,
    signedAt: recordedAt,
  };
}

function entitlementOf(
  { scope, ...granted }: Entitlement,
  facts: PassportFacts,
  moment: Moment,
): PassportEntitlement {
  return {
    id: granted.id,
    number: granted.number,
    role: granted.role,
    tasks: granted.tasks,
    treatmentSites: scope.treatmentSites,
    platform: scope.platform,
    adaptationTypes: scope.adaptationTypes,
    softwareVersions: scope.softwareVersions,
    frameworkVersion: granted.frameworkVersion,
    effectiveFrom: granted.effectiveFrom,
    expiresOn: granted.expiresOn,
    endedFrom: stateOf(facts, { scope, ...granted }, moment).endedFrom,
  };
}

function suspensionsOf(
  held: readonly Entitlement[],
  facts: PassportFacts,
  agreement: string | null,
  { at, zone }: Moment,
): PassportSuspensions {
  if (agreement === null) return { stated: false };
  const live = held.flatMap(({ id }) =>
    liveSuspensions(facts, id, at).map(({ recordedAt }) => ({
      entitlement: id,
      since: dayAt(recordedAt, zone),
    })),
  );
  return { stated: true, agreement, live };
}
