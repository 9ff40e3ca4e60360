import type {
  EvidenceRevocation,
  EvidenceType,
  ExperiencePeriod,
  FieldProposal,
  IdentifierFinding,
  Reflection,
  StructureScore,
  SupervisedCase,
} from '@oart/competency';
import type { ReasonView } from './reason.ts';

export const EVIDENCE_LIMITS = {
  largestFileBytes: 10 * 1024 * 1024,
  mediaTypes: ['application/pdf', 'image/png', 'text/markdown', 'text/csv'],
  largestTextBytes: 256 * 1024,
} as const;

export type EvidenceMediaType = (typeof EVIDENCE_LIMITS.mediaTypes)[number];

const BEYOND_DOCUMENTS: Readonly<Partial<Record<EvidenceType, EvidenceMediaType>>> = {
  'reflective-log': 'text/markdown',
  'supervised-case-log': 'text/markdown',
  'proknow-log': 'text/csv',
};

/**
 * What a record of this kind may come as. Text written in the product is the document of a log
 * (`writtenRecord`); a contouring log may be a table.
 */
export function mediaTypesOf(type: EvidenceType): readonly EvidenceMediaType[] {
  const more = BEYOND_DOCUMENTS[type];
  return ['application/pdf', 'image/png', ...(more === undefined ? [] : [more])];
}

/** What the text of a PDF seems to say; nothing of it is recorded until the person enters it (ADR 10). */
export interface EvidenceReadingView {
  readonly proposals: readonly FieldProposal[];
  /**
   * On which pages there is what reads as a patient identifier; null for the properties of the file and its
   * bookmarks. An NHS number keeps the file out.
   */
  readonly identifiers: readonly {
    readonly kind: IdentifierFinding['kind'];
    readonly page: number | null;
  }[];
}

/** The text of a contouring log, to be read before it is sent; nothing is recorded. */
export interface ContouringLogRequest {
  /** CSV with a line of column names. */
  readonly text: string;
}

/** One attempt of a contouring log, with the line of the table that it stands on. */
export interface ContouringAttempt extends StructureScore {
  readonly line: number;
}

export interface ContouringLogView {
  readonly attempts: readonly (ContouringAttempt & {
    /** Whether it is the one that counts for its structure: the first that passed. */
    readonly counts: boolean;
  })[];
  readonly profileName: string | null;
}

/** One case of a supervised case log, as entered: the numbers of the log are counted from these. */
export interface SupervisedCaseRequest extends Omit<SupervisedCase, 'on' | 'supervisor'> {
  readonly on: string;
  readonly supervisorId: string;
}

export interface SupervisedCaseView extends Omit<SupervisedCase, 'on' | 'supervisor'> {
  readonly on: string;
  readonly supervisor: { readonly id: string; readonly displayName: string };
}

/**
 * First half of an upload: what the file is and what it says. `id` is a UUIDv7 made by the client, so
 * that a retry after a lost connection is the same upload.
 */
export interface EvidenceRequest {
  readonly id: string;
  /** Whose record it is; absent means one's own. */
  readonly personId?: string;
  readonly type: EvidenceType;
  /**
   * Absent means `pass`: every score must reach its pass mark. A failed attempt is kept as `attempt`
   * (domain.md 10.6).
   */
  readonly submittedAs?: 'pass' | 'attempt';
  readonly skill: string | null;
  readonly treatmentSites: readonly string[];
  readonly platform: string | null;
  readonly softwareVersions: readonly string[];
  readonly structures: readonly StructureScore[];
  readonly score: number | null;
  readonly passMark: number | null;
  readonly cases: number | null;
  readonly casesWithoutIntervention: number | null;
  readonly percentAgreement: number | null;
  readonly likert: readonly number[];
  /** Of a supervised case log, which needs them; `cases` and `casesWithoutIntervention` are then null. */
  readonly caseLog?: readonly SupervisedCaseRequest[];
  readonly reflection?: Reflection | null;
  readonly countersignerId: string | null;
  readonly experience: ExperiencePeriod | null;
  readonly nameAsPrinted: string;
  readonly occurredOn: string;
  readonly issuedOn: string | null;
  /** When the other employer was asked for the record, where somebody had to ask. */
  readonly requestedOn?: string | null;
  readonly validUntil: string | null;
  readonly issuer: string;
  /**
   * Of a sheet for several people, such as an attendance list: each gets a record of their own that refers
   * to this file. `personId` is then absent, and `nameAsPrinted` says nothing. Needs the permission to
   * submit for others.
   */
  readonly participants?: readonly ParticipantRequest[];
  readonly file: EvidenceFileRequest;
}

export interface ParticipantRequest {
  readonly personId: string;
  readonly nameAsPrinted: string;
}

