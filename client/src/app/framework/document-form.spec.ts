import type { FrameworkDocument, Requirement } from '@oart/competency';
import { changedBy, withPromptsFor } from './document-change';
import { withItem, withoutItem } from './document-edits';
import { FORM_AREAS, formOf } from './document-form';
import type { FieldGroup } from './document-form';

const requirement: Requirement = {
  id: 'r',
  role: 'adapter',
  skill: 'dir',
  treatmentSites: ['cervix'],
  method: 'Tutorial',
  recordTitle: 'Certificate',
  records: [
    [
      {
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
      },
    ],
  ],
  experience: null,
  level: 'C',
};

const document = {
  number: 1,
  title: 'Framework',
  changeClass: 'substantive',
  adopted: false,
  treatmentSites: [{ id: 'cervix', title: 'Cervix' }],
  skills: [{ id: 'dir', title: 'DIR evaluation', assessedBy: ['level-p'] }],
  tasks: [],
  roles: [],
  structureSets: [],
  reflectionPrompts: ['What?', 'Why?'],
  requirements: [requirement],
  transitions: [],
} as unknown as FrameworkDocument;

const FROM = '2027-01-01' as Parameters<typeof changedBy>[3];

function* fieldsOf(group: FieldGroup): Generator<FieldGroup['fields'][number]> {
  yield* group.fields;
  for (const inner of group.groups) yield* fieldsOf(inner);
}

function valueAt(pointer: string): unknown {
  let value: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

describe('the form of a framework document', () => {
  it('shows at every pointer what stands there', () => {
    for (const { id } of FORM_AREAS) {
      for (const { pointer, value } of fieldsOf(formOf(id, document, [document]))) {
        expect([pointer, value]).toEqual([pointer, valueAt(pointer)]);
      }
    }
  });

  it('changes what stands at a pointer, and nothing else', () => {
    const method = changedBy(document, '/requirements/0/method', 'Lecture', FROM);
    expect(method).toEqual({ ...document, requirements: [{ ...requirement, method: 'Lecture' }] });
    const span = changedBy(document, '/requirements/0/records/0/0/validFor', 18, FROM);
    expect(span.requirements[0]?.records[0]?.[0]?.validFor).toEqual({ years: 1, months: 6 });
    expect(document.requirements[0]).toBe(requirement);
  });

  it('offers a transition for each requirement that is asked otherwise, and declares it once', () => {
    expect(formOf('transitions', document, [document]).groups).toEqual([]);
    const higher = changedBy(document, '/requirements/0/level', 'P', FROM);
    const [group] = formOf('transitions', higher, [document]).groups;
    const pointer = group?.fields[0]?.pointer ?? '';
    const byDate = changedBy(higher, pointer, 're-evidence-by', FROM);
    expect(byDate.transitions).toEqual([
      { requirement: 'r', rule: { kind: 're-evidence-by', deadline: '2027-04-01' } },
    ]);
    const dated = formOf('transitions', byDate, [document]).groups[0]?.fields[1];
    expect(dated).toMatchObject({ pointer: '/transitions/0/rule/deadline', value: '2027-04-01' });
    expect(changedBy(byDate, pointer, 'grandfathered', FROM).transitions).toEqual([
      { requirement: 'r', rule: { kind: 'grandfathered' } },
    ]);
  });

  it('offers it too for what only an editorial version asks since, and to an editorial one never', () => {
    const editorial = changedBy(document, '/requirements/0/level', 'P', FROM);
    const next = { ...editorial, title: 'Reworded' };
    expect(formOf('transitions', next, [editorial]).groups).toEqual([]);
    expect(formOf('transitions', next, [document, editorial]).groups).toHaveLength(1);
    const reworded = { ...next, changeClass: 'editorial' } as const;
    expect(formOf('transitions', reworded, [document, editorial]).groups).toEqual([]);
  });

  it('shows the prompts of the product where none are written, and writes them out with a change', () => {
    const silent = { ...document };
    delete (silent as { reflectionPrompts?: unknown }).reflectionPrompts;
    const form = formOf('reflectionPrompts', silent, [silent]);
    expect(form.groups).toHaveLength(4);
    const pointer = form.groups[1]?.fields[0]?.pointer ?? '';
    const changed = changedBy(silent, pointer, 'What was hard?', FROM);
    expect(changed.reflectionPrompts).toHaveLength(4);
    expect(changed.reflectionPrompts?.[1]).toBe('What was hard?');
    expect(withoutItem(withPromptsFor(silent, pointer), pointer).reflectionPrompts).toHaveLength(3);
    expect(changedBy(silent, '/title', 'Another', FROM)).not.toHaveProperty('reflectionPrompts');
  });

  it('adds a part with an id of its own and takes one away', () => {
    const [adds] = formOf('skills', document, [document]).adds;
    const added = withItem(document, adds?.pointer ?? '', adds?.item);
    expect(added.skills.map(({ id }) => id)).toEqual(['dir', 'skill-2']);
    expect(withoutItem(added, '/skills/0').skills.map(({ id }) => id)).toEqual(['skill-2']);
  });
});
