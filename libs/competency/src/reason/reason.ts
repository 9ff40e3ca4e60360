import type { CalendarDay } from '../calendar/day.ts';
import { CURERS, type Curer } from './curer.ts';

/**
 * Every reason the gate or a grant can give. Codes are stable across versions (domain.md section 9);
 * sentences live in the en-GB catalogue of `libs/contract`.
 */
export const REASON_CODES = [
  // the question itself (I1, I19)
  'unknown-person',
  'unknown-task',
  'unknown-unit',
  'unknown-treatment-site',
  'unknown-adaptation-type',
  'unknown-case',
  'no-framework-in-force',
  'case-required',
  // entitlement
  'no-entitlement',
  'task-not-in-role',
  'task-not-in-entitlement',
  'site-not-in-scope',
  'unit-not-in-scope',
  'platform-not-in-scope',
  'adaptation-type-not-in-scope',
  'not-yet-effective',
  'awaiting-acceptance',
  'expired',
  'withdrawn',
  'superseded',
  'ended',
  'suspended',
  // person
  'not-employed',
  'absent',
  'profession-not-met',
  'band-not-met',
  'appointment-missing',
  'registration-missing',
  'registration-lapsed',
  'registration-not-rechecked',
  'registration-conditions',
  'registration-sanction',
  // requirements
  'evidence-missing',
  'evidence-awaiting-verification',
  'evidence-expired',
  'evidence-revoked',
  'evidence-too-old-for-first-grant',
  'structure-certificate-missing',
  'score-below-pass-mark',
  'too-many-attempts',
  'too-few-cases',
  'too-few-cases-without-intervention',
  'agreement-too-low',
  'rating-too-low',
  'countersignature-missing',
  'experience-too-short',
  'assessment-missing',
  'assessment-level-too-low',
  'assessment-referred',
  'assessment-failed',
  'assessment-questioned',
  'reassessment-after-third-fraction-missing',
  'waiver-ended',
  'nothing-required',
  // pauses
  'recent-practice-lapsed',
  'supervised-return',
  'software-version-not-in-scope',
  'transition-deadline-missed',
  // supervision
  'supervisor-required',
  'supervisor-is-the-actor',
  'supervisor-not-entitled',
  'supervisor-absent',
  'task-not-supervisable',
  // fraction
  'step-missing',
  'step-void',
  'fraction-ended',
  'fraction-unit-differs',
  'fraction-treatment-site-differs',
  'person-edited-oar-in-this-fraction',
  'person-selected-the-plan',
  'person-is-the-author',
  'person-acted-in-this-fraction',
  'protocol-missing',
  'dose-check-result-missing',
  'dose-check-out-of-tolerance',
  'disposition-missing',
  // grant
  'delegation-missing',
  'delegation-does-not-cover',
  'own-entitlement',
  'effective-before-today',
  'validity-too-long',
  'assessor-may-not-entitle',
  'verifier-may-not-assess',
  // neutral form of what another person may not see (I15)
  'not-currently-entitled',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

/** What a reason is about; only what applies is present. Sentences are made from these. */
export interface ReasonSubject {
  readonly role?: string;
  readonly task?: string;
  readonly skill?: string;
  readonly requirement?: string;
  readonly treatmentSite?: string;
  readonly structure?: string;
  readonly record?: string;
  readonly body?: string;
  readonly unit?: string;
  readonly softwareVersion?: string;
  readonly adaptationType?: string;
  readonly earlierTask?: string;
  readonly on?: CalendarDay;
  readonly needed?: number;
  readonly held?: number;
  readonly factId?: string;
  /** Free of personal data: a level, a band, a profession, a status. */
  readonly expected?: string;
  readonly found?: string;
}

/** One unmet condition: a code, what it is about, and who can cure it. */
export interface Reason {
  readonly code: ReasonCode;
  readonly about: ReasonSubject;
  readonly curedBy: readonly Curer[];
}

/** Something to know that does not refuse: due soon, review overdue, same person approved three steps. */
export interface Notice {
  readonly code:
    | 'review-overdue'
    | 'recent-practice-due-soon'
    | 'expires-soon'
    | 'long-absence'
    | 'declaration-overdue'
    | 'registration-caution'
    | 'same-person-target-selection-dose-check'
    | 'same-person-edited-and-approved-target'
    | 'review-correction'
    | 'not-rechecked-lately';
  readonly about: ReasonSubject;
}

/** A reason whose curers are those of its code; `curedBy` names others where the case differs. */
export function reason(
  code: ReasonCode,
  about: ReasonSubject = {},
  curedBy: readonly Curer[] = CURERS[code],
): Reason {
  return { code, about, curedBy };
}

/** Something to know about a permitted act or a standing; it never refuses. */
export function notice(code: Notice['code'], about: ReasonSubject = {}): Notice {
  return { code, about };
}
