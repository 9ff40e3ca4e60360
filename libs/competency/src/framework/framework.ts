import type { Band, Profession, RegistrationBody } from '../person/person.ts';
import type { CompetenceLevel } from '../assessment/assessment.ts';
import type { EvidenceType } from '../evidence/evidence.ts';
import type { CalendarDay, Duration } from '../calendar/day.ts';

/**
 * The department's table of roles, skills, methods and records as data (domain.md sections 3, 5, 7a, 10).
 * The document is complete: a missing key is refused at load (F29), but for the prompts of a reflection, which
 * came after documents that are stored for ever.
 */
export interface FrameworkDocument {
  readonly schema: 'oart-framework';
  readonly schemaVersion: 1;
  readonly number: number;
  readonly title: string;
  /** False while the values are product defaults that no department has approved. */
  readonly adopted: boolean;
  readonly changeClass: 'editorial' | 'substantive';
  readonly treatmentSites: readonly TreatmentSite[];
  readonly skills: readonly Skill[];
  readonly tasks: readonly Task[];
  readonly roles: readonly Role[];
  readonly structureSets: readonly StructureSet[];
  readonly requirements: readonly Requirement[];
  readonly transitions: readonly Transition[];
  /** What a reflective training log asks, in this order; absent: what the product asks by default. */
  readonly reflectionPrompts?: readonly string[];
}

export interface TreatmentSite {
  readonly id: string;
  readonly title: string;
}

export interface Skill {
  readonly id: string;
  readonly title: string;
  /** Who may assess it (I6): level P in the skill with a live entitlement, or an oncologist in post. */
  readonly assessedBy: readonly ('level-p' | 'clinical-oncologist' | 'founding-assessor')[];
}

export type DistinctRule =
  | 'not-editor-of-oar'
  | 'not-selector'
  | 'not-author'
  | 'signed-no-act'
  | 'tag-same-person-edited-target'
  | 'warn-target-selection-dose-check';

export interface Task {
  readonly id: string;
  readonly title: string;
  /** Skills that the gate asks of whoever takes the task, whatever the role requires (F13). */
  readonly skills: readonly string[];
  /** Place in the order of a fraction, 1 first; null for tasks outside the order. */
  readonly step: number | null;
  readonly kind:
    'edit' | 'approve' | 'select' | 'agree' | 'dose-check' | 'protocol' | 'review' | 'support';
  readonly caseRequired: boolean;
  readonly supervisable: boolean;
  readonly currencyApplies: boolean;
  readonly distinct: readonly DistinctRule[];
}

export type Prerequisite =
  | { readonly kind: 'profession'; readonly profession: Profession }
  | { readonly kind: 'minimum-band'; readonly band: Band }
  | { readonly kind: 'registration'; readonly body: RegistrationBody; readonly part: string | null }
  | { readonly kind: 'appointment'; readonly appointment: 'mpe' };

export interface Role {
  readonly id: string;
  readonly title: string;
  /** The staff group as the department writes it. */
  readonly staffGroup: string;
  readonly dutyHolder: 'operator' | 'practitioner' | 'referrer';
  /** Roles whose tasks and skill requirements it takes over, not their prerequisites (domain.md 10.2). */
  readonly includes: readonly string[];
  readonly tasks: readonly string[];
  /** All of these, each any of its list. */
  readonly prerequisites: readonly (readonly Prerequisite[])[];
  /** Posts that usually entitle; any live delegation for the role counts (domain.md 10.10). */
  readonly usualEntitlers: readonly string[];
}

/** The structures a contouring record must cover for one treatment site, with the pass mark of each. */
export interface StructureSet {
  readonly id: string;
  readonly skill: string;
  readonly treatmentSite: string;
  readonly structures: readonly {
    readonly id: string;
    readonly title: string;
    readonly passMark: number;
  }[];
}

/** One kind of record that can satisfy a clause, with what it must show. */
export interface RecordRule {
  readonly record: EvidenceType;
  readonly title: string;
  /** Whether every structure of the site's structure set must be covered at its pass mark. */
  readonly perStructure: boolean;
  readonly perTreatmentSite: boolean;
  readonly minimumRecords: number;
  readonly minimumScore: number | null;
  readonly minimumCases: number | null;
  readonly minimumCasesWithoutIntervention: number | null;
  readonly minimumPercentAgreement: number | null;
  /** At least `share` per cent of ratings at or above `threshold`. */
  readonly likert: { readonly threshold: number; readonly share: number } | null;
  readonly maximumAttempts: number | null;
  readonly countersignedBy: 'clinical-oncologist' | null;
  readonly validFor: Duration | null;
  readonly maximumAgeAtFirstGrant: Duration | null;
}

/** Experience of an activity (domain.md 10.4, I9). */
export interface ExperienceRule {
  readonly activity: string;
  readonly title: string;
  readonly span: Duration;
  readonly basis: 'calendar' | 'wte';
  readonly absences: 'counted' | 'subtracted';
}

/** Role x skill x scope: which methods, which records, which level. */
export interface Requirement {
  readonly id: string;
  readonly role: string;
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  /** How the department words the method. */
  readonly method: string;
  /** How the department words the record. */
  readonly recordTitle: string;
  /** All of these clauses, each any of its records. */
  readonly records: readonly (readonly RecordRule[])[];
  readonly experience: ExperienceRule | null;
  readonly level: CompetenceLevel;
}

/** What a changed requirement asks of entitlements granted before this version (domain.md 10.13). */
export interface Transition {
  readonly requirement: string;
  readonly rule:
    | { readonly kind: 'immediate' }
    | { readonly kind: 're-evidence-by'; readonly deadline: CalendarDay }
    | { readonly kind: 'grandfathered' };
}

/** A version with its life; the version in force on a day is the latest effective one not withdrawn. */
export interface FrameworkVersion {
  readonly document: FrameworkDocument;
  readonly index: number;
  /** SHA-256 of the stored bytes, lower-case hex. */
  readonly sha256: string;
  readonly effectiveFrom: CalendarDay;
  /** From which day it no longer holds, and the ledger index at which that came to be known. */
  readonly withdrawal: { readonly index: number; readonly from: CalendarDay } | null;
}
