import type { FrameworkDocument, PolicyDocument, Requirement, Role, Task } from '@oart/competency';
import { tasksOfRole } from '@oart/competency';
import { DISTINCT_RULES, inWords, prerequisiteWords } from '@oart/contract';

/** One line of the table as the department drew it. */
export interface SkillRow {
  readonly key: string;
  readonly roles: string;
  readonly skill: string;
  readonly method: string;
  readonly record: string;
  readonly treatmentSites: string;
}

/** One cell of the task x role matrix. */
export interface RoleCell {
  readonly role: string;
  readonly held: 'own' | 'inherited' | 'none';
}

export interface TaskRow {
  readonly task: Task;
  readonly skills: string;
  readonly cells: readonly RoleCell[];
  readonly distinct: string;
}

export interface PrerequisiteRow {
  readonly role: Role;
  readonly dutyHolder: string;
  readonly includes: string;
  readonly all: readonly string[];
  readonly entitlers: string;
}

export interface StructureSetRow {
  readonly key: string;
  readonly skill: string;
  readonly treatmentSite: string;
  /** `Bladder 75; Rectum 75`: each structure with its pass mark in per cent. */
  readonly structures: string;
}

/** Role | Skill | Method | Record: roles that share skill, method and record share a line. */
export function skillRows(framework: FrameworkDocument): readonly SkillRow[] {
  const runs = new Map<string, Requirement[]>();
  for (const requirement of framework.requirements) {
    const key = [requirement.skill, requirement.method, requirement.recordTitle].join('|');
    runs.set(key, [...(runs.get(key) ?? []), requirement]);
  }
  return [...runs].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    const all = [first, ...others];
    return {
      key,
      roles: unique(all.map(({ role }) => titleOf(framework.roles, role))).join(', '),
      skill: titleOf(framework.skills, first.skill),
      method: first.method,
      record: first.recordTitle,
      treatmentSites: sitesOf(framework, unique(all.flatMap((each) => each.treatmentSites))),
    };
  });
}

/** Tasks down, roles across; a role holds its own tasks and, by inheritance, those of included roles. */
export function taskRows(framework: FrameworkDocument, policy: PolicyDocument): readonly TaskRow[] {
  return framework.tasks.map((task) => ({
    task,
    skills: task.skills.map((skill) => titleOf(framework.skills, skill)).join(', '),
    cells: framework.roles.map((role) => ({
      role: role.id,
      held: holding(framework, policy, role, task),
    })),
    distinct: task.distinct.map((rule) => DISTINCT_RULES[rule]).join('; '),
  }));
}

export function prerequisiteRows(framework: FrameworkDocument): readonly PrerequisiteRow[] {
  return framework.roles.map((role) => ({
    role,
    dutyHolder: role.dutyHolder,
    includes: inWords(role.includes.map((included) => titleOf(framework.roles, included))),
    all: role.prerequisites.map((anyOf) => anyOf.map(prerequisiteWords).join(' or ')),
    entitlers: inWords(role.usualEntitlers.map(spaced)),
  }));
}

/** The structures a contouring record must cover, with pass marks, per skill and treatment site. */
export function structureSetRows(framework: FrameworkDocument): readonly StructureSetRow[] {
  return framework.structureSets.map((set) => ({
    key: set.id,
    skill: titleOf(framework.skills, set.skill),
    treatmentSite: titleOf(framework.treatmentSites, set.treatmentSite),
    structures: set.structures
      .map(({ title, passMark }) => `${title} ${String(passMark)}`)
      .join('; '),
  }));
}

function holding(
  framework: FrameworkDocument,
  policy: PolicyDocument,
  role: Role,
  task: Task,
): RoleCell['held'] {
  if (role.tasks.includes(task.id)) return 'own';
  const taken = tasksOfRole(framework, policy, role.id);
  return taken.some(({ id }) => id === task.id) ? 'inherited' : 'none';
}

function sitesOf(framework: FrameworkDocument, sites: readonly string[]): string {
  if (sites.length === framework.treatmentSites.length) return 'all';
  return inWords(sites.map((site) => titleOf(framework.treatmentSites, site).toLowerCase()));
}

function titleOf(items: readonly { readonly id: string; readonly title: string }[], id: string) {
  return items.find((item) => item.id === id)?.title ?? id;
}

/** Words of an id: `head-of-radiotherapy-physics`. */
function spaced(id: string): string {
  return id.replaceAll('-', ' ');
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
