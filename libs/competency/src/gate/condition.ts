import type { Prerequisite } from '../framework/framework.ts';
import type { AssessmentId, EvidenceId } from '../person/ids.ts';
import type { Reason, ReasonCode, ReasonSubject } from '../reason/reason.ts';

/** What the gate asks, in the order in which an answer is told. */
export const CONDITIONS = {
  question: ['framework-in-force', 'unit-on-file', 'task-on-file', 'treatment-site-on-file'],
  person: ['person-on-file', 'in-post', 'present', 'no-sanction'],
  entitlement: ['entitlement-held', 'in-scope', 'accepted', 'in-effect', 'not-suspended'],
  role: ['prerequisite', 'something-required'],
  competence: ['requirement', 'level'],
  practice: ['software-in-scope', 'supervised-return', 'recent-practice'],
  supervision: ['supervisor'],
  fraction: ['case-on-file', 'fraction-agrees', 'earlier-steps', 'distinct-persons'],
  checks: ['dose-check', 'protocol'],
  hidden: ['currently-entitled'],
} as const;

export type ConditionGroupCode = keyof typeof CONDITIONS;
export type ConditionCode = (typeof CONDITIONS)[ConditionGroupCode][number];

/** `carried`: not met, made good by the named supervisor (I11). `not-asked`: nothing was there to ask it of. */
export const CONDITION_STATES = ['met', 'carried', 'unmet', 'not-asked'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

/** One condition of an answer: how it stands, why not, and the facts that it was read from. */
export interface Condition {
  readonly code: ConditionCode;
  readonly about: ReasonSubject;
  /** Any of these satisfies a prerequisite; empty for every other condition. */
  readonly anyOf: readonly Prerequisite[];
  readonly state: ConditionState;
  readonly reasons: readonly Reason[];
  readonly evidence: readonly EvidenceId[];
  readonly assessments: readonly AssessmentId[];
}

export interface ConditionGroup {
  readonly code: ConditionGroupCode;
  /** Named where the answer is about more than one (F25). */
  readonly adaptationType: string | null;
  readonly state: ConditionState;
  readonly conditions: readonly Condition[];
}

/** The condition that each reason says is not met; null for reasons that only a grant gives. */
export const CONDITION_OF: Readonly<Record<ReasonCode, ConditionCode | null>> = {
  'no-framework-in-force': 'framework-in-force',
  'unknown-unit': 'unit-on-file',
  'unknown-adaptation-type': 'unit-on-file',
  'unknown-task': 'task-on-file',
  'unknown-treatment-site': 'treatment-site-on-file',

  'unknown-person': 'person-on-file',
  'not-employed': 'in-post',
  absent: 'present',
  'registration-sanction': 'no-sanction',

  'no-entitlement': 'entitlement-held',
  'task-not-in-role': 'entitlement-held',
  'task-not-in-entitlement': 'entitlement-held',
  'site-not-in-scope': 'in-scope',
  'unit-not-in-scope': 'in-scope',
  'platform-not-in-scope': 'in-scope',
  'adaptation-type-not-in-scope': 'in-scope',
  'awaiting-acceptance': 'accepted',
  'not-yet-effective': 'in-effect',
  expired: 'in-effect',
  withdrawn: 'in-effect',
  superseded: 'in-effect',
  ended: 'in-effect',
  suspended: 'not-suspended',

  'profession-not-met': 'prerequisite',
  'band-not-met': 'prerequisite',
  'appointment-missing': 'prerequisite',
  'registration-missing': 'prerequisite',
  'registration-lapsed': 'prerequisite',
  'registration-not-rechecked': 'prerequisite',
  'registration-conditions': 'prerequisite',
  'nothing-required': 'something-required',

  'evidence-missing': 'requirement',
  'evidence-awaiting-verification': 'requirement',
  'evidence-expired': 'requirement',
  'evidence-revoked': 'requirement',
  'evidence-too-old-for-first-grant': 'requirement',
  'structure-certificate-missing': 'requirement',
  'score-below-pass-mark': 'requirement',
  'too-many-attempts': 'requirement',
  'too-few-cases': 'requirement',
  'too-few-cases-without-intervention': 'requirement',
  'agreement-too-low': 'requirement',
  'rating-too-low': 'requirement',
  'countersignature-missing': 'requirement',
  'experience-too-short': 'requirement',
  'waiver-ended': 'requirement',
  'transition-deadline-missed': 'requirement',
  'assessment-missing': 'level',
  'assessment-level-too-low': 'level',
  'assessment-referred': 'level',
  'assessment-failed': 'level',
  'assessment-questioned': 'level',

  'software-version-not-in-scope': 'software-in-scope',
  'supervised-return': 'supervised-return',
  'reassessment-after-third-fraction-missing': 'supervised-return',
  'recent-practice-lapsed': 'recent-practice',

  'supervisor-required': 'supervisor',
  'supervisor-is-the-actor': 'supervisor',
  'supervisor-not-entitled': 'supervisor',
  'supervisor-absent': 'supervisor',
  'task-not-supervisable': 'supervisor',

  'case-required': 'case-on-file',
  'unknown-case': 'case-on-file',
  'fraction-ended': 'fraction-agrees',
  'fraction-unit-differs': 'fraction-agrees',
  'fraction-treatment-site-differs': 'fraction-agrees',
  'step-missing': 'earlier-steps',
  'step-void': 'earlier-steps',
  'person-edited-oar-in-this-fraction': 'distinct-persons',
  'person-selected-the-plan': 'distinct-persons',
  'person-acted-in-this-fraction': 'distinct-persons',
  'dose-check-result-missing': 'dose-check',
  'dose-check-out-of-tolerance': 'dose-check',
  'disposition-missing': 'dose-check',
  'protocol-missing': 'protocol',
  'person-is-the-author': 'protocol',

  'delegation-missing': null,
  'delegation-does-not-cover': null,
  'own-entitlement': null,
  'effective-before-today': null,
  'validity-too-long': null,
  'assessor-may-not-entitle': null,
  'verifier-may-not-assess': null,

  'not-currently-entitled': 'currently-entitled',
};
