import type { CalendarDay, Instant, TimeZone } from '../calendar/day.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import type { Recorded } from '../person/recorded.ts';

export type Platform = 'ethos' | 'unity';

/** One change of a unit's software; a change without a class counts as major (domain.md section 5.1). */
export interface SoftwareChange extends Recorded {
  readonly unit: UnitId;
  readonly version: string;
  readonly effectiveAt: Instant;
  readonly changeClass: 'major' | 'minor' | null;
  /** Why it corrects the change that it supersedes, which either was as this one says or never was; null for a change of its own. */
  readonly correction: { readonly reason: string; readonly neverWas: boolean } | null;
}

/** From this local day on a unit is open for a treatment site, or closed for it. */
export interface TreatmentSiteChange extends Recorded {
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly opens: boolean;
  readonly from: CalendarDay;
  readonly reason: string;
}

export interface TreatmentUnit extends Recorded {
  readonly id: UnitId;
  /** The short name callers use in a resource id, for instance `Ethos-1`. */
  readonly name: string;
  readonly site: string;
  readonly timeZone: TimeZone;
  readonly platform: Platform;
  /** As first recorded; what holds on a day is `treatmentSitesOn`. */
  readonly treatmentSites: readonly string[];
  readonly siteChanges: readonly TreatmentSiteChange[];
  readonly software: readonly SoftwareChange[];
}

/** A case is an opaque reference: no patient identifier is ever stored (I15). */
export interface TreatmentCase extends Recorded {
  readonly reference: string;
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly fractionsPlanned: number;
}

export interface FractionRef {
  readonly case: string;
  readonly fraction: number;
}

/** An act with clinical meaning at the console. `performedAt` is the server's instant, or the act time of a late entry. */
export interface Act extends Recorded {
  readonly caseReference: string;
  readonly fraction: number;
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly adaptationType: string;
  readonly task: string;
  readonly actor: PersonId;
  readonly supervisor: PersonId | null;
  readonly performedAt: Instant;
  readonly performedOn: CalendarDay;
  /** For edits: changed or reviewed without a change; for an offline review: reviewed, or a concern. */
  readonly outcome:
    'changed' | 'no-change-needed' | 'approved' | 'selected' | 'agreed' | 'reviewed' | 'concern';
  readonly selection: 'adapted' | 'scheduled' | null;
  readonly correctedStructures: readonly string[];
  readonly doseCheckResult: 'in-tolerance' | 'out-of-tolerance' | null;
  /** What was made of a dose check out of tolerance; the words of a concern. */
  readonly disposition: string | null;
  /** What the gate said when it was signed; null for acts recorded as performed without entitlement. */
  readonly mode: 'independent' | 'supervised' | 'break-glass' | 'without-entitlement';
}

export interface ActCorrection extends Recorded {
  readonly act: string;
  readonly reason: 'wrongly-recorded';
}

export interface FractionEnd extends Recorded {
  readonly caseReference: string;
  readonly fraction: number;
  readonly outcome: 'adapted' | 'scheduled' | 'not-adapted' | 'abandoned';
}

/** A plan-selection protocol: written by one, approved by another (matrix row approve-protocol). */
export interface PlanSelectionProtocol extends Recorded {
  readonly treatmentSite: string;
  readonly author: PersonId;
  readonly title: string;
}

export interface ProtocolApproval extends Recorded {
  readonly protocol: string;
  readonly approver: PersonId;
  readonly effectiveFrom: CalendarDay;
}

/**
 * Every act, by whomever, of the fractions in which this person signed or supervised one: whether an
 * act is void is judged over the whole fraction (F10, F21). Lists are in ledger order.
 */
export interface PracticeFacts {
  readonly acts: readonly Act[];
  readonly actCorrections: readonly ActCorrection[];
}

/** All acts of one fraction, by whomever, and whether it has ended. */
export interface FractionFacts {
  readonly treatmentCase: TreatmentCase;
  readonly fraction: number;
  readonly acts: readonly Act[];
  readonly actCorrections: readonly ActCorrection[];
  readonly ends: readonly FractionEnd[];
}
