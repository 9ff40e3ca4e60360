import type { Instant } from '../calendar/day.ts';
import type { FactId, PersonId } from './ids.ts';

/**
 * What every fact carries: its place in the employer's ledger and who recorded it.
 * `index` is the as-known coordinate: a fact is known at `knownAt` when `index <= knownAt` (I13).
 * `supersedes` names the row that this one corrects; both stay on file.
 */
export interface Recorded {
  readonly id: FactId;
  readonly index: number;
  readonly recordedAt: Instant;
  readonly recordedBy: PersonId | null;
  readonly supersedes: FactId | null;
}

/** The fields of a fact that its recorder gives; the ledger adds the rest. */
export type FactFields<Fact extends Recorded> = Omit<Fact, keyof Recorded>;

/**
 * The facts known at a ledger index, inclusive, without those that a known fact corrects (I13).
 * In ledger order, however they were listed. Evidence is the exception: it is read with `evidenceAsKnown`.
 */
export function asKnown<T extends Recorded>(facts: readonly T[], knownAt: number): readonly T[] {
  const corrected = new Set<FactId>();
  let late = false;
  for (const fact of facts) {
    if (fact.index > knownAt) late = true;
    else if (fact.supersedes !== null) corrected.add(fact.supersedes);
  }
  if (!late && corrected.size === 0) return inLedgerOrder(facts);
  return inLedgerOrder(facts.filter((fact) => fact.index <= knownAt && !corrected.has(fact.id)));
}

/** The same facts by their place in the ledger; the list itself where it is in that order already. */
export function inLedgerOrder<T extends Recorded>(facts: readonly T[]): readonly T[] {
  const isInOrder = facts.every((fact, place) => (facts[place - 1]?.index ?? -1) <= fact.index);
  return isInOrder ? facts : facts.toSorted((one, other) => one.index - other.index);
}
