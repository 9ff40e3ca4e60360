import type { EvidenceType, FrameworkDocument, RecordRule, Skill } from '@oart/competency';
import { mediaTypesOf } from '@oart/contract';

/** What a kind of record asks for beyond its dates, name and issuer. */
export type RecordField =
  /** Attempts that are read from the file where it is a table. */
  | 'table'
  | 'skill'
  | 'treatment-sites'
  | 'structures'
  | 'score'
  | 'cases'
  | 'checked-plans'
  | 'case-log'
  | 'reflection'
  | 'software'
  | 'experience'
  | 'without-intervention'
  | 'agreement'
  | 'ratings'
  | 'countersigner'
  | 'oncologist'
  | 'requested-on';

export interface RecordKind {
  readonly type: EvidenceType;
  readonly fields: readonly RecordField[];
}

/** The kinds of record that can be uploaded, in the order in which a department meets them. */
export const RECORD_KINDS: readonly RecordKind[] = [
  {
    type: 'proknow-certificate',
    fields: ['skill', 'treatment-sites', 'structures'],
  },
  {
    type: 'proknow-log',
    fields: ['table', 'skill', 'treatment-sites', 'cases', 'agreement'],
  },
  {
    type: 'tutorial-certificate',
    fields: ['skill', 'treatment-sites', 'score'],
  },
  {
    type: 'reflective-log',
    fields: ['skill', 'treatment-sites', 'reflection', 'cases', 'countersigner'],
  },
  {
    type: 'one-to-one-record',
    fields: ['skill', 'treatment-sites', 'cases', 'oncologist'],
  },
  {
    type: 'supervised-case-log',
    fields: ['skill', 'case-log'],
  },
  {
    type: 'plan-check-training-record',
    fields: ['skill', 'treatment-sites', 'checked-plans', 'score'],
  },
  {
    type: 'mobius-training-record',
    fields: ['skill', 'treatment-sites', 'score'],
  },
  { type: 'experience-claim', fields: ['skill', 'experience'] },
  { type: 'equipment-training', fields: ['software'] },
  {
    type: 'agency-record',
    fields: ['skill', 'treatment-sites', 'score', 'requested-on'],
  },
  {
    type: 'external-record',
    fields: ['skill', 'treatment-sites', 'score'],
  },
];

/** What is said beside the fields of a kind of record. */
export const RECORD_NOTES: Readonly<Partial<Record<EvidenceType, string>>> = {
  'agency-record':
    'The agency keeps these records and hands them over when asked; the day of the request shows how long that took.',
  'external-record':
    'From another employer, and so always to be verified here. It counts where the framework names external records, and for an assessor who looks at it; it entitles nobody.',
};

/** What the day of a record is, where it is not that of a training. */
export const DAY_LABELS: Readonly<Partial<Record<EvidenceType, string>>> = {
  'experience-claim': 'Day of the statement',
  'supervised-case-log': 'Day of the last case',
};

/** Who issues records of a kind, where nobody else does. */
export const ISSUERS: Readonly<Partial<Record<EvidenceType, string>>> = {
  'proknow-certificate': 'ProKnow',
  'proknow-log': 'ProKnow',
};

export function recordKindOf(type: EvidenceType): RecordKind {
  const kind = RECORD_KINDS.find((each) => each.type === type);
  if (kind === undefined) throw new Error(`Unknown kind of record: ${type}`);
  return kind;
}

/**
 * What a record asks for: the fields of its kind, and what a rule of the framework asks of such records of that
 * skill, which could never be met otherwise.
 */
export function fieldsFor(
  framework: FrameworkDocument | null,
  type: EvidenceType,
  skill: string,
): readonly RecordField[] {
  const own = recordKindOf(type).fields;
  const asked = (framework?.requirements ?? [])
    .filter((requirement) => requirement.skill === skill)
    .flatMap(({ records }) => records.flat())
    .filter((rule) => rule.record === type)
    .flatMap(fieldsOfRule)
    .filter((field) => !own.some((each) => each === field || TOLD_BY[field]?.includes(each)));
  return [...own, ...new Set(asked)];
}

/** What another field tells already: cases are counted from a log, attempts are read from a table. */
const TOLD_BY: Readonly<Partial<Record<RecordField, readonly RecordField[]>>> = {
  cases: ['case-log', 'checked-plans'],
  'without-intervention': ['case-log'],
  countersigner: ['oncologist'],
  structures: ['table'],
};

function fieldsOfRule(rule: RecordRule): readonly RecordField[] {
  const asked: readonly (readonly [RecordField, boolean])[] = [
    ['structures', rule.perStructure],
    ['score', rule.minimumScore !== null],
    ['cases', rule.minimumCases !== null || rule.minimumCasesWithoutIntervention !== null],
    ['without-intervention', rule.minimumCasesWithoutIntervention !== null],
    ['agreement', rule.minimumPercentAgreement !== null],
    ['ratings', rule.likert !== null],
    ['countersigner', rule.countersignedBy !== null],
  ];
  return asked.flatMap(([field, isAsked]) => (isAsked ? [field] : []));
}

/** The skills for which the framework accepts this kind of record; all skills where it names none. */
export function skillsFor(framework: FrameworkDocument, type: EvidenceType): readonly Skill[] {
  const named = new Set(
    framework.requirements
      .filter(({ records }) => records.flat().some(({ record }) => record === type))
      .map(({ skill }) => skill),
  );
  return named.size === 0
    ? framework.skills
    : framework.skills.filter((skill) => named.has(skill.id));
}

/** Activities that the framework counts as experience, by id, with the title it gives them. */
export function activitiesOf(
  framework: FrameworkDocument,
): readonly { readonly id: string; readonly title: string }[] {
  const rules = framework.requirements.flatMap(({ experience }) => experience ?? []);
  return [...new Map(rules.map((rule) => [rule.activity, rule.title])).entries()].map(
    ([id, title]) => ({ id, title }),
  );
}

/** Whether a record of this kind may be written here, so that what was written is its document. */
export function isWrittenHere(type: EvidenceType): boolean {
  return mediaTypesOf(type).includes('text/markdown');
}
