import type { StandingCell } from './person.ts';
import type { ReasonView } from './reason.ts';

/** One cell of standing at one instant: as it was known then, and as it is known now (I13). */
export interface StandingDifferenceCell {
  readonly task: string;
  readonly treatmentSite: string;
  readonly differs: boolean;
  readonly then: StandingCell;
  readonly now: StandingCell;
  /** Reasons that only the later knowledge gives. */
  readonly added: readonly ReasonView[];
  /** Reasons that the later knowledge no longer gives. */
  readonly gone: readonly ReasonView[];
}

/** Both answers about one past instant. Answer of `GET /api/people/:id/standing/difference`. */
export interface StandingDifferenceView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly adaptationType: string | null;
  readonly at: string;
  /** The local civil day of `at` at the unit. */
  readonly on: string;
  readonly knownThen: { readonly knownAt: number; readonly frameworkVersion: number | null };
  readonly knownNow: { readonly knownAt: number; readonly frameworkVersion: number | null };
  /** How many cells differ. */
  readonly differing: number;
  readonly cells: readonly StandingDifferenceCell[];
}
