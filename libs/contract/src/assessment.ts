import type { AssessmentMethod, CompetenceLevel } from '@oart/competency';
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
  readonly seen: number;
}

export interface AssessmentRequest extends AssessmentProposal {
  readonly signature: SignatureInput;
}

export interface AssessmentView {
  readonly id: string;
  readonly candidate: { readonly id: string; readonly displayName: string };
  readonly assessor: { readonly id: string; readonly displayName: string };
  readonly skill: string;
  readonly skillTitle: string;
  readonly treatmentSites: readonly string[];
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly result: 'pass' | 'refer' | 'fail';
  readonly performedOn: string;
  readonly signedAt: string;
  readonly qualification: 'level-p' | 'clinical-oncologist' | 'founding-assessor';
  readonly acknowledgedAt: string | null;
  readonly voided: boolean;
  readonly comment: string | null;
}

/** Body of `POST /api/assessments/:id/void`. */
export interface AssessmentVoidRequest {
  readonly reason: string;
}
