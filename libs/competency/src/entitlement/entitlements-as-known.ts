import { asKnown } from '../person/recorded.ts';
import { endedEquivalences } from './equivalence.ts';
import type { EntitlementFacts } from './entitlement.ts';

/** What a person was granted and what happened to it, as known at a ledger index (I13). */
export function entitlementsAsKnown(facts: EntitlementFacts, knownAt: number): EntitlementFacts {
  return {
    entitlements: asKnown(facts.entitlements, knownAt),
    acceptances: asKnown(facts.acceptances, knownAt),
    suspensions: asKnown(facts.suspensions, knownAt),
    lifts: asKnown(facts.lifts, knownAt),
    withdrawals: asKnown(facts.withdrawals, knownAt),
    entitlementReviews: asKnown(facts.entitlementReviews, knownAt),
    basisAmendments: asKnown(facts.basisAmendments, knownAt),
    waivers: asKnown(facts.waivers, knownAt),
    equivalences: endedEquivalences(
      asKnown(facts.equivalences, knownAt),
      asKnown(facts.equivalenceEnds, knownAt),
    ),
    equivalenceEnds: asKnown(facts.equivalenceEnds, knownAt),
  };
}
