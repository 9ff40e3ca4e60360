import type { CalendarDay } from '../calendar/day.ts';
import type { EntitlementId, PersonId, SuspensionId } from '../person/ids.ts';
import type { Recorded } from '../person/recorded.ts';

/** Where an entitlement holds. An empty list covers nothing (F19). */
export interface EntitlementScope {
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  /** Units by id on which it holds. */
  readonly units: readonly string[];
  readonly softwareVersions: readonly string[];
  readonly adaptationTypes: readonly string[];
}

/** One record that a grant rested on, with the hash that was seen. */
export interface BasisItem {
  readonly kind:
    | 'evidence'
    | 'assessment'
    | 'registration'
    | 'employment'
    | 'appointment'
    | 'waiver'
    | 'equivalence';
  readonly id: string;
  readonly sha256: string;
}

/** A grant, signed by the entitler; `recordedAt` is grantedAt. */
export interface Entitlement extends Recorded {
  readonly id: EntitlementId;
  readonly number: string;
  readonly person: PersonId;
  readonly dutyHolder: 'operator' | 'practitioner' | 'referrer';
  readonly role: string;
  readonly tasks: readonly string[];
  readonly scope: EntitlementScope;
  readonly frameworkVersion: number;
  readonly basis: readonly BasisItem[];
  readonly conditions: string | null;
  readonly proposer: PersonId;
  readonly entitler: PersonId;
  readonly delegation: string;
  readonly effectiveFrom: CalendarDay;
  readonly reviewDueOn: CalendarDay;
  readonly expiresOn: CalendarDay;
  readonly replaces: EntitlementId | null;
}

export interface EntitlementAcceptance extends Recorded {
  readonly entitlement: EntitlementId;
  readonly holder: PersonId;
}

export type SuspensionCause =
  'incident' | 'concern' | 'evidence-integrity' | 'for-cause' | 'administrative';

/** Whole (both lists empty) or in part: the tasks and treatment sites named. */
export interface Suspension extends Recorded {
  readonly id: SuspensionId;
  readonly entitlement: EntitlementId;
  readonly tasks: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly cause: SuspensionCause;
  readonly restrictedNote: string | null;
  readonly conditionsToLift: string | null;
}

export interface SuspensionLift extends Recorded {
  readonly suspension: SuspensionId;
  readonly outcome: string;
  readonly liftedBy: PersonId;
}

export interface EntitlementWithdrawal extends Recorded {
  readonly entitlement: EntitlementId;
  readonly effectiveFrom: CalendarDay;
  readonly forCause: boolean;
  readonly reason: string;
}

/** A recorded yearly review; moves reviewDueOn on (domain.md 10.17). */
export interface EntitlementReview extends Recorded {
  readonly entitlement: EntitlementId;
  readonly nextReviewDueOn: CalendarDay;
}

/** Sets aside one experience or case-count requirement for one person, at most 6 months (I3, F17). */
export interface Waiver extends Recorded {
  readonly person: PersonId;
  readonly requirement: string;
  readonly rationale: string;
  readonly approver: PersonId;
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

/** A skill shown for one treatment site accepted for another (I3, F17). */
export interface Equivalence extends Recorded {
  readonly person: PersonId;
  readonly skill: string;
  readonly fromTreatmentSite: string;
  readonly toTreatmentSite: string;
  readonly rationale: string;
  readonly approver: PersonId;
  readonly from: CalendarDay;
  readonly until: CalendarDay | null;
}

/**
 * A record that fell out of the basis of an entitlement, and what replaces it; null where the basis stands
 * without it (I12). What was done before `amendedOn` rested on the record all the same.
 */
export interface BasisAmendment extends Recorded {
  readonly entitlement: EntitlementId;
  /** The id of the evidence or assessment that falls out. */
  readonly removed: string;
  readonly replacement: BasisItem | null;
  readonly amendedOn: CalendarDay;
  readonly reason: string;
  readonly amendedBy: PersonId;
}

/** The last day of an equivalence, named after it was approved. */
export interface EquivalenceEnd extends Recorded {
  readonly equivalence: string;
  readonly lastDay: CalendarDay;
  readonly reason: string;
}

/** Entitlements of one holder and what happened to them. Lists are in ledger order. */
export interface EntitlementFacts {
  readonly entitlements: readonly Entitlement[];
  readonly acceptances: readonly EntitlementAcceptance[];
  readonly suspensions: readonly Suspension[];
  readonly lifts: readonly SuspensionLift[];
  readonly withdrawals: readonly EntitlementWithdrawal[];
  readonly entitlementReviews: readonly EntitlementReview[];
  readonly basisAmendments: readonly BasisAmendment[];
  readonly waivers: readonly Waiver[];
  readonly equivalences: readonly Equivalence[];
  readonly equivalenceEnds: readonly EquivalenceEnd[];
}
