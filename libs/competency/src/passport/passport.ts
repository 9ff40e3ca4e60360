import type { AssessmentMethod, CompetenceLevel } from '../assessment/assessment.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import type {
  EvidenceReview,
  EvidenceType,
  ExperiencePeriod,
  Modality,
} from '../evidence/evidence.ts';
import type { RegistrationBody } from '../person/person.ts';

/** Last day of a passport: this many days after the day of its issue, inclusive. */
export const PASSPORT_DAYS = 90;

/** The most that a passport may weigh, signature included. */
export const PASSPORT_BYTES = 160 * 1024;

/** What the signature of a passport is for. */
export const PASSPORT_PURPOSE = 'oart-passport/v1';

/** Part of the form: a reader elsewhere has nothing but the document. */
export const PASSPORT_STATEMENTS = [
  'An entitlement belongs to the employer that granted it. What is listed here is history and entitles to nothing elsewhere.',
  'Evidence listed here was verified by the issuer. Elsewhere it is external evidence that another person has yet to verify.',
  'The issuer vouches for its record on the day of issue, and not for anything later.',
] as const;

/** What a passport never holds (I15), in the same words every time. */
export const PASSPORT_WITHOUT = [
  'absences and their reasons',
  'what was written about a suspension, a withdrawal or a concern',
  'why an entitlement ended, and whether it was paused',
  'cases, acts and fractions, and any reference to a patient',
  'the files themselves: their SHA-256 is listed, the holder brings them',
  'what the holder wrote in reflective logs',
  'the names of verifiers, assessors and entitlers',
  'records that were not verified, have ended or were revoked',
] as const;

/**
 * What one employer vouches for about one person: history for another employer, never an entitlement there
 * (domain.md 5.13, 2.9 and 3.5). The form is published as `documents/oart-passport.schema.json`.
 */
export interface Passport {
  readonly schema: 'oart-passport';
  readonly schemaVersion: 1;
  /** Of the issue, a fact of the issuer. */
  readonly id: string;
  readonly issuer: { readonly employerId: string; readonly name: string };
  readonly issuedAt: Instant;
  /** Last day, inclusive. */
  readonly validUntil: CalendarDay;
  /** The end of the issuer's ledger that this was read from; -1 and null while it is empty. */
  readonly ledger: { readonly index: number; readonly leafHash: string | null };
  /** The frameworks that the entitlements name, and the one in force. */
  readonly frameworks: readonly PassportFramework[];
  readonly person: PassportPerson;
  readonly evidence: readonly PassportEvidence[];
  readonly assessments: readonly PassportAssessment[];
  readonly entitlements: readonly PassportEntitlement[];
  readonly suspensions: PassportSuspensions;
  readonly statements: typeof PASSPORT_STATEMENTS;
  readonly without: typeof PASSPORT_WITHOUT;
}

export interface PassportFramework {
  readonly number: number;
  readonly title: string;
  readonly sha256: string;
  readonly effectiveFrom: CalendarDay;
}

/** Registers are public: what they say today is looked up there. */
export interface PassportPerson {
  readonly displayName: string;
  readonly aliases: readonly string[];
  readonly registrations: readonly {
    readonly body: RegistrationBody;
    readonly part: string | null;
    readonly number: string;
  }[];
}

/** One verified record, with the digest of its file. */
export interface PassportEvidence {
  readonly id: string;
  readonly type: EvidenceType;
  readonly skill: string | null;
  readonly treatmentSites: readonly string[];
  readonly platform: string | null;
  readonly softwareVersions: readonly string[];
  readonly structures: readonly {
    readonly structure: string;
    readonly score: number;
    readonly passMark: number;
    readonly attempt: number;
    readonly modality: Modality | null;
    readonly completedOn: CalendarDay | null;
  }[];
  readonly score: number | null;
  readonly passMark: number | null;
  readonly cases: number | null;
  readonly casesWithoutIntervention: number | null;
  readonly percentAgreement: number | null;
  readonly likert: readonly number[];
  /** Up to the day of verification where it went on. */
  readonly experience: (ExperiencePeriod & { readonly until: CalendarDay }) | null;
  readonly occurredOn: CalendarDay;
  readonly issuedOn: CalendarDay | null;
  readonly validUntil: CalendarDay | null;
  readonly issuer: string;
  readonly sha256: string | null;
  readonly verifiedAt: Instant;
  readonly identityEstablishedBy: EvidenceReview['identityEstablishedBy'];
}

/** One assessment as it was signed. */
export interface PassportAssessment {
  readonly id: string;
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly adaptationTypes: readonly string[];
  readonly softwareVersion: string | null;
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly result: 'pass' | 'refer' | 'fail';
  readonly performedOn: CalendarDay;
  readonly signedAt: Instant;
}

/** An entitlement that was accepted, as history. */
export interface PassportEntitlement {
  readonly id: string;
  readonly number: string;
  readonly role: string;
  readonly tasks: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly adaptationTypes: readonly string[];
  readonly softwareVersions: readonly string[];
  readonly frameworkVersion: number;
  readonly effectiveFrom: CalendarDay;
  readonly expiresOn: CalendarDay;
  /** First day on which it had ended; null where it had not on the day of issue. */
  readonly endedFrom: CalendarDay | null;
}

/** Whether live suspensions are stated, which only a sharing agreement allows (scenario 50). */
export type PassportSuspensions =
  | { readonly stated: false }
  | {
      readonly stated: true;
      /** The agreement that allows it, as it is called. */
      readonly agreement: string;
      readonly live: readonly { readonly entitlement: string; readonly since: CalendarDay }[];
    };
