import type { CalendarDay } from '../calendar/day.ts';
import type { AssessmentId, EvidenceId, PersonId } from '../person/ids.ts';
import type { Recorded } from '../person/recorded.ts';

/** T trained, under supervision only; C competent, alone; P may assess. In this order. */
export type CompetenceLevel = 'T' | 'C' | 'P';

export type AssessmentMethod = 'direct-observation' | 'case-based' | 'test' | 'offline-review';

export interface SkillScope {
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly adaptationTypes: readonly string[];
}

/** What qualified the assessor on the day (I6), kept with the assessment. */
export type AssessorQualification =
  | { readonly kind: 'level-p'; readonly assessment: AssessmentId; readonly entitlement: string }
  | { readonly kind: 'clinical-oncologist'; readonly registrationCheck: string }
  | { readonly kind: 'founding-assessor'; readonly appointment: string };

/** Signed by the assessor; `recordedAt` is signedAt. Never edited after signing. */
export interface Assessment extends Recorded {
  readonly id: AssessmentId;
  readonly candidate: PersonId;
  readonly skill: string;
  readonly scope: SkillScope;
  readonly softwareVersion: string | null;
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly result: 'pass' | 'refer' | 'fail';
  readonly assessor: PersonId;
  readonly qualification: AssessorQualification;
  readonly performedOn: CalendarDay;
  readonly evidence: readonly EvidenceId[];
  readonly comment: string | null;
  /** What it restores: a statement after supervised practice, or a reassessment after a long absence. */
  readonly purpose: 'award' | 'restoration' | 'return';
  /** What is asked for before the next assessment, as extra cases; none of a pass. */
  readonly remediation?: string | null;
  /** The referral or failure after which this one was given. */
  readonly follows?: AssessmentId | null;
}

export interface AssessmentAcknowledgement extends Recorded {
  readonly assessment: AssessmentId;
  readonly candidate: PersonId;
}

export interface AssessmentVoid extends Recorded {
  readonly assessment: AssessmentId;
  readonly reason: string;
}

/** Opened when the assessor's own right was withdrawn for cause (I6); closed by a review that says it stands (F15). */
export interface AssessmentReview extends Recorded {
  readonly assessment: AssessmentId;
  readonly outcome: 'questioned' | 'stands' | 'does-not-stand';
  readonly reason: string;
}

/** Assessments of one candidate. Lists are in ledger order. */
export interface AssessmentFacts {
  readonly assessments: readonly Assessment[];
  readonly assessmentAcknowledgements: readonly AssessmentAcknowledgement[];
  readonly assessmentVoids: readonly AssessmentVoid[];
  readonly assessmentReviews: readonly AssessmentReview[];
}
