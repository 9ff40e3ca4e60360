import type {
  Duration,
  ExperienceRule,
  FrameworkArea,
  FrameworkChange,
  FrameworkParts,
  Prerequisite,
  Profession,
  RecordRule,
  StructureSet,
  Task,
  Transition,
} from '@oart/competency';
import { dayInWords, inWords } from './dates.ts';
import type { Titles } from './titles.ts';

/** One field of a part of a framework, as one version says it and as the other does; null for nothing. */
export interface ChangedLine {
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A change of a framework in plain words. */
export interface ChangeInWords {
  readonly area: FrameworkArea;
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** `Role: Adapter`. */
  readonly title: string;
  readonly lines: readonly ChangedLine[];
}

/** What each field is called, and its value in words: a new field does not compile until it has some. */
type Words<Part> = {
  readonly [Field in keyof Part]: readonly [
    label: string,
    words: (value: Part[Field], titles: Titles) => string,
  ];
};

/** A change in words. Either side is told in the titles of its own version. */
export function changeInWords(
  change: FrameworkChange,
  titles: { readonly from: Titles; readonly to: Titles },
): ChangeInWords {
  const { area, id, from, to } = change;
  const words = WORDS[area] as Words<Readonly<Record<string, unknown>>>;
  const isChanged = from !== null && to !== null;
  const fields: readonly string[] = isChanged
    ? change.fields
    : Object.keys(words).filter((field) => field !== 'id');
  const wordsOf = (part: object | null, field: string, own: Titles): string | null => {
    const value = (part as Readonly<Record<string, unknown>> | null)?.[field];
    return value === undefined ? null : (words[field]?.[1](value, own) ?? null);
  };
  return {
    area,
    id,
    kind: isChanged ? 'changed' : from === null ? 'added' : 'removed',
    title: titleOf(change, to === null ? titles.from : titles.to),
    lines: fields.map((field) => ({
      label: words[field]?.[0] ?? field,
      from: wordsOf(from, field, titles.from),
      to: wordsOf(to, field, titles.to),
    })),
  };
}

function titleOf({ area, id, from, to }: FrameworkChange, titles: Titles): string {
  const part = to ?? from;
  if (part === null) return id;
  switch (area) {
    case 'document':
      return 'The framework itself';
    case 'requirement': {
      const { role, skill } = part as FrameworkParts['requirement'];
      return `Requirement: ${titles.role(role)}, ${titles.skill(skill)}`;
    }
    case 'structure-set': {
      const { skill, treatmentSite } = part as StructureSet;
      return `Structure set: ${titles.skill(skill)}, ${titles.treatmentSite(treatmentSite)}`;
    }
    case 'transition':
      return `Transition of requirement ${id}`;
    case 'role':
    case 'skill':
    case 'task':
    case 'treatment-site':
      return `${AREAS[area]}: ${(part as { readonly title: string }).title}`;
  }
}

const AREAS = {
  role: 'Role',
  skill: 'Skill',
  task: 'Task',
  'treatment-site': 'Treatment site',
} as const;

const asItIs = (text: string): string => text;
const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
const listed = (items: readonly string[]): string => (items.length === 0 ? 'none' : inWords(items));

const WORDS: { readonly [Area in FrameworkArea]: Words<Partial<FrameworkParts[Area]>> } = {
  document: {
    title: ['Title', (title) => title ?? ''],
    adopted: ['Adopted by the department', (adopted) => yesOrNo(adopted === true)],
    changeClass: ['Class of change', (changeClass) => changeClass ?? ''],
    reflectionPrompts: ['Prompts of a reflection', (prompts) => (prompts ?? []).join(' | ')],
  },
  role: wordsOf<FrameworkParts['role']>({
    id: ['Id', asItIs],
    title: ['Title', asItIs],
    staffGroup: ['Staff group', asItIs],
    dutyHolder: ['Duty holder', asItIs],
    includes: ['Takes over the tasks of', (roles, titles) => listed(roles.map(titles.role))],
    tasks: ['Tasks', (tasks, titles) => listed(tasks.map(titles.task))],
    prerequisites: [
      'Needs all of',
      (all) => listed(all.map((anyOf) => anyOf.map(prerequisiteWords).join(' or '))),
    ],
    usualEntitlers: ['Usually entitled by', (posts) => listed(posts.map(spaced))],
  }),
  skill: wordsOf<FrameworkParts['skill']>({
    id: ['Id', asItIs],
    title: ['Title', asItIs],
    assessedBy: ['Assessed by', (ways) => listed(ways.map((way) => ASSESSED_BY[way]))],
  }),
  requirement: wordsOf<FrameworkParts['requirement']>({
    id: ['Id', asItIs],
    role: ['Role', (role, titles) => titles.role(role)],
    skill: ['Skill', (skill, titles) => titles.skill(skill)],
    treatmentSites: ['Treatment sites', (sites, titles) => listed(sites.map(titles.treatmentSite))],
    method: ['Method', asItIs],
    recordTitle: ['Record', asItIs],
    records: [
      'All of these records',
      (clauses) =>
        clauses.length === 0
          ? 'none'
          : clauses.map((rules) => rules.map(recordRuleWords).join(', or ')).join('; and '),
    ],
    experience: ['Experience', experienceWords],
    level: ['Level', asItIs],
  }),
  'structure-set': wordsOf<StructureSet>({
    id: ['Id', asItIs],
    skill: ['Skill', (skill, titles) => titles.skill(skill)],
    treatmentSite: ['Treatment site', (site, titles) => titles.treatmentSite(site)],
    structures: [
      'Structures with pass marks',
      (structures) =>
        listed(
          structures.map(
            ({ id, title, passMark }) =>
              `${title}${isTitled(id, title) ? '' : ` (${id})`} ${String(passMark)} %`,
          ),
        ),
    ],
  }),
  task: wordsOf<Task>({
    id: ['Id', asItIs],
    title: ['Title', asItIs],
    skills: ['Needs skills', (skills, titles) => listed(skills.map(titles.skill))],
    step: ['Step of a fraction', (step) => (step === null ? 'none' : String(step))],
    kind: ['Kind', spaced],
    caseRequired: ['Needs a case', yesOrNo],
    supervisable: ['May be done under supervision', yesOrNo],
    currencyApplies: ['Asks for recent practice', yesOrNo],
    distinct: ['Distinct persons', (rules) => listed(rules.map((rule) => DISTINCT_RULES[rule]))],
  }),
  'treatment-site': wordsOf<FrameworkParts['treatment-site']>({
    id: ['Id', asItIs],
    title: ['Title', asItIs],
  }),
  transition: wordsOf<Transition>({
    requirement: ['Requirement', asItIs],
    rule: ['Those entitled before', transitionWords],
  }),
};

/** Holds the words of a part to every one of its fields. */
function wordsOf<Part>(words: Words<Part>): Words<Partial<Part>> {
  return words as unknown as Words<Partial<Part>>;
}

/** What a changed requirement asks of those who were entitled before it (domain.md 10.13). */
export function transitionWords(rule: Transition['rule']): string {
  switch (rule.kind) {
    case 'immediate':
      return 'must meet it at once';
    case 're-evidence-by':
      return `must show it by ${dayInWords(rule.deadline)}`;
    case 'grandfathered':
      return 'keep what they were entitled on';
  }
}

/** One prerequisite of a role, as part of a list. */
export function prerequisiteWords(prerequisite: Prerequisite): string {
  switch (prerequisite.kind) {
    case 'profession':
      return PROFESSION_WORDS[prerequisite.profession];
    case 'minimum-band':
      return `band ${prerequisite.band} or above`;
    case 'registration':
      return prerequisite.part === null
        ? `${prerequisite.body} registration`
        : `${prerequisite.body} registration (${spaced(prerequisite.part)})`;
    case 'appointment':
      return `the employer’s written ${prerequisite.appointment.toUpperCase()} appointment`;
  }
}

/** One kind of record with everything that it must show. */
export function recordRuleWords(rule: RecordRule): string {
  const asked: readonly (string | null)[] = [
    rule.perStructure ? 'every structure at its pass mark' : null,
    rule.perTreatmentSite ? 'for each treatment site' : null,
    rule.minimumRecords === 1 ? null : `at least ${String(rule.minimumRecords)} records`,
    counted(rule.minimumScore, (score) => `score ${score} or more`),
    counted(rule.minimumCases, (cases) => `${cases} cases or more`),
    counted(
      rule.minimumCasesWithoutIntervention,
      (cases) => `${cases} cases or more without intervention`,
    ),
    counted(rule.minimumPercentAgreement, (percent) => `${percent} % agreement or more`),
    rule.likert === null
      ? null
      : `${String(rule.likert.share)} % of ratings at ${String(rule.likert.threshold)} or above`,
    counted(rule.maximumAttempts, (attempts) => `at most ${attempts} attempts`),
    rule.countersignedBy === null ? null : `countersigned by a ${spaced(rule.countersignedBy)}`,
    rule.validFor === null ? null : `valid for ${durationWords(rule.validFor)}`,
    rule.maximumAgeAtFirstGrant === null
      ? null
      : `at a first grant not older than ${durationWords(rule.maximumAgeAtFirstGrant)}`,
  ];
  const shown = asked.filter((words) => words !== null);
  const named = isTitled(rule.record, rule.title)
    ? rule.title
    : `${rule.title} (${spaced(rule.record)})`;
  return shown.length === 0 ? named : `${named}: ${shown.join(', ')}`;
}

function experienceWords(rule: ExperienceRule | null): string {
  if (rule === null) return 'none';
  const { activity, title, span, basis, absences } = rule;
  const named = isTitled(activity, title) ? title : `${title} (${spaced(activity)})`;
  return `${durationWords(span)} of ${named}, ${RECKONED[basis]}, absences ${absences}`;
}

const RECKONED = { calendar: 'by the calendar', wte: 'whole-time equivalent' } as const;

/** `2 years`, `1 year and 6 months`. */
export function durationWords({ years, months }: Duration): string {
  const parts = [
    ...(years === 0 ? [] : [years === 1 ? '1 year' : `${String(years)} years`]),
    ...(months === 0 ? [] : [months === 1 ? '1 month' : `${String(months)} months`]),
  ];
  return parts.length === 0 ? '0 months' : parts.join(' and ');
}

function counted(value: number | null, words: (value: string) => string): string | null {
  return value === null ? null : words(String(value));
}

function isTitled(id: string, title: string): boolean {
  return spaced(id) === title.toLowerCase().replaceAll(',', '');
}

/** Words of an id: `head-of-radiotherapy-physics`. */
function spaced(id: string): string {
  return id.replaceAll('-', ' ');
}

export const PROFESSION_WORDS: Readonly<Record<Profession, string>> = {
  'therapeutic-radiographer': 'therapeutic radiographer',
  dosimetrist: 'dosimetrist',
  'clinical-scientist': 'clinical scientist',
  'clinical-oncologist': 'clinical oncologist',
  'clinical-technologist': 'clinical technologist',
  administrator: 'administrator',
};

const ASSESSED_BY = {
  'level-p': 'whoever holds level P in it',
  'clinical-oncologist': 'a clinical oncologist',
  'founding-assessor': 'a founding assessor',
} as const;

export const DISTINCT_RULES: Readonly<Record<Task['distinct'][number], string>> = {
  'not-editor-of-oar': 'not an editor of OARs in this fraction',
  'not-selector': 'not who selected the plan',
  'not-author': 'not the author of the protocol',
  'signed-no-act': 'signed no act in the fraction',
  'tag-same-person-edited-target': 'the editor may approve; tagged for offline review',
  'warn-target-selection-dose-check':
    'warns if the same person approved the target and selected the plan',
};
