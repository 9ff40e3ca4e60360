import type { CalendarDay } from '../calendar/day.ts';
import type { EvidenceId, PersonId } from '../person/ids.ts';
import type { Recorded } from '../person/recorded.ts';

/** The kinds of record in the department's table and around it (domain.md section 5.4). */
export type EvidenceType =
  | 'proknow-certificate'
  | 'proknow-log'
  | 'reflective-log'
  | 'one-to-one-record'
  | 'tutorial-certificate'
  | 'plan-check-training-record'
  | 'mobius-training-record'
  | 'equipment-training'
  | 'experience-claim'
  | 'supervised-case-log'
  | 'agency-record'
  | 'external-record';

/** What contouring was done on. */
export const MODALITIES = ['ct', 'cbct', 'mr', 'pet-ct'] as const;
export type Modality = (typeof MODALITIES)[number];

/** One attempt at a structure on a contouring record. Score and pass mark are percentages, 0 to 100. */
export interface StructureScore {
  readonly structure: string;
  readonly score: number;
  readonly passMark: number;
  readonly attempt: number;
  /** The data set as the record names it; absent or null where it does not. */
  readonly dataSet?: string | null;
  readonly modality?: Modality | null;
  readonly completedOn?: CalendarDay | null;
}

/** One case done under supervision. The reference is the department's own pseudonym (I15). */
export interface SupervisedCase {
  readonly reference: string;
  readonly on: CalendarDay;
  readonly treatmentSite: string;
  readonly supervisor: PersonId;
  /** Whether the supervisor had to step in. */
  readonly intervention: boolean;
  readonly outcome: string;
}

/** What a person wrote about their own training, by the prompts that were put to them. */
export interface Reflection {
  readonly answers: readonly { readonly prompt: string; readonly text: string }[];
  readonly caseReferences: readonly string[];
}

/** A period of an activity, counted once where claims overlap (domain.md 10.4). */
export interface ExperiencePeriod {
  readonly activity: string;
  readonly from: CalendarDay;
  /** Null while it goes on: it then counts only to the day of verification. */
  readonly until: CalendarDay | null;
  readonly wte: number;
}

/** What a person submits. The file is the evidence; these fields are what it says. */
export interface Evidence extends Recorded {
  readonly id: EvidenceId;
  readonly person: PersonId;
  readonly type: EvidenceType;
  readonly skill: string | null;
  /** Treatment sites that the record names; empty when it is not tied to one. */
  readonly treatmentSites: readonly string[];
  readonly platform: string | null;
  /** Software versions that the training names. */
  readonly softwareVersions: readonly string[];
  readonly structures: readonly StructureScore[];
  /** Overall score in per cent where the record has one number (tests, agreement). */
  readonly score: number | null;
  readonly passMark: number | null;
  readonly cases: number | null;
  readonly casesWithoutIntervention: number | null;
  readonly percentAgreement: number | null;
  /** Ratings 1 to 5, one per case. */
  readonly likert: readonly number[];
  /** The cases of a supervised case log, from which its numbers are counted; empty where only numbers are known. */
  readonly caseLog: readonly SupervisedCase[];
  readonly reflection: Reflection | null;
  readonly countersigner: PersonId | null;
  readonly experience: ExperiencePeriod | null;
  readonly nameAsPrinted: string;
  /** The day the training was done; maximum ages run from it (F9). */
  readonly occurredOn: CalendarDay;
  readonly issuedOn: CalendarDay | null;
  /** When the other employer was asked for it (reg 17(5)); null where nobody had to ask. */
  readonly requestedOn: CalendarDay | null;
  readonly validUntil: CalendarDay | null;
  readonly issuer: string;
  /** Content hash of the stored file, lower-case hex; null where the record is text alone. */
  readonly sha256: string | null;
  readonly submittedBy: PersonId;
}

/** Another person's judgement of a submission. `recordedAt` is verifiedAt (F3). */
export interface EvidenceReview extends Recorded {
  readonly evidence: EvidenceId;
  readonly outcome: 'verified' | 'sent-back';
  readonly verifier: PersonId;
  readonly statement: string | null;
  readonly identityEstablishedBy:
    'name-matches' | 'alias-matches' | 'known-account' | 'sighted' | null;
  readonly reason: string | null;
}

export interface EvidenceCountersignature extends Recorded {
  readonly evidence: EvidenceId;
  readonly countersigner: PersonId;
}

/** Revocation (I12): `integrity` suspends what relied on it, `clerical` only pauses what is no longer met. */
export interface EvidenceRevocation extends Recorded {
  readonly evidence: EvidenceId;
  readonly kind: 'integrity' | 'clerical';
  readonly effectiveFrom: CalendarDay;
  readonly revoker: PersonId;
  readonly reason: string;
}

/** That a revocation was itself a mistake; the record counts again as if it had never been revoked (I14). */
export interface RevocationRetraction extends Recorded {
  readonly revocation: string;
  readonly reason: string;
}

/** What one person submitted and what others made of it. Lists are in ledger order. */
export interface EvidenceFacts {
  readonly evidence: readonly Evidence[];
  readonly evidenceReviews: readonly EvidenceReview[];
  readonly evidenceCountersignatures: readonly EvidenceCountersignature[];
  readonly evidenceRevocations: readonly EvidenceRevocation[];
  readonly revocationRetractions: readonly RevocationRetraction[];
}
