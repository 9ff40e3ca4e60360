import { lastDayOf } from '../calendar/span.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import { tasksOfRole } from '../framework/inclusion.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { treatmentSitesFrom } from '../treatment/treatment-sites.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import type { Department } from './department.ts';
import type { GrantProposal } from './grant.ts';

/**
 * What is wrong with a proposal as such: tasks outside the role, names that do not exist, an empty scope
 * (F19), a last day before the first or beyond the policy's validity (domain.md 10.17).
 */
export function proposalReasons(
  department: Department,
  framework: FrameworkDocument,
  policy: PolicyDocument,
  proposal: GrantProposal,
): readonly Reason[] {
  const { role, tasks, scope, effectiveFrom, expiresOn } = proposal;
  const ofRole = tasksOfRole(framework, policy, role).map(({ id }) => id);
  const reasons: Reason[] = [];
  if (tasks.length === 0) reasons.push(reason('unknown-task', { role }));
  for (const task of tasks) {
    if (!ofRole.includes(task)) reasons.push(reason('task-not-in-role', { task, role }));
  }
  if (scope.softwareVersions.length === 0) reasons.push(reason('software-version-not-in-scope'));
  if (expiresOn < effectiveFrom) reasons.push(reason('expired', { role, on: expiresOn }));
  const latest = lastDayOf(effectiveFrom, policy.entitlement.validity);
  if (expiresOn > latest) reasons.push(reason('validity-too-long', { role, on: latest }));
  return [
    ...reasons,
    ...siteReasons(department, framework, proposal),
    ...unitReasons(department, scope),
  ];
}

function siteReasons(
  department: Department,
  framework: FrameworkDocument,
  { effectiveFrom, scope: { treatmentSites, units } }: GrantProposal,
): readonly Reason[] {
  if (treatmentSites.length === 0) return [reason('unknown-treatment-site')];
  const treated = department.units
    .filter(({ id }) => units.includes(id))
    .flatMap((unit) => treatmentSitesFrom(unit, effectiveFrom));
  return treatmentSites
    .filter(
      (site) => !treated.includes(site) || !framework.treatmentSites.some(({ id }) => id === site),
    )
    .map((treatmentSite) => reason('unknown-treatment-site', { treatmentSite }));
}

function unitReasons(
  department: Department,
  { units, platform, adaptationTypes }: GrantProposal['scope'],
): readonly Reason[] {
  const reasons: Reason[] = [];
  const types = new Set<string>();
  for (const id of units) {
    const unit = department.units.find((each) => each.id === id);
    if (unit === undefined) {
      reasons.push(reason('unknown-unit', { unit: id }));
      continue;
    }
    adaptationTypesOf(unit.platform).forEach((type) => types.add(type));
    if (unit.platform !== platform) {
      const about = { unit: id, expected: unit.platform, found: platform };
      reasons.push(reason('platform-not-in-scope', about));
    }
  }
  if (adaptationTypes.length === 0) reasons.push(reason('unknown-adaptation-type'));
  for (const adaptationType of adaptationTypes) {
    if (types.has(adaptationType)) continue;
    reasons.push(reason('unknown-adaptation-type', { adaptationType }));
  }
  return reasons;
}
