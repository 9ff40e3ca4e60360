import { assessmentsAsKnown } from '../assessment/governing.ts';
import { entitlementsAsKnown } from '../entitlement/entitlements-as-known.ts';
import { evidenceAsKnown } from '../evidence/evidence-state.ts';
import { frameworksAsKnown } from '../framework/framework-in-force.ts';
import { personnelAsKnown } from '../person/personnel-facts.ts';
import { asKnown, type Recorded } from '../person/recorded.ts';
import { softwareAsKnown } from '../treatment/software-change.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { rememberedAt, rememberedOf } from '../reason/remembered.ts';

/**
 * Everything about a person that was known at a ledger index, inclusive: corrected rows are gone, later
 * rows are not there yet (I13). Every other function of this floor expects facts as known.
 */
export function factsAsKnown(facts: PersonFacts, knownAt: number): PersonFacts {
  return factsAt(facts, Math.min(knownAt, lastIndex(facts)));
}

/** From the last fact on file on, every later index knows the same. */
const lastIndex = rememberedOf((facts: PersonFacts): number => {
  let last = facts.person.index;
  for (const list of Object.values(facts) as (readonly Recorded[] | Recorded)[]) {
    if (!Array.isArray(list)) continue;
    for (const { index } of list as readonly Recorded[]) last = Math.max(last, index);
  }
  return last;
});

const factsAt = rememberedAt((facts: PersonFacts, knownAt): PersonFacts => ({
  ...personnelAsKnown(facts, knownAt),
  ...evidenceAsKnown(facts, knownAt),
  ...assessmentsAsKnown(facts, knownAt),
  ...entitlementsAsKnown(facts, knownAt),
  acts: asKnown(facts.acts, knownAt),
  actCorrections: asKnown(facts.actCorrections, knownAt),
}));

/** What belongs to the employer, as known at a ledger index (I13). */
export const departmentAsKnown: (department: Department, knownAt: number) => Department =
  rememberedAt((department, knownAt) => ({
    frameworks: frameworksAsKnown(department.frameworks, knownAt),
    policies: department.policies.filter(({ index }) => index <= knownAt),
    units: asKnown(department.units, knownAt).map((unit) => ({
      ...unit,
      siteChanges: asKnown(unit.siteChanges, knownAt),
      software: softwareAsKnown(unit.software, knownAt),
    })),
    protocols: asKnown(department.protocols, knownAt),
    protocolApprovals: asKnown(department.protocolApprovals, knownAt),
  }));
