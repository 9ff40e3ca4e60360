import type { Act, FractionEnd } from '@oart/competency';
import type { SignatureInput } from './signing.ts';

export interface TreatmentCaseRequest {
  readonly reference: string;
  readonly unitId: string;
  readonly treatmentSite: string;
  readonly fractionsPlanned: number;
}

/** What is signed at the console. The gate is asked again in the same transaction (I2). */
export interface ActProposal {
  readonly caseReference: string;
  readonly fraction: number;
  readonly task: string;
  readonly adaptationType: string;
  readonly supervisorId: string | null;
  readonly outcome: Act['outcome'];
  readonly selection: Act['selection'];
  readonly correctedStructures: readonly string[];
  readonly doseCheckResult: Act['doseCheckResult'];
  /** What was made of a dose check out of tolerance; the words of a concern. */
  readonly disposition: string | null;
  /** The break-glass under which the act is signed where the gate says no; absent or null for others. */
  readonly breakGlassId?: string | null;
}

export interface ActRequest extends ActProposal {
  readonly signature: SignatureInput;
  /** The responsible operator signs a supervised act as well (I11); absent or null for others. */
  readonly supervisorSignature?: SupervisorSignatureInput | null;
}

/**
 * The supervisor signs on the same screen, so the name is asked for beside the password. The challenge
 * comes from `POST /api/acts/supervision/challenge`, whose body is the act.
 */
export interface SupervisorSignatureInput extends SignatureInput {
  readonly signInName: string;
}

export interface ActView extends Required<ActProposal> {
  readonly id: string;
  readonly recordedAt: string;
  /** Whoever entered an act of somebody else; null where the actor signed it. */
  readonly enteredById: string | null;
  /** What was said when an act was entered that had taken place. */
  readonly explanation: string | null;
  readonly incidentReference: string | null;
  readonly actor: { readonly id: string; readonly displayName: string };
  readonly performedAt: string;
  readonly mode: Act['mode'];
  readonly live: boolean;
}

export interface CorrectedActView {
  readonly act: ActView;
  readonly correctedAt: string;
  readonly correctedBy: string;
  /** What was wrong, in words. */
  readonly explanation: string;
}

/** Body of `POST /api/acts/:id/correction`; `seen` is that of the fraction. */
export interface ActCorrectionRequest {
  readonly explanation: string;
  readonly seen: number;
}

export interface ConcernView {
  readonly fraction: number;
  readonly raisedBy: { readonly id: string; readonly displayName: string };
  readonly raisedAt: string;
  readonly words: string;
}

export interface FractionView {
  readonly caseReference: string;
  readonly fraction: number;
  readonly unit: { readonly id: string; readonly name: string };
  readonly treatmentSite: string;
  readonly fractionsPlanned: number;
  readonly acts: readonly ActView[];
  /** Acts that were wrongly recorded: they count for nothing and stay on file (F21, I14). */
  readonly corrected: readonly CorrectedActView[];
  /** What offline reviews of earlier fractions raised and no later review has settled. */
  readonly concerns: readonly ConcernView[];
  readonly ended: string | null;
  /** When it was recorded that it ended; null while it has not. */
  readonly endedAt: string | null;
  readonly ledgerIndex: number;
}

export interface TreatmentCaseView extends TreatmentCaseRequest {
  readonly id: string;
  readonly recordedAt: string;
}

/** What the list of cases may be sorted by. */
export const CASE_SORTS = ['recordedAt', 'reference', 'treatmentSite'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/** Body of `POST /api/cases/:reference/fractions/:n/end`. */
export interface FractionEndRequest {
  readonly outcome: FractionEnd['outcome'];
}

/** A plan-selection protocol; whoever records it is its author. */
export interface ProtocolRequest {
  readonly treatmentSite: string;
  readonly title: string;
}

export interface ProtocolView extends ProtocolRequest {
  readonly id: string;
  readonly author: { readonly id: string; readonly displayName: string };
  readonly recordedAt: string;
  /** Null until a practitioner approved it. */
  readonly approvedAt: string | null;
  readonly effectiveFrom: string | null;
}

/** What the list of protocols may be sorted by. */
export const PROTOCOL_SORTS = ['recordedAt', 'title', 'treatmentSite'] as const;
export type ProtocolSort = (typeof PROTOCOL_SORTS)[number];

/** Body of `POST /api/protocols/:id/approval/challenge` and, with a signature, of `.../approval`. */
export interface ProtocolApprovalProposal {
  readonly effectiveFrom: string;
}

export interface ProtocolApprovalRequest extends ProtocolApprovalProposal {
  readonly signature: SignatureInput;
}
