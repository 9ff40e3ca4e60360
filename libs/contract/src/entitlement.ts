import type { EntitlementScope, SuspensionCause, UsableUntil } from '@oart/competency';
import type { RequirementView } from './person.ts';
import type { ReasonView } from './reason.ts';
import type { SignatureInput, SignatureView, SigningChallenge } from './signing.ts';

/** Body of `POST /api/entitlements/proposal` and, with a signature, of `POST /api/entitlements`. */
export interface EntitlementProposal {
  readonly personId: string;
  readonly role: string;
  /** Null proposes every task of the role. */
  readonly tasks: readonly string[] | null;
  readonly treatmentSites: readonly string[];
  readonly unitId: string;
  readonly effectiveFrom: string;
  readonly expiresOn: string;
  readonly conditions: string | null;
  readonly replaces: string | null;
  readonly seen: number;
}

export interface EntitlementRequest extends EntitlementProposal {
  readonly signature: SignatureInput;
}

/** Everything to know before signing. The challenge is null while anything is missing. */
export interface EntitlementProposalView {
  readonly grantable: boolean;
  readonly role: string;
  readonly roleTitle: string;
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly scope: EntitlementScope;
  readonly requirements: readonly RequirementView[];
  readonly reasons: readonly ReasonView[];
  /** Governance points that do not refuse, as sentences (I4). */
  readonly flags: readonly string[];
  readonly usableUntil: UsableUntil | null;
  readonly delegation: {
    readonly id: string;
    readonly number: string;
    readonly until: string;
  } | null;
  readonly basis: { readonly records: number; readonly sha256: string };
  readonly challenge: SigningChallenge | null;
  readonly ledgerIndex: number;
}

export type EntitlementState =
  | 'awaiting-acceptance'
  | 'not-yet-effective'
  | 'active'
  | 'suspended'
  | 'suspended-in-part'
  | 'expired'
  | 'withdrawn'
  | 'superseded'
  | 'ended';

/** A record that an entitlement rests on, and who answers for it: its verifier, its assessor, or who recorded it. */
export interface BasisItemView {
  readonly kind: string;
  readonly id: string;
  readonly sha256: string;
  readonly title: string;
  readonly attestedBy: string;
  readonly attestedAt: string | null;
}

export interface EntitlementView {
  readonly id: string;
  readonly number: string;
  readonly person: { readonly id: string; readonly displayName: string };
  readonly role: string;
  readonly roleTitle: string;
  readonly dutyHolder: 'operator' | 'practitioner' | 'referrer';
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly scope: EntitlementScope;
  /** Those of the scope, as the framework titles them. */
  readonly treatmentSites: readonly { readonly id: string; readonly title: string }[];
  readonly frameworkVersion: number;
  readonly frameworkSha256: string;
  /** What it rests on at the instant shown, as amended by then (I12). */
  readonly basis: readonly BasisItemView[];
  /** Records that fell out of the basis and what replaced them, oldest first. */
  readonly amendments: readonly BasisAmendmentView[];
  readonly conditions: string | null;
  /** The entitlement that this one supersedes from the day it takes effect, once accepted (F19). */
  readonly replaces: { readonly id: string; readonly number: string } | null;
  readonly entitler: string;
  readonly delegation: string;
  readonly grantedAt: string;
  readonly acceptedAt: string | null;
  readonly effectiveFrom: string;
  readonly reviewDueOn: string;
  readonly expiresOn: string;
  readonly state: EntitlementState;
  readonly suspensions: readonly SuspensionView[];
  /** Yearly reviews that took place; `reviewDueOn` is the day of the next one. */
  readonly reviews: readonly EntitlementReviewView[];
  readonly signature: SignatureView;
  /** The letter as it was issued when the holder accepted (`GET .../letter`); null before. */
  readonly letter: { readonly sha256: string; readonly issuedAt: string } | null;
  readonly ledgerIndex: number;
}

/** What the list of entitlements may be sorted by. */
export const ENTITLEMENT_SORTS = [
  'grantedAt',
  'number',
  'role',
  'effectiveFrom',
  'expiresOn',
] as const;
export type EntitlementSort = (typeof ENTITLEMENT_SORTS)[number];