/** Kinds of record that come as one sheet for several people. */
export const GROUP_RECORD_TYPES: readonly EvidenceType[] = [
  'tutorial-certificate',
  'plan-check-training-record',
  'mobius-training-record',
  'equipment-training',
];

export interface EvidenceFileRequest {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Lower-case hex. The PUT of the bytes carries the same as `Content-Digest: sha-256=:base64:`. */
  readonly sha256: string;
}

/** Answer to the first half: where the bytes go (`PUT /api/evidence/<id>/content`). */
export interface EvidenceUploadView {
  readonly id: string;
  readonly state: 'pending' | 'submitted';
  readonly contentUrl: string;
}

export type EvidenceState =
  'submitted' | 'sent-back' | 'verified' | 'expired' | 'superseded' | 'revoked';

export interface EvidenceView {
  readonly id: string;
  readonly person: { readonly id: string; readonly displayName: string };
  readonly type: EvidenceType;
  readonly title: string;
  readonly state: EvidenceState;
  readonly skill: string | null;
  readonly treatmentSites: readonly string[];
  readonly platform: string | null;
  readonly softwareVersions: readonly string[];
  readonly structures: readonly StructureScore[];
  readonly score: number | null;
  readonly passMark: number | null;
  readonly cases: number | null;
  readonly casesWithoutIntervention: number | null;
  readonly percentAgreement: number | null;
  /** Ratings 1 to 5, one per case. */
  readonly likert: readonly number[];
  readonly caseLog: readonly SupervisedCaseView[];
  readonly reflection: Reflection | null;
  readonly experience: ExperiencePeriod | null;
  readonly nameAsPrinted: string;
  readonly nameMatch: 'name-matches' | 'alias-matches' | 'differs';
  readonly occurredOn: string;
  readonly issuedOn: string | null;
  readonly requestedOn: string | null;
  readonly validUntil: string | null;
  readonly issuer: string;
  /** The others on the same sheet, each with a record of their own. */
  readonly alsoFor: readonly { readonly id: string; readonly displayName: string }[];
  readonly tooOldForFirstGrant: boolean;
  readonly file: {
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
    readonly sha256: string;
    /**
     * How many times a PDF was saved again after it was first made, as when it is signed or edited; null for
     * anything else, and where it was recorded before this was noted.
     */
    readonly savedAgain: number | null;
  };
  readonly submittedAt: string;
  readonly submittedBy: { readonly id: string; readonly displayName: string };
  readonly review: {
    readonly outcome: 'verified' | 'sent-back';
    readonly by: string;
    readonly at: string;
    readonly statement: string | null;
    readonly reason: string | null;
  } | null;
  /** Who is asked to countersign, or did; null where nobody is named. */
  readonly countersigner?: {
    readonly id: string;
    readonly displayName: string;
    readonly signedAt: string | null;
  } | null;
  /** What the rules already doubt, as sentences; the queue shows these first. */
  readonly doubts: readonly string[];
  /** Requirements that this record would satisfy once verified. */
  readonly wouldSatisfy: readonly {
    readonly role: string;
    readonly title: string;
    readonly method: string;
    /** What it comes to beside the verified records, such as `9 of 10 cases without intervention`. */
    readonly counted: readonly string[];
  }[];
  /** Whether the signed-in person may verify it, and why not. */
  readonly mayReview: {
    readonly allowed: boolean;
    readonly reasons: readonly ReasonView[];
    readonly sentence: string | null;
  };
  readonly ledgerIndex: number;
}

/** What the list of records may be sorted by. */
export const EVIDENCE_SORTS = [
  'submittedAt',
  'occurredOn',
  'issuedOn',
  'validUntil',
  'type',
] as const;
export type EvidenceSort = (typeof EVIDENCE_SORTS)[number];

export interface EvidenceReviewRequest {
  readonly outcome: 'verified' | 'sent-back';
  readonly statement: string | null;
  readonly identityEstablishedBy:
    'name-matches' | 'alias-matches' | 'known-account' | 'sighted' | null;
  readonly reason: string | null;
  /** Ledger index of the page that the reviewer saw. */
  readonly seen: number;
}

/** The signature of the clinical oncologist whom the record names, or of any where it names none. */
export interface EvidenceCountersignatureRequest {
  readonly seen: number;
}

/** That the revocation of a record was a mistake (I14); what was suspended stays so until its lift. */
export interface RevocationRetractionRequest {
  readonly reason: string;
  readonly seen: number;
}

/** Revocation (I12): `integrity` suspends every entitlement that relied on it. */
export interface EvidenceRevocationRequest {
  readonly kind: EvidenceRevocation['kind'];
  /** From which day it no longer counts; may lie in the past. */
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly seen: number;
}
