import type { Act, ExceptionalReview } from '@oart/competency';
import type { ReasonView } from './reason.ts';
import type { SignatureInput } from './signing.ts';
import type { ActProposal, ActView, SupervisorSignatureInput } from './treatment.ts';

/** Body of `POST /api/break-glass/challenge` and of `.../second-person/challenge`; the caller is the actor. */
export interface BreakGlassProposal {
  readonly caseReference: string;
  readonly fraction: number;
  readonly task: string;
  readonly adaptationType: string;
  readonly secondPersonId: string;
  readonly reason: string;
  /** How long it is open; at most as long as the policy permits. */
  readonly minutes: number;
  readonly doseCheckResult: Act['doseCheckResult'];
  readonly disposition: string | null;
}

/** Signed by the actor and, on the same screen, by the second person (I16). */
export interface BreakGlassRequest extends BreakGlassProposal {
  readonly signature: SignatureInput;
  readonly secondSignature: SupervisorSignatureInput;
}

export interface BreakGlassView {
  readonly id: string;
  readonly caseReference: string;
  readonly fraction: number;
  readonly task: string;
  readonly openedAt: string;
  /** The act is signed before this instant, naming `id` as its `breakGlassId`. */
  readonly closesAt: string;
  readonly reviewDueOn: string;
}

/** An act that took place, whether or not the gate would have let it be signed (I17). */
export interface PerformedActProposal extends Omit<ActProposal, 'breakGlassId'> {
  readonly actorId: string;
  /** Null for now; an earlier instant gives a yes only inside a recorded downtime of the unit. */
  readonly performedAt: string | null;
  readonly explanation: string;
  readonly incidentReference: string | null;
}

export interface PerformedActRequest extends PerformedActProposal {
  readonly signature: SignatureInput;
}

/** The act as recorded, and what stood against it: as known at the act, and as known today. */
export interface PerformedActView {
  readonly act: ActView;
  readonly reasons: readonly ReasonView[];
  readonly reasonsToday: readonly ReasonView[];
}

/** Body of `POST /api/acts/:id/countersignature`. */
export interface CountersignatureRequest {
  readonly signature: SignatureInput;
}

export const EXCEPTIONAL_KINDS = ['break-glass', 'without-entitlement', 'late-entry'] as const;
export type ExceptionalKind = (typeof EXCEPTIONAL_KINDS)[number];

/** `due` by the end of `dueOn`: a review, or for a late entry the countersignatures. */
export const EXCEPTIONAL_STATES = ['due', 'overdue', 'done'] as const;
export type ExceptionalState = (typeof EXCEPTIONAL_STATES)[number];

/** What a list of them may be asked for: `open` is due or overdue. */
export const EXCEPTIONAL_STATE_FILTERS = ['open', ...EXCEPTIONAL_STATES] as const;
export type ExceptionalStateFilter = (typeof EXCEPTIONAL_STATE_FILTERS)[number];

/**
 * What somebody owes one of them: the act itself while a break-glass is open, the review, or the own signature under
 * an act entered by another.
 */
export const EXCEPTIONAL_DUTIES = ['act', 'review', 'countersignature'] as const;
export type ExceptionalDuty = (typeof EXCEPTIONAL_DUTIES)[number];

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/** A break-glass, an act without entitlement, or an act entered late, and what is still owed to it. */
export interface ExceptionalActView {
  readonly id: string;
  readonly kind: ExceptionalKind;
  readonly caseReference: string;
  readonly fraction: number;
  readonly unit: { readonly id: string; readonly name: string };
  readonly treatmentSite: string;
  readonly task: string;
  readonly actor: Named;
  readonly secondPerson: Named | null;
  readonly enteredBy: Named | null;
  /** Why the glass was broken, or what was said when the act was entered. */
  readonly reason: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly dueOn: string;
  readonly state: ExceptionalState;
  /** Until when a break-glass carries its act, exclusive; null for an act. */
  readonly closesAt: string | null;
  /** When the act under a break-glass was signed; null for an act, where none was, or where it was wrongly recorded. */
  readonly actSignedAt: string | null;
  /** Whether the reader's own break-glass closed with no act of it on file, and nobody reviewed it yet: an act that took place is still to be recorded. */
  readonly mayRecord: boolean;
  readonly awaitsCountersignature: readonly Named[];
  /** What the reader owes it; null for who took part, may not review, or where it is done. */
  readonly owed: ExceptionalDuty | null;
  readonly review: ExceptionalReviewView | null;
}

export interface ExceptionalReviewView {
  readonly outcome: ExceptionalReview['outcome'];
  readonly statement: string;
  readonly incidentReference: string | null;
  readonly reviewer: Named;
  readonly reviewedAt: string;
}

/** How many there were on one unit in one month of its civil calendar (I16: counts are reported). */
export interface ExceptionalCountView {
  readonly unit: { readonly id: string; readonly name: string };
  /** `2026-11` */
  readonly month: string;
  readonly breakGlass: number;
  readonly withoutEntitlement: number;
  readonly lateEntries: number;
}

/** Answer of `GET /api/exceptional-acts/counts`: the newest month first, no line where there were none. */
export interface ExceptionalCountsView {
  readonly counts: readonly ExceptionalCountView[];
  readonly ledgerIndex: number;
}

/** What the list of exceptional acts may be sorted by. */
export const EXCEPTIONAL_ACT_SORTS = ['recordedAt', 'happenedAt', 'dueOn'] as const;
export type ExceptionalActSort = (typeof EXCEPTIONAL_ACT_SORTS)[number];

/** Body of `POST /api/exceptional-acts/:id/review/challenge` and, signed, of `.../review`. */
export interface ExceptionalReviewProposal {
  readonly outcome: ExceptionalReview['outcome'];
  readonly statement: string;
  readonly incidentReference: string | null;
}

export interface ExceptionalReviewRequest extends ExceptionalReviewProposal {
  readonly signature: SignatureInput;
}