export interface SuspensionView {
  readonly id: string;
  readonly tasks: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly startedAt: string;
  readonly liftedAt: string | null;
  // What follows is of the full level only (I15).
  readonly cause: SuspensionCause | null;
  readonly conditionsToLift: string | null;
  readonly restrictedNote: string | null;
  /** Who suspended; null for the product itself. */
  readonly startedBy: string | null;
  readonly liftedBy: string | null;
  /** What came of it, in the words of whoever lifted it. */
  readonly outcome: string | null;
}

export interface EntitlementReviewView {
  readonly at: string;
  readonly by: string;
  readonly nextReviewDueOn: string;
}

/** A record that fell out of the basis; `replacement` null where the basis stands without it. */
export interface BasisAmendmentView {
  readonly at: string;
  readonly by: string;
  /** The last day on which the record counted as part of the basis. */
  readonly amendedOn: string;
  readonly removed: { readonly id: string; readonly title: string };
  readonly replacement: { readonly id: string; readonly title: string } | null;
  /** Full level only (I15). */
  readonly reason: string | null;
}

/** Body of `POST /api/entitlements/:id/basis-amendments` (I12); without a signature, of its challenge. */
export interface BasisAmendmentRequest extends EntitlementActRequest {
  /** The evidence or assessment that falls out. */
  readonly removedId: string;
  /** Another of the same kind and skill; null where the basis stands without it. */
  readonly replacementId: string | null;
  readonly reason: string;
}

/** Body of `POST /api/entitlements/:id/reviews` (domain.md 10.17). */
export interface EntitlementReviewRequest {
  readonly nextReviewDueOn: string;
  readonly seen: number;
}

/** A candidate on the Entitle page: role and treatment site with what is missing. */
export interface CandidateView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly role: string;
  readonly roleTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  readonly missing: number;
  readonly state: 'ready' | 'missing' | 'entitled' | 'awaiting-acceptance';
}

/** What the list of candidates may be sorted by. */
export const CANDIDATE_SORTS = ['person', 'role', 'treatmentSite', 'missing', 'state'] as const;
export type CandidateSort = (typeof CANDIDATE_SORTS)[number];

/** Challenge for a holder's acceptance, a lift or a withdrawal. */
export interface EntitlementActRequest {
  readonly signature: SignatureInput;
  readonly seen: number;
}

export interface SuspensionRequest {
  readonly cause: SuspensionCause;
  /** Empty lists suspend the whole. */
  readonly tasks: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly restrictedNote: string | null;
  readonly conditionsToLift: string | null;
}

export interface LiftRequest extends EntitlementActRequest {
  readonly outcome: string;
}

export interface WithdrawalRequest extends EntitlementActRequest {
  readonly effectiveFrom: string;
  readonly forCause: boolean;
  readonly reason: string;
}

/** Body of `POST /api/people/:id/waivers` (I3): at most six months, approved by neither holder nor entitler. */
export interface WaiverRequest {
  readonly requirement: string;
  readonly rationale: string;
  readonly from: string;
  readonly until: string;
}

export interface WaiverView extends WaiverRequest {
  readonly id: string;
  readonly approver: string;
  readonly recordedAt: string;
}

/** Body of `POST /api/people/:id/equivalences`: a skill shown for one treatment site accepted for another. */
export interface EquivalenceRequest {
  readonly skill: string;
  readonly fromTreatmentSite: string;
  readonly toTreatmentSite: string;
  readonly rationale: string;
  readonly from: string;
  readonly until: string | null;
}

/** Body of `POST /api/people/:id/equivalences/:equivalence/end`. */
export interface EquivalenceEndRequest {
  readonly lastDay: string;
  readonly reason: string;
}

export interface EquivalenceView extends EquivalenceRequest {
  readonly id: string;
  readonly approver: string;
  readonly recordedAt: string;
}

/** What the lists of waivers and equivalences may be sorted by. */
export const EXCEPTION_SORTS = ['recordedAt', 'from', 'until'] as const;
export type ExceptionSort = (typeof EXCEPTION_SORTS)[number];
