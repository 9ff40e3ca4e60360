import type { PersonFacts, Recorded } from '@oart/competency';

/** Greatest ledger index among a person's facts: who saw a page before it saw an older state. */
export function changedAt(facts: PersonFacts): number {
  const { person, ...lists } = facts;
  const recorded: readonly (readonly Recorded[])[] = Object.values(lists);
  return recorded.reduce(
    (latest, list) => Math.max(latest, list.at(-1)?.index ?? -1),
    person.index,
  );
}
