import { changedRequirements, reflectionPrompts } from '@oart/competency';
import type { FrameworkDocument, RecordRule, Requirement } from '@oart/competency';
import { EVIDENCE_TYPE_TITLES, titlesOf } from '@oart/contract';
import type { Titles } from '@oart/contract';
import type { Choice } from '../forms/choice-field';

export const FORM_AREAS = [
  { id: 'requirements', title: 'Requirements' },
  { id: 'structureSets', title: 'Structure sets' },
  { id: 'transitions', title: 'Transitions' },
  { id: 'roles', title: 'Roles' },
  { id: 'tasks', title: 'Tasks' },
  { id: 'skills', title: 'Skills' },
  { id: 'treatmentSites', title: 'Treatment sites' },
  { id: 'reflectionPrompts', title: 'Prompts of a reflection' },
  { id: 'framework', title: 'Number and title' },
] as const;

export type FormArea = (typeof FORM_AREAS)[number]['id'];

/** One field of a form, by the JSON pointer of its value. */
export interface DocumentField {
  readonly pointer: string;
  readonly label: string;
  /** `number` may be empty for null; `many` is a list of ids out of the choices. */
  readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'many' | 'day';
  readonly value: unknown;
  readonly choices: readonly Choice[];
}

/** Fields that belong together, with what may be added to them or taken away. */
export interface FieldGroup {
  readonly pointer: string;
  readonly title: string;
  readonly fields: readonly DocumentField[];
  readonly groups: readonly FieldGroup[];
  readonly removes: string | null;
  readonly adds: readonly {
    readonly label: string;
    readonly pointer: string;
    readonly item: unknown;
  }[];
}

/**
 * The form of one area of a document: what stands in it, and what may be added.
 * @param before the versions that bind those entitled before it: what it asks otherwise than one of them is a change
 */
export function formOf(
  area: FormArea,
  document: FrameworkDocument,
  before: readonly FrameworkDocument[],
): FieldGroup {
  const groups = GROUPS[area](document, before, titlesOf(document, []));
  const adds = area in NEW ? [NEW[area as keyof typeof NEW](document)] : [];
  return { pointer: `/${area}`, title: '', fields: [], groups, removes: null, adds };
}

type Groups = (
  document: FrameworkDocument,
  before: readonly FrameworkDocument[],
  titles: Titles,
) => readonly FieldGroup[];

const LEVELS = ['T', 'C', 'P'].map((id) => ({ id, title: id }));

