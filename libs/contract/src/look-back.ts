import type { Act, AssessmentMethod, AssessmentState, CompetenceLevel } from '@oart/competency';

interface PersonRef {
  readonly id: string;
  readonly displayName: string;
}

/** An act that was signed on the strength of a record. */
export interface LookBackAct {
  readonly id: string;
  readonly caseReference: string;
  readonly fraction: number;
  readonly task: string;
  readonly taskTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  readonly performedAt: string;
  readonly mode: Act['mode'];
  readonly actor: PersonRef;
  /** Null where nobody supervised. */
  readonly supervisor: PersonRef | null;
}

/** An assessment that the holder of the record gave. */
export interface LookBackAssessment {
  readonly id: string;
  readonly candidate: PersonRef;
  readonly skill: string;
  readonly skillTitle: string;
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly performedOn: string;
  readonly state: AssessmentState;
}

/** An answer of the gate that an entitlement resting on the record carried. */
export interface LookBackDecision {
  readonly id: string;
  readonly task: string;
  readonly taskTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  readonly outcome: 'PERMIT' | 'PERMIT_SUPERVISED' | 'DENY';
  /** Null for the answer about an act that the holder supervised. */
  readonly entitlementNumber: string | null;
  readonly evaluatedAt: string;
}

/**
 * Everything done on the strength of a record since a day, for clinical review (I12); nothing of it is
 * altered. Answer of `GET /api/evidence/:id/look-back`.
 */
export interface LookBackView {
  readonly evidence: { readonly id: string; readonly title: string };
  readonly holder: PersonRef;
  /** The day looked back to: that of the revocation, or the one asked about. */
  readonly from: string;
  /** Null while the record is not revoked: the list then shows what a revocation would concern. */
  readonly revokedAs: 'integrity' | 'clerical' | null;
  readonly entitlements: readonly {
    readonly id: string;
    readonly number: string;
    readonly role: string;
    readonly roleTitle: string;
  }[];
  readonly acts: readonly LookBackAct[];
  readonly supervisedActs: readonly LookBackAct[];
  readonly assessmentsGiven: readonly LookBackAssessment[];
  readonly decisions: readonly LookBackDecision[];
  readonly ledgerIndex: number;
}
