import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { EntitlementId, PersonId, UnitId } from '../person/ids.ts';
import type { Notice, Reason } from '../reason/reason.ts';

/** Which instant is asked about and what was known: a ledger index, inclusive (I13). */
export interface AsOf {
  readonly at: Instant;
  readonly knownAt: number;
}

/** One cell: may this person take this task, for this treatment site, on this unit. */
export interface StandingQuestion {
  readonly task: string;
  readonly treatmentSite: string;
  readonly unit: UnitId;
  /** Null asks for every adaptation type of the unit's platform (I1, F25). */
  readonly adaptationType: string | null;
}

/** The states of `ui.md`, in words of the code. */
export type StandingState =
  | 'entitled'
  | 'due-soon'
  | 'awaiting-entitlement'
  | 'awaiting-acceptance'
  | 'awaiting-verification'
  | 'in-training'
  | 'sent-back'
  | 'paused-recent-practice'
  | 'paused-evidence'
  | 'paused-registration'
  | 'paused-software'
  | 'paused-supervised-return'
  | 'paused-framework-change'
  | 'questioned'
  | 'suspended'
  | 'withdrawn'
  | 'expired'
  | 'left'
  | 'absent'
  | 'not-entitled'
  | 'not-required';

export type UsableUntilCause =
  | 'expires'
  | 'employment'
  | 'registration'
  | 'evidence'
  | 'currency'
  | 'transition'
  | 'waiver'
  | 'appointment'
  | 'profession'
  | 'band'
  | 'withdrawal'
  | 'superseded'
  | 'version-change'
  | 'absence';

/** The last local day on which the answer is still yes if nothing more is recorded (I7, F6). */
export interface UsableUntil {
  readonly day: CalendarDay;
  readonly cause: UsableUntilCause;
}

/** Recent practice for a task group and treatment site (domain.md 10.7). */
export interface CurrencyState {
  readonly skill: string;
  readonly treatmentSite: string;
  readonly fractionsCounted: number;
  readonly fractionsNeeded: number;
  readonly lastCurrentDay: CalendarDay | null;
  readonly marginDays: number | null;
}

/**
 * The answer of the rules for one cell, without a case: what the person alone may do.
 * `answer` is `yes` only with a live entitlement and every condition met.
 */
export interface Standing {
  readonly person: PersonId;
  readonly question: StandingQuestion;
  readonly answer: 'yes' | 'supervised' | 'no';
  readonly state: StandingState;
  readonly entitlement: EntitlementId | null;
  readonly usableUntil: UsableUntil | null;
  readonly reasons: readonly Reason[];
  readonly notices: readonly Notice[];
  readonly currency: readonly CurrencyState[];
}