const GROUPS: Readonly<Record<FormArea, Groups>> = {
  framework: ({ number, title, adopted, changeClass }) => [
    group('', 'This version', [
      field('/number', 'Number', 'number', number),
      field('/title', 'Title', 'text', title),
      field('/changeClass', 'Class of change', 'choice', changeClass, [
        { id: 'substantive', title: 'Substantive' },
        { id: 'editorial', title: 'Editorial: changes nobody' },
      ]),
      field('/adopted', 'Adopted by the department', 'flag', adopted),
    ]),
  ],
  reflectionPrompts: (document) =>
    reflectionPrompts(document).map((prompt, at) => {
      const own = `/reflectionPrompts/${String(at)}`;
      const label = `Prompt ${String(at + 1)}`;
      return group(own, `${label}: ${prompt}`, [field(own, label, 'text', prompt)], {
        removes: 'Remove this prompt',
      });
    }),
  roles: (document) =>
    document.roles.map((role, at) => {
      const own = `/roles/${String(at)}`;
      return group(
        own,
        role.title,
        [
          field(`${own}/id`, 'Id', 'text', role.id),
          field(`${own}/title`, 'Title', 'text', role.title),
          field(`${own}/staffGroup`, 'Staff group', 'text', role.staffGroup),
          field(`${own}/tasks`, 'Tasks', 'many', role.tasks, document.tasks),
          field(
            `${own}/includes`,
            'Inherits the tasks and requirements of',
            'many',
            role.includes,
            document.roles.filter(({ id }) => id !== role.id),
          ),
        ],
        { removes: 'Remove this role' },
      );
    }),
  skills: ({ skills }) =>
    skills.map((skill, at) => {
      const own = `/skills/${String(at)}`;
      return group(
        own,
        skill.title,
        [
          field(`${own}/id`, 'Id', 'text', skill.id),
          field(`${own}/title`, 'Title', 'text', skill.title),
          field(`${own}/assessedBy`, 'Assessed by', 'many', skill.assessedBy, [
            { id: 'level-p', title: 'whoever holds level P in it' },
            { id: 'clinical-oncologist', title: 'a clinical oncologist' },
            { id: 'founding-assessor', title: 'a founding assessor' },
          ]),
        ],
        { removes: 'Remove this skill' },
      );
    }),
  tasks: ({ tasks, skills }) =>
    tasks.map((task, at) => {
      const own = `/tasks/${String(at)}`;
      return group(
        own,
        task.title,
        [
          field(`${own}/id`, 'Id', 'text', task.id),
          field(`${own}/title`, 'Title', 'text', task.title),
          field(`${own}/step`, 'Step of a fraction', 'number', task.step),
          field(`${own}/skills`, 'Needs skills', 'many', task.skills, skills),
          field(`${own}/caseRequired`, 'Needs a case', 'flag', task.caseRequired),
          field(`${own}/supervisable`, 'Under supervision too', 'flag', task.supervisable),
          field(`${own}/currencyApplies`, 'Asks for recent practice', 'flag', task.currencyApplies),
        ],
        { removes: 'Remove this task' },
      );
    }),
  treatmentSites: ({ treatmentSites }) =>
    treatmentSites.map((site, at) => {
      const own = `/treatmentSites/${String(at)}`;
      const fields = [
        field(`${own}/id`, 'Id', 'text', site.id),
        field(`${own}/title`, 'Title', 'text', site.title),
      ];
      return group(own, site.title, fields, { removes: 'Remove this treatment site' });
    }),
  structureSets: ({ structureSets, skills, treatmentSites }, _, titles) =>
    structureSets.map((set, at) => {
      const own = `/structureSets/${String(at)}`;
      return group(
        own,
        `${titles.skill(set.skill)}, ${titles.treatmentSite(set.treatmentSite)}`,
        [
          field(`${own}/skill`, 'Skill', 'choice', set.skill, skills),
          field(
            `${own}/treatmentSite`,
            'Treatment site',
            'choice',
            set.treatmentSite,
            treatmentSites,
          ),
        ],
        {
          removes: 'Remove this set',
          groups: set.structures.map((structure, place) => {
            const inner = `${own}/structures/${String(place)}`;
            return group(
              inner,
              structure.title,
              [
                field(`${inner}/id`, 'Id', 'text', structure.id),
                field(`${inner}/title`, 'Structure', 'text', structure.title),
                field(`${inner}/passMark`, 'Pass mark, per cent', 'number', structure.passMark),
              ],
              { removes: `Remove ${structure.title}` },
            );
          }),
          adds: [
            {
              label: 'Add a structure',
              pointer: `${own}/structures`,
              item: {
                id: newId('structure', set.structures),
                title: 'New structure',
                passMark: 75,
              },
            },
          ],
        },
      );
    }),
  requirements: (document, _, titles) =>
    document.requirements.map((requirement, at) =>
      requirementGroup(requirement, `/requirements/${String(at)}`, document, titles),
    ),
  transitions: (document, before, titles) =>
    changedFrom(before, document).map((requirement) => {
      const { id, role, skill } = requirement;
      const declared = document.transitions.findIndex((each) => each.requirement === id);
      const own = `/transitions/${String(declared)}`;
      const rule = document.transitions[declared]?.rule;
      const pointer = `/transitions/of/${id}`;
      return group(pointer, `${titles.role(role)}, ${titles.skill(skill)}`, [
        field(pointer, 'Those entitled before', 'choice', rule?.kind ?? 'immediate', [
          { id: 'immediate', title: 'must meet it at once' },
          { id: 're-evidence-by', title: 'must show it by a date' },
          { id: 'grandfathered', title: 'keep what they were entitled on' },
        ]),
        ...(rule?.kind === 're-evidence-by'
          ? [field(`${own}/rule/deadline`, 'Shown by', 'day', rule.deadline)]
          : []),
      ]);
    }),
};

/** For which it may declare a transition: an editorial version changes nobody. */
function changedFrom(
  before: readonly FrameworkDocument[],
  document: FrameworkDocument,
): readonly Requirement[] {
  if (document.changeClass === 'editorial') return [];
  const changed = new Set(before.flatMap((each) => changedRequirements(each, document)));
  return document.requirements.filter((requirement) => changed.has(requirement));
}

function requirementGroup(
  requirement: Requirement,
  own: string,
  { roles, skills, treatmentSites }: FrameworkDocument,
  titles: Titles,
): FieldGroup {
  const { role, skill } = requirement;
  return group(
    own,
    `${titles.role(role)}, ${titles.skill(skill)}`,
    [
      field(`${own}/role`, 'Role', 'choice', role, roles),
      field(`${own}/skill`, 'Skill', 'choice', skill, skills),
      field(`${own}/level`, 'Level', 'choice', requirement.level, LEVELS),
      field(
        `${own}/treatmentSites`,
        'Treatment sites',
        'many',
        requirement.treatmentSites,
        treatmentSites,
      ),
      field(`${own}/method`, 'Method', 'text', requirement.method),
      field(`${own}/recordTitle`, 'Record', 'text', requirement.recordTitle),
    ],
    {
      removes: 'Remove this requirement',
      groups: requirement.records.flatMap((rules, clause) =>
        rules.map((rule, place) =>
          ruleGroup(rule, `${own}/records/${String(clause)}/${String(place)}`, place > 0),
        ),
      ),
      adds: [{ label: 'Ask for one more record', pointer: `${own}/records`, item: [NEW_RULE] }],
    },
  );
}

