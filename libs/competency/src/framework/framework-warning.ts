import type { FrameworkDocument } from './framework.ts';
import { requirementsOf, rolesWithInheritance, tasksOfRole } from './inclusion.ts';
import type { PolicyDocument } from './policy.ts';

/** A hole that a framework may have knowingly; publishing shows it by name (domain.md 10.2). */
export type FrameworkWarning =
  | {
      readonly kind: 'task-without-requirement';
      readonly pointer: string;
      readonly role: string;
      readonly task: string;
      readonly skill: string;
      readonly treatmentSites: readonly string[];
    }
  | { readonly kind: 'skill-nobody-may-assess'; readonly pointer: string; readonly skill: string };

/**
 * Roles that take a task without a requirement for one of its skills, per treatment site, and skills that
 * nobody may assess. With inheritance off, a role that relied on an included one shows up here (scenario 3).
 */
export function frameworkWarnings(
  document: FrameworkDocument,
  policy: PolicyDocument,
): readonly FrameworkWarning[] {
  return [...uncoveredSkills(document, policy), ...unassessableSkills(document, policy)];
}

function uncoveredSkills(
  document: FrameworkDocument,
  policy: PolicyDocument,
): readonly FrameworkWarning[] {
  return document.roles.flatMap(({ id: role }, place) =>
    tasksOfRole(document, policy, role).flatMap((task) =>
      task.skills.flatMap((skill): readonly FrameworkWarning[] => {
        const treatmentSites = document.treatmentSites
          .map((site) => site.id)
          .filter(
            (site) =>
              !requirementsOf(document, policy, role, [task.id], site).some(
                (requirement) => requirement.skill === skill,
              ),
          );
        if (treatmentSites.length === 0) return [];
        const pointer = `/roles/${place}`;
        return [
          {
            kind: 'task-without-requirement',
            pointer,
            role,
            task: task.id,
            skill,
            treatmentSites,
          },
        ];
      }),
    ),
  );
}

/** Level P needs a live entitlement for a task that needs the skill: a skill without a task of any role has none. */
function unassessableSkills(
  document: FrameworkDocument,
  policy: PolicyDocument,
): readonly FrameworkWarning[] {
  const entitled = document.roles.flatMap(({ id }) =>
    rolesWithInheritance(document, policy, id).flatMap(({ tasks }) => tasks),
  );
  const practised = document.tasks
    .filter(({ id }) => entitled.includes(id))
    .flatMap(({ skills }) => skills);
  return document.skills.flatMap(({ id: skill, assessedBy }, place) => {
    const ways = assessedBy.filter((way) => way !== 'level-p' || practised.includes(skill));
    return ways.length > 0
      ? []
      : [{ kind: 'skill-nobody-may-assess' as const, pointer: `/skills/${place}`, skill }];
  });
}
