import type { FrameworkDocument, Requirement, Role, Task } from './framework.ts';
import type { PolicyDocument } from './policy.ts';
import { remembered, rememberedByName } from '../reason/remembered.ts';

/**
 * A role and, with inheritance on, every role that it includes, directly or through another, each once and
 * itself first (domain.md 10.2). Unknown roles give none.
 */
export function rolesWithInheritance(
  document: FrameworkDocument,
  policy: PolicyDocument,
  role: string,
): readonly Role[] {
  return matrix(document, policy).roles(role);
}

/** The tasks of a role, those of included roles among them, in the order of the document. */
export function tasksOfRole(
  document: FrameworkDocument,
  policy: PolicyDocument,
  role: string,
): readonly Task[] {
  return matrix(document, policy).tasks(role);
}

/** Documents never change, so what a role includes is worked out once. */
const matrix = remembered((document: FrameworkDocument, policy: PolicyDocument) => {
  const roles = rememberedByName((role) => included(document, policy, role));
  const tasks = rememberedByName((role) => {
    const ids = roles(role).flatMap((each) => each.tasks);
    return document.tasks.filter(({ id }) => ids.includes(id));
  });
  return { roles, tasks };
});

function included(
  document: FrameworkDocument,
  policy: PolicyDocument,
  role: string,
): readonly Role[] {
  const found: Role[] = [];
  const visit = (id: string): void => {
    const known = document.roles.find((candidate) => candidate.id === id);
    if (known === undefined || found.includes(known)) return;
    found.push(known);
    if (policy.inheritance === 'on') known.includes.forEach(visit);
  };
  visit(role);
  return found;
}

/** The skills that tasks need, each once. Tasks unknown to the document need none here and are refused elsewhere. */
export function skillsOfTasks(
  document: FrameworkDocument,
  tasks: readonly string[],
): readonly string[] {
  const needed = document.tasks.filter(({ id }) => tasks.includes(id));
  return [...new Set(needed.flatMap(({ skills }) => skills))];
}

/**
 * What a grant of tasks for one treatment site must satisfy: the requirements of the role and of those it
 * includes, only for skills that the tasks need (F13).
 */
export function requirementsOf(
  document: FrameworkDocument,
  policy: PolicyDocument,
  role: string,
  tasks: readonly string[],
  treatmentSite: string,
): readonly Requirement[] {
  const roles = rolesWithInheritance(document, policy, role).map(({ id }) => id);
  const skills = skillsOfTasks(document, tasks);
  return document.requirements.filter(
    (requirement) =>
      roles.includes(requirement.role) &&
      skills.includes(requirement.skill) &&
      requirement.treatmentSites.includes(treatmentSite),
  );
}