function ruleGroup(rule: RecordRule, own: string, isAlternative: boolean): FieldGroup {
  const { validFor, maximumAgeAtFirstGrant } = rule;
  return group(own, `${isAlternative ? 'or ' : ''}${rule.title}`, [
    field(`${own}/record`, 'Kind of record', 'choice', rule.record, RECORDS),
    field(`${own}/title`, 'Called', 'text', rule.title),
    field(`${own}/minimumRecords`, 'At least so many', 'number', rule.minimumRecords),
    field(`${own}/minimumScore`, 'Pass mark, per cent', 'number', rule.minimumScore),
    field(`${own}/minimumCases`, 'Cases', 'number', rule.minimumCases),
    field(
      `${own}/minimumCasesWithoutIntervention`,
      'Cases without intervention',
      'number',
      rule.minimumCasesWithoutIntervention,
    ),
    field(`${own}/maximumAttempts`, 'Attempts at most', 'number', rule.maximumAttempts),
    field(`${own}/validFor`, 'Valid for, months', 'number', monthsIn(validFor)),
    field(
      `${own}/maximumAgeAtFirstGrant`,
      'Oldest at a first grant, months',
      'number',
      monthsIn(maximumAgeAtFirstGrant),
    ),
    field(`${own}/perStructure`, 'Every structure at its pass mark', 'flag', rule.perStructure),
    field(`${own}/perTreatmentSite`, 'For each treatment site', 'flag', rule.perTreatmentSite),
  ]);
}

const RECORDS = Object.entries(EVIDENCE_TYPE_TITLES).map(([id, title]) => ({ id, title }));

const NEW_RULE: RecordRule = {
  record: 'tutorial-certificate',
  title: 'certificate',
  perStructure: false,
  perTreatmentSite: false,
  minimumRecords: 1,
  minimumScore: null,
  minimumCases: null,
  minimumCasesWithoutIntervention: null,
  minimumPercentAgreement: null,
  likert: null,
  maximumAttempts: null,
  countersignedBy: null,
  validFor: null,
  maximumAgeAtFirstGrant: null,
};

/** What a new part of an area begins as; its faults say what is still to choose. */
const NEW = {
  reflectionPrompts: () => ({
    label: 'Add a prompt',
    pointer: '/reflectionPrompts',
    item: 'What else?',
  }),
  roles: ({ roles }: FrameworkDocument) => ({
    label: 'Add a role',
    pointer: '/roles',
    item: {
      id: newId('role', roles),
      title: 'New role',
      staffGroup: 'New staff group',
      dutyHolder: 'operator',
      includes: [],
      tasks: [],
      prerequisites: [],
      usualEntitlers: [],
    },
  }),
  skills: ({ skills }: FrameworkDocument) => ({
    label: 'Add a skill',
    pointer: '/skills',
    item: { id: newId('skill', skills), title: 'New skill', assessedBy: ['level-p'] },
  }),
  tasks: ({ tasks }: FrameworkDocument) => ({
    label: 'Add a task',
    pointer: '/tasks',
    item: {
      id: newId('task', tasks),
      title: 'New task',
      skills: [],
      step: null,
      kind: 'support',
      caseRequired: false,
      supervisable: true,
      currencyApplies: true,
      distinct: [],
    },
  }),
  treatmentSites: ({ treatmentSites }: FrameworkDocument) => ({
    label: 'Add a treatment site',
    pointer: '/treatmentSites',
    item: { id: newId('site', treatmentSites), title: 'New treatment site' },
  }),
  structureSets: ({ structureSets, skills, treatmentSites }: FrameworkDocument) => ({
    label: 'Add a structure set',
    pointer: '/structureSets',
    item: {
      id: newId('set', structureSets),
      skill: skills[0]?.id ?? '',
      treatmentSite: treatmentSites[0]?.id ?? '',
      structures: [],
    },
  }),
  requirements: ({ requirements, roles, skills, treatmentSites }: FrameworkDocument) => ({
    label: 'Add a requirement',
    pointer: '/requirements',
    item: {
      id: newId('requirement', requirements),
      role: roles[0]?.id ?? '',
      skill: skills[0]?.id ?? '',
      treatmentSites: treatmentSites.map(({ id }) => id),
      method: 'Training',
      recordTitle: 'Certificate',
      records: [[NEW_RULE]],
      experience: null,
      level: 'C',
    },
  }),
} as const;

function field(
  pointer: string,
  label: string,
  kind: DocumentField['kind'],
  value: unknown,
  choices: readonly Choice[] = [],
): DocumentField {
  return { pointer, label, kind, value, choices };
}

function group(
  pointer: string,
  title: string,
  fields: readonly DocumentField[],
  more: Partial<Pick<FieldGroup, 'groups' | 'adds' | 'removes'>> = {},
): FieldGroup {
  return { pointer, title, fields, groups: [], removes: null, adds: [], ...more };
}

function monthsIn(span: RecordRule['validFor']): number | null {
  return span === null ? null : span.years * 12 + span.months;
}

function newId(word: string, items: readonly { readonly id: string }[]): string {
  const taken = new Set(items.map(({ id }) => id));
  let next = items.length + 1;
  while (taken.has(`${word}-${String(next)}`)) next += 1;
  return `${word}-${String(next)}`;
}
