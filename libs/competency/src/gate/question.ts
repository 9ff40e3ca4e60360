import type { PersonId } from '../person/ids.ts';
import type { StandingQuestion } from '../standing/standing.ts';
import type { FractionRef } from '../treatment/act.ts';

/** A gate question: a cell, and for tasks with order or distinct persons the fraction (I19). */
export interface GateQuestion extends StandingQuestion {
  readonly person: PersonId;
  readonly fraction: FractionRef | null;
  readonly supervisor: PersonId | null;
  readonly doseCheckResult: 'in-tolerance' | 'out-of-tolerance' | null;
  readonly disposition: string | null;
  /** Structures that an approver corrects while approving OARs (domain.md 10.3). */
  readonly correctedStructures: readonly string[];
  readonly protocol: string | null;
}
