import type { EntitlementId, PersonFacts, Recorded } from '@oart/competency';

/**
 * Greatest ledger index among a person's records: who saw a page before it saw an older state. Acts at
 * the console are left out: they go on while a page is read, and change nothing that is judged there.
 */
export function changedAt(facts: PersonFacts): number {
  const lists: readonly (readonly Recorded[])[] = Object.entries(facts)
    .filter(([name]) => !['person', 'acts', 'actCorrections'].includes(name))
    .map(([, list]) => list as readonly Recorded[]);
  return latest(facts.person.index, lists.flat());
}

/** The same for one entitlement and what happened to it. */
export function entitlementChangedAt(facts: PersonFacts, id: EntitlementId): number {
  const concerns = ({ entitlement }: { readonly entitlement: EntitlementId }): boolean =>
    entitlement === id;
  const suspensions = facts.suspensions.filter(concerns);
  const suspended = new Set(suspensions.map((suspension) => suspension.id));
  return latest(-1, [
    ...facts.entitlements.filter((held) => held.id === id || held.replaces === id),
    ...facts.acceptances.filter(concerns),
    ...suspensions,
    ...facts.lifts.filter(({ suspension }) => suspended.has(suspension)),
    ...facts.withdrawals.filter(concerns),
    ...facts.entitlementReviews.filter(concerns),
    ...facts.basisAmendments.filter(concerns),
  ]);
}

function latest(first: number, recorded: readonly Recorded[]): number {
  return recorded.reduce((index, fact) => Math.max(index, fact.index), first);
}
