import { parseDay } from '../calendar/civil-day.ts';
import {
  duplicates,
  problem,
  unknownReferences,
  type DocumentProblem,
} from './document-problem.ts';
import type { FrameworkDocument, Requirement, Role } from './framework.ts';
import { isEmpty, recordRuleProblems } from './record-rule-check.ts';

/**
 * Faults of meaning in a framework document whose shape is right (its JSON Schema holds the shape): references
 * to nothing, duplicates, cycles of inclusion, requirements that no record can satisfy. Empty when it may be
 * loaded. A fault never depends on the policy.
 */
export function checkFramework(document: FrameworkDocument): readonly DocumentProblem[] {
  return [
    ...duplicates(document.treatmentSites, '/treatmentSites'),
    ...duplicates(document.skills, '/skills'),
    ...duplicates(document.tasks, '/tasks'),
    ...duplicates(document.roles, '/roles'),
    ...duplicates(document.structureSets, '/structureSets'),
    ...duplicates(document.requirements, '/requirements'),
    ...taskProblems(document),
    ...document.roles.flatMap((role, place) => roleProblems(role, document, `/roles/${place}`)),
    ...structureSetProblems(document),
    ...document.requirements.flatMap((requirement, place) =>
      requirementProblems(requirement, document, `/requirements/${place}`),
    ),
    ...transitionProblems(document),
    ...promptProblems(document),
  ];
}

/** Two answers to one prompt could not be told apart. */
function promptProblems({ reflectionPrompts = [] }: FrameworkDocument): readonly DocumentProblem[] {
  return reflectionPrompts.flatMap((prompt, place) =>
    reflectionPrompts.indexOf(prompt) === place
      ? []
      : [problem(`/reflectionPrompts/${place}`, 'duplicate-prompt', prompt)],
  );
}

function taskProblems({ tasks, skills, roles }: FrameworkDocument): readonly DocumentProblem[] {
  const steps = new Set<number>();
  return tasks.flatMap((task, place) => {
    const pointer = `/tasks/${place}`;
    const found = [...unknownReferences(task.skills, skills, `${pointer}/skills`, 'unknown-skill')];
    if (task.step !== null) {
      if (steps.has(task.step)) found.push(problem(`${pointer}/step`, 'duplicate-step', task.step));
      steps.add(task.step);
      if (!task.caseRequired) {
        found.push(problem(`${pointer}/caseRequired`, 'step-of-unordered-task', task.id));
      }
    }
    if (!roles.some((role) => role.tasks.includes(task.id))) {
      found.push(problem(pointer, 'no-role-takes-task', task.id));
    }
    return found;
  });
}

function roleProblems(
  role: Role,
  { roles, tasks }: FrameworkDocument,
  pointer: string,
): readonly DocumentProblem[] {
  const found = [
    ...unknownReferences(role.includes, roles, `${pointer}/includes`, 'unknown-role'),
    ...unknownReferences(role.tasks, tasks, `${pointer}/tasks`, 'unknown-task'),
  ];
  role.prerequisites.forEach((anyOf, place) => {
    if (anyOf.length === 0) {
      found.push(problem(`${pointer}/prerequisites/${place}`, 'nothing-listed', role.id));
    }
  });
  if (includesItself(role, roles)) {
    found.push(problem(`${pointer}/includes`, 'inclusion-cycle', role.id));
  }
  return found;
}

function includesItself(role: Role, roles: readonly Role[]): boolean {
  const seen = new Set<string>();
  const open = [...role.includes];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === role.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(roles.find((candidate) => candidate.id === id)?.includes ?? []));
  }
  return false;
}

function structureSetProblems(document: FrameworkDocument): readonly DocumentProblem[] {
  const seen = new Set<string>();
  return document.structureSets.flatMap((set, place) => {
    const pointer = `/structureSets/${place}`;
    const found = [
      ...duplicates(set.structures, `${pointer}/structures`),
      ...oneReference(set.skill, document.skills, `${pointer}/skill`, 'unknown-skill'),
      ...oneReference(
        set.treatmentSite,
        document.treatmentSites,
        `${pointer}/treatmentSite`,
        'unknown-treatment-site',
      ),
    ];
    const key = `${set.skill}/${set.treatmentSite}`;
    if (seen.has(key)) found.push(problem(pointer, 'duplicate-structure-set', key));
    seen.add(key);
    if (set.structures.length === 0) {
      found.push(problem(`${pointer}/structures`, 'nothing-listed', set.id));
    }
    set.structures.forEach(({ passMark }, at) => {
      if (!(passMark >= 0 && passMark <= 100)) {
        found.push(problem(`${pointer}/structures/${at}/passMark`, 'out-of-range', passMark));
      }
    });
    return found;
  });
}

function requirementProblems(
  requirement: Requirement,
  document: FrameworkDocument,
  pointer: string,
): readonly DocumentProblem[] {
  const { role, skill, treatmentSites, records, experience } = requirement;
  const found = [
    ...oneReference(role, document.roles, `${pointer}/role`, 'unknown-role'),
    ...oneReference(skill, document.skills, `${pointer}/skill`, 'unknown-skill'),
    ...unknownReferences(
      treatmentSites,
      document.treatmentSites,
      `${pointer}/treatmentSites`,
      'unknown-treatment-site',
    ),
    ...records.flatMap((rules, clause) =>
      rules.flatMap((rule, place) =>
        recordRuleProblems(rule, requirement, document, `${pointer}/records/${clause}/${place}`),
      ),
    ),
  ];
  if (treatmentSites.length === 0) {
    found.push(problem(`${pointer}/treatmentSites`, 'nothing-listed', requirement.id));
  }
  records.forEach((rules, clause) => {
    if (rules.length === 0) {
      found.push(problem(`${pointer}/records/${clause}`, 'no-record-can-satisfy', requirement.id));
    }
  });
  if (records.length === 0 && experience === null) {
    found.push(problem(`${pointer}/records`, 'requirement-asks-nothing', requirement.id));
  }
  if (experience !== null && isEmpty(experience.span)) {
    found.push(problem(`${pointer}/experience/span`, 'out-of-range', 0));
  }
  return found;
}

function transitionProblems({
  transitions,
  requirements,
}: FrameworkDocument): readonly DocumentProblem[] {
  const seen = new Set<string>();
  return transitions.flatMap(({ requirement, rule }, place) => {
    const pointer = `/transitions/${place}`;
    const found = [
      ...oneReference(requirement, requirements, `${pointer}/requirement`, 'unknown-requirement'),
    ];
    if (seen.has(requirement)) {
      found.push(problem(`${pointer}/requirement`, 'duplicate-id', requirement));
    }
    seen.add(requirement);
    if (rule.kind === 're-evidence-by' && parseDay(rule.deadline) === null) {
      found.push(problem(`${pointer}/rule/deadline`, 'unusable-day', rule.deadline));
    }
    return found;
  });
}

function oneReference(
  id: string,
  known: readonly { readonly id: string }[],
  pointer: string,
  rule: DocumentProblem['rule'],
): readonly DocumentProblem[] {
  return known.some((candidate) => candidate.id === id) ? [] : [problem(pointer, rule, id)];
}
