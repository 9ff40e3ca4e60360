import type { ExperienceRule, ExperienceStep } from '@oart/competency';

/** One step of the calculation, and the same in words (domain.md 10.4: it is always shown). */
export interface ExperienceStepView {
  readonly kind: ExperienceStep['kind'];
  /** The record that claims it; null for every other step. */
  readonly evidenceId: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Whole-time equivalent that counts; null where the step has none. */
  readonly wte: number | null;
  readonly days: number | null;
  readonly sentence: string;
}

/** Experience of one activity as a requirement asks for it, with the whole calculation. */
export interface ExperienceView {
  readonly requirements: readonly string[];
  readonly activity: string;
  readonly title: string;
  readonly basis: ExperienceRule['basis'];
  readonly absences: ExperienceRule['absences'];
  readonly met: boolean;
  readonly metFrom: string | null;
  /** Null, as the days beside it, for who may not see the absences that it leaves out. */
  readonly heldDays: number | null;
  readonly neededDays: number;
  /** The last day on which it stays met; null where it has no end, or is not met. */
  readonly lastDay: string | null;
  readonly evidence: readonly string[];
  readonly steps: readonly ExperienceStepView[];
}

/** Every experience that the framework in force asks for, of one person on a day of a unit. */
export interface PersonExperienceView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly at: string;
  readonly on: string;
  readonly knownAt: number;
  readonly frameworkVersion: number | null;
  readonly experience: readonly ExperienceView[];
}
