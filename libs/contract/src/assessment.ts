import type { AssessmentMethod, AssessmentState, CompetenceLevel } from '@oart/competency';
import type { SignatureInput } from './signing.ts';

/** Body of `POST /api/assessments/challenge` and, with a signature, of `POST /api/assessments`. */
export interface AssessmentProposal {
  readonly candidateId: string;
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly adaptationTypes: readonly string[];
  readonly softwareVersion: string | null;
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly result: 'pass' | 'refer' | 'fail';
  readonly performedOn: string;
  readonly evidenceIds: readonly string[];
  readonly comment: string | null;
  readonly purpose: 'award' | 'restoration' | 'return';
  /** What is asked for before the next assessment, as extra cases; not of a pass. */
  readonly remediation?: string;
  /** Id of the referral or failure after which this one is given. */
  readonly follows?: string;
  readonly seen: number;
}

export interface AssessmentRequest extends AssessmentProposal {
  readonly signature: SignatureInput;
}

/** One review of an assessment: a doubt, or the answer to one. */
export interface AssessmentReviewView {
  readonly outcome: 'questioned' | 'stands' | 'does-not-stand';
  /** Full level only (I15): a doubt concerns the assessor, an answer the candidate. */
  readonly reason: string | null;
  readonly at: string;
  readonly by: string;
}

/** Who said that an assessment was signed in error, when and why. */
export interface AssessmentVoidView {
  /** Full level only (I15). */
  readonly reason: string | null;
  readonly at: string;
  readonly by: string;
}

export interface AssessmentView {
  readonly id: string;
  readonly candidate: { readonly id: string; readonly displayName: string };
  readonly assessor: { readonly id: string; readonly displayName: string };
  readonly skill: string;
  readonly skillTitle: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly adaptationTypes: readonly string[];
  readonly softwareVersion: string | null;
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly result: 'pass' | 'refer' | 'fail';
  readonly purpose: AssessmentProposal['purpose'];
  /** Ids of the records that it rests on. */
  readonly evidenceIds: readonly string[];
  readonly performedOn: string;
  readonly signedAt: string;
  readonly qualification: 'level-p' | 'clinical-oncologist' | 'founding-assessor';
  readonly acknowledgedAt: string | null;
  readonly state: AssessmentState;
  readonly reviews: readonly AssessmentReviewView[];
  /** Null unless it is void. */
  readonly voided: AssessmentVoidView | null;
  readonly comment: string | null;
  /** What was asked for before the next one; null where nothing was. */
  readonly remediation: string | null;
  /** Id of the referral or failure that it followed; null where it followed none. */
  readonly follows: string | null;
  /** Of the last thing that happened to it: what acts on it send as `seen`. */
  readonly ledgerIndex: number;
}

/** What the list of assessments may be sorted by. */
export const ASSESSMENT_SORTS = ['signedAt', 'performedOn', 'skill', 'level'] as const;
export type AssessmentSort = (typeof ASSESSMENT_SORTS)[number];

/** Body of `POST /api/assessments/:id/acknowledgement`; `seen` is the ledger index shown. */
export interface AcknowledgementRequest {
  readonly seen: number;
}

/** Body of `POST /api/assessments/:id/void`. */
export interface AssessmentVoidRequest {
  readonly reason: string;
  readonly seen: number;
}

/** Body of `POST /api/assessments/:id/review`: puts it in question, or answers the question (I6, F15). */
export interface AssessmentReviewRequest {
  readonly outcome: AssessmentReviewView['outcome'];
  readonly reason: string;
  readonly seen: number;
}
