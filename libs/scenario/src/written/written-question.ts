import type { CalendarDay, PersonId, UnitId } from '@oart/competency';
import type { WrittenFact } from './written-fact.ts';

interface Ask<Name extends string> {
  readonly ask: Name;
  readonly title?: string;
  readonly at: string;
  /** An instant, `at` for the instant asked about, or `now` for everything in the file. */
  readonly knownAt?: string;
  /** What must hold of the answer: only what is given is compared. */
  readonly expect?: Readonly<Record<string, unknown>>;
}

interface Cell {
  readonly person: PersonId;
  readonly task: string;
  readonly treatmentSite: string;
  readonly unit?: UnitId;
  readonly adaptationType?: string | null;
}

interface Seen {
  readonly seenBy?: 'full' | 'neutral';
}

interface InFraction extends Cell {
  readonly case?: string;
  readonly fraction?: number;
  readonly supervisor?: PersonId | null;
  readonly doseCheckResult?: 'in-tolerance' | 'out-of-tolerance' | null;
  readonly disposition?: string | null;
  readonly correctedStructures?: readonly string[];
  readonly protocol?: string | null;
}

export type AskGate = Ask<'gate'> & InFraction & Seen & { readonly crew?: readonly PersonId[] };
export type AskStanding = Ask<'standing'> & Cell & Seen;
export type AskBreakGlass = Ask<'break-glass'> &
  InFraction & { readonly secondPerson: PersonId | null };

export type AskGrant = Ask<'grant'> & {
  readonly person: PersonId;
  readonly entitler: PersonId;
  readonly role: string;
  readonly tasks?: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly units?: readonly UnitId[];
  readonly platform?: string;
  readonly softwareVersions?: readonly string[];
  readonly adaptationTypes?: readonly string[];
  readonly effectiveFrom?: CalendarDay;
  readonly expiresOn?: CalendarDay;
};

export type AskRequirements = Ask<'requirements'> & {
  readonly person: PersonId;
  readonly role: string;
  readonly treatmentSite: string;
  readonly tasks?: readonly string[];
  readonly unit?: UnitId;
  readonly on?: CalendarDay;
};

export type AskExperience = Ask<'experience'> & {
  readonly person: PersonId;
  readonly requirement: string;
};

export type AskEntitlement = Ask<'entitlement'> & { readonly entitlement: string };
export type AskRecord = Ask<'record'> & { readonly record: WrittenFact };
export type AskLookBack = Ask<'look-back'> & {
  readonly evidence: string;
  readonly effectiveFrom?: CalendarDay;
};

export type AskCrewCheck = Ask<'crew-check'> & {
  readonly unit?: UnitId;
  readonly from: string;
  readonly until: string;
  readonly treatmentSites: readonly string[];
  readonly crew: readonly PersonId[];
};

export type AskDepthOfCover = Ask<'depth-of-cover'> & {
  readonly unit?: UnitId;
  readonly crew?: readonly PersonId[];
  readonly tasks?: readonly string[];
  readonly treatmentSites?: readonly string[];
};

export type AskFraction = Ask<'fraction'> & { readonly case: string; readonly fraction: number };
export type AskReciprocal = Ask<'reciprocal-sign-offs'>;
export type AskWarnings = Ask<'framework-warnings'>;
export type AskScreening = Ask<'screening'> & { readonly text: string };

/** Every kind of question that the rules alone can answer. */
export type WrittenQuestion =
  | AskGate
  | AskStanding
  | AskBreakGlass
  | AskGrant
  | AskRequirements
  | AskExperience
  | AskEntitlement
  | AskRecord
  | AskLookBack
  | AskCrewCheck
  | AskDepthOfCover
  | AskFraction
  | AskReciprocal
  | AskWarnings
  | AskScreening;
