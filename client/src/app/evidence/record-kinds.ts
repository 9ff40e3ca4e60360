import type { EvidenceType, FrameworkDocument, Skill } from '@oart/competency';
import { mediaTypesOf } from '@oart/contract';

/** What a kind of record asks for beyond its dates, name and issuer. */
export type RecordField =
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
  | 'agreement'
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
    fields: ['skill', 'treatment-sites', 'cases', 'agreement'],
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

export function recordKindOf(type: EvidenceType): RecordKind {
  const kind = RECORD_KINDS.find((each) => each.type === type);
  if (kind === undefined) throw new Error(`Unknown kind of record: ${type}`);
  return kind;
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
