import {
  adaptationTypesOf,
  earlierOf,
  frameworkInForce,
  lastDayOf,
  policyKnownAt,
  softwareGeneration,
  tasksOfRole,
} from '@oart/competency';
import type {
  CalendarDay,
  Entitlement,
  EntitlementId,
  FactFields,
  FrameworkDocument,
  GrantAnswer,
  GrantProposal,
  PersonId,
  PolicyDocument,
} from '@oart/competency';
import type { EntitlementProposal } from '@oart/contract';
import type { Place } from '../standing/curers.ts';

/** What holds on the day that a grant takes effect. */
export interface GrantRules {
  readonly framework: FrameworkDocument | null;
  readonly policy: PolicyDocument | null;
}

export function rulesOn({ department, knownAt }: Place, on: CalendarDay): GrantRules {
  return {
    framework: frameworkInForce(department.frameworks, on, knownAt)?.document ?? null,
    policy: policyKnownAt(department.policies, knownAt),
  };
}

/** The proposal as the rules read it: the unit gives platform, software and adaptation types. */
export function grantProposal(
  proposal: EntitlementProposal,
  { unit, moment }: Place,
  { framework, policy }: GrantRules,
): GrantProposal {
  const all =
    framework === null || policy === null
      ? []
      : tasksOfRole(framework, policy, proposal.role).map(({ id }) => id);
  return {
    role: proposal.role,
    tasks: proposal.tasks ?? all,
    scope: {
      treatmentSites: proposal.treatmentSites,
      platform: unit.platform,
      units: [unit.id],
      softwareVersions: softwareGeneration(unit, moment.at).slice(0, 1),
      adaptationTypes: adaptationTypesOf(unit.platform),
    },
    effectiveFrom: proposal.effectiveFrom as CalendarDay,
    expiresOn: proposal.expiresOn as CalendarDay,
    conditions: proposal.conditions,
  };
}

/** The row to record, but for its number and basis; null while anything is missing. */
export function grantFields(
  proposal: EntitlementProposal,
  granted: GrantProposal,
  answer: GrantAnswer,
  { policy }: GrantRules,
  entitler: PersonId,
): Omit<FactFields<Entitlement>, 'number' | 'basis'> | null {
  const { dutyHolder, frameworkVersion, delegation } = answer;
  if (answer.reasons.length > 0 || policy === null) return null;
  if (dutyHolder === null || frameworkVersion === null || delegation === null) return null;
  const { role, tasks, scope, conditions, effectiveFrom, expiresOn } = granted;
  const reviewDueOn = lastDayOf(effectiveFrom, policy.entitlement.review);
  return {
    person: proposal.personId as PersonId,
    dutyHolder,
    role,
    tasks,
    scope,
    frameworkVersion,
    conditions,
    proposer: entitler,
    entitler,
    delegation,
    effectiveFrom,
    reviewDueOn: earlierOf(reviewDueOn, expiresOn) ?? expiresOn,
    expiresOn,
    replaces: proposal.replaces as EntitlementId | null,
  };
}
