import type { Task } from '../framework/framework.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import type { Notice, Reason } from '../reason/reason.ts';
import type { Act } from './act.ts';

/** The act that somebody asks to sign, as far as the rules of a fraction look at it. */
export interface IntendedAct {
  readonly task: Task;
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly actor: PersonId;
  readonly supervisor: PersonId | null;
  readonly doseCheckResult: 'in-tolerance' | 'out-of-tolerance' | null;
  readonly disposition: string | null;
  readonly correctedStructures: readonly string[];
}

/** What the rules of a fraction say about an intended act: all reasons against it, and what to know. */
export interface FractionAnswer {
  readonly reasons: readonly Reason[];
  readonly notices: readonly Notice[];
}

/** The persons whose hands were on an act: whoever signed it and whoever supervised it (I10). */
export function handsOn(act: Pick<Act, 'actor' | 'supervisor'>): readonly PersonId[] {
  return act.supervisor === null ? [act.actor] : [act.actor, act.supervisor];
}

/** Whether one of the intended act's persons also had a hand in one of `acts`. */
export function sharesHands(intended: IntendedAct, acts: readonly Act[]): boolean {
  const hands = handsOn(intended);
  return acts.some((act) => handsOn(act).some((person) => hands.includes(person)));
}
