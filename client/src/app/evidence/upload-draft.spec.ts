import type { FrameworkDocument } from '@oart/competency';
import { recordKindOf } from './record-kinds';
import {
  EMPTY_DRAFT,
  entriesOf,
  hasPassed,
  pointerInForm,
  structureRows,
  takenOver,
} from './upload-draft';
import type { StructureDraft, UploadDraft } from './upload-draft';

const framework = {
  structureSets: [
    {
      id: 'oar-prostate',
      skill: 'oar-outlining',
      treatmentSite: 'prostate',
      structures: [
        { id: 'bladder', title: 'Bladder', passMark: 75 },
        { id: 'rectum', title: 'Rectum', passMark: 80 },
      ],
    },
    {
      id: 'oar-bladder',
      skill: 'oar-outlining',
      treatmentSite: 'bladder',
      structures: [{ id: 'rectum', title: 'Rectum', passMark: 80 }],
    },
  ],
} as unknown as FrameworkDocument;

const row = (structure: string, score: number | null): StructureDraft => ({
  structure,
  title: structure,
  score,
  passMark: 75,
  attempt: 2,
});

const draft = (change: Partial<UploadDraft>): UploadDraft => ({
  ...EMPTY_DRAFT,
  type: 'proknow-certificate',
  skill: 'oar-outlining',
  treatmentSites: ['prostate'],
  nameAsPrinted: ' AA-4 ',
  issuer: 'ProKnow',
  occurredOn: '2026-11-02',
  ...change,
});

describe('takenOver', () => {
  it('takes over what records of one kind share, and no result, day, case or word', () => {
    const last = draft({
      structures: [row('bladder', 91)],
      cases: 3,
      issuedOn: '2026-11-03',
      percentAgreement: 88,
      reflection: { answers: [{ prompt: '?', text: 'Words' }], caseReferences: 'C1' },
    });
    expect(takenOver(last)).toEqual({
      ...EMPTY_DRAFT,
      type: 'proknow-certificate',
      skill: 'oar-outlining',
      treatmentSites: ['prostate'],
      nameAsPrinted: ' AA-4 ',
      issuer: 'ProKnow',
      structures: [{ ...row('bladder', null), attempt: 1 }],
    });
  });
});

describe('structureRows', () => {
  it('offers each structure of the chosen treatment sites once, with its pass mark', () => {
    const rows = structureRows(framework, draft({ treatmentSites: ['prostate', 'bladder'] }));
    expect(rows.map(({ structure, passMark }) => [structure, passMark])).toEqual([
      ['bladder', 75],
      ['rectum', 80],
    ]);
  });

  it('keeps what was filled in when another treatment site is added', () => {
    const rows = structureRows(
      framework,
      draft({ structures: [row('bladder', 91)], treatmentSites: ['bladder', 'prostate'] }),
    );
    expect(rows.find(({ structure }) => structure === 'bladder')?.score).toBe(91);
  });

  it('offers nothing while no treatment site is chosen', () => {
    expect(structureRows(framework, draft({ treatmentSites: [] }))).toEqual([]);
  });
});

/** What is sent of a draft that asks for the fields of its kind. */
const sent = (change: Partial<UploadDraft>): ReturnType<typeof entriesOf> => {
  const filled = draft(change);
  const fields = filled.type === '' ? [] : recordKindOf(filled.type).fields;
  return entriesOf(filled, fields, 'ethos');
};

describe('entriesOf', () => {
  it('sends the structures that have a score', () => {
    const { structures } = sent({ structures: [row('bladder', null), row('rectum', 91)] });
    expect(structures).toEqual([
      {
        structure: 'rectum',
        score: 91,
        passMark: 75,
        attempt: 2,
        dataSet: null,
        modality: null,
      },
    ]);
  });

  it('trims what was typed and leaves days that are not known as null', () => {
    const request = sent({});
    expect([request.validUntil, request.issuedOn, request.nameAsPrinted]).toEqual([
      null,
      null,
      'AA-4',
    ]);
  });

  it('leaves out what the kind of record does not ask for', () => {
    const request = sent({
      type: 'equipment-training',
      score: 90,
      cases: 4,
      structures: [row('bladder', 91)],
      softwareVersions: '2.0, 2.1, 2.0',
    });
    expect(request).toMatchObject({
      skill: null,
      treatmentSites: [],
      structures: [],
      score: null,
      cases: null,
      platform: 'ethos',
      softwareVersions: ['2.0', '2.1'],
    });
  });

  it('sends a period of experience that still goes on without an end', () => {
    const experience = { activity: 'plan-checking', from: '2022-01-01', until: null, wte: 0.6 };
    const request = sent({ type: 'experience-claim', experience });
    expect(request.experience).toEqual(experience);
  });
});

describe('what only a rule of the framework asks for', () => {
  const filled = draft({
    type: 'one-to-one-record',
    cases: 4,
    casesWithoutIntervention: 3,
    likert: '4, 5,4',
    percentAgreement: 92,
  });

  it('is sent where it is asked for', () => {
    const fields = ['cases', 'without-intervention', 'ratings', 'agreement'] as const;
    expect(entriesOf(filled, fields, null)).toMatchObject({
      cases: 4,
      casesWithoutIntervention: 3,
      likert: [4, 5, 4],
      percentAgreement: 92,
    });
  });

  it('is not sent otherwise', () => {
    expect(entriesOf(filled, ['cases'], null)).toMatchObject({
      casesWithoutIntervention: null,
      likert: [],
      percentAgreement: null,
    });
  });
});

describe('what is written here', () => {
  it('is sent as cases, and never as numbers', () => {
    const caseLog = [
      {
        reference: ' c7 ',
        on: '2026-11-02',
        treatmentSite: 'prostate',
        supervisorId: 'aa-1',
        intervention: 'no',
        outcome: 'Approved ',
      } as const,
    ];
    const request = sent({ type: 'supervised-case-log', caseLog, cases: 12 });
    expect(request).toMatchObject({ cases: null, casesWithoutIntervention: null });
    expect(request.caseLog).toEqual([
      { ...caseLog[0], reference: 'C7', intervention: false, outcome: 'Approved' },
    ]);
  });

  it('is sent as the prompts that were answered', () => {
    const answers = [
      { prompt: 'What?', text: '' },
      { prompt: 'Why?', text: ' The apex. ' },
    ];
    const reflection = { answers, caseReferences: 'c7, C9' };
    expect(sent({ type: 'reflective-log', reflection }).reflection).toEqual({
      answers: [{ prompt: 'Why?', text: 'The apex.' }],
      caseReferences: ['C7', 'C9'],
    });
  });
});

describe('a record below its pass mark', () => {
  it.each([
    ['a structure below', { structures: [row('bladder', 74)] }, 'attempt'],
    ['a structure at the mark', { structures: [row('bladder', 75)] }, 'pass'],
    ['a structure that was not on it', { structures: [row('bladder', null)] }, 'pass'],
    [
      'a test below',
      { type: 'mobius-training-record', score: 60, passMark: 80 } as const,
      'attempt',
    ],
  ])('%s', (_name, change, submittedAs) => {
    expect(sent(change).submittedAs).toBe(submittedAs);
  });
});

describe('what has passed of a record', () => {
  it.each([
    ['one structure of two', [row('bladder', 74), row('rectum', 75)], true],
    ['nothing', [row('bladder', 74), row('rectum', null)], false],
  ])('is %s', (_name, structures, expected) => {
    expect(hasPassed(draft({ structures }), ['structures'])).toBe(expected);
    expect(hasPassed(draft({ structures }), ['score'])).toBe(false);
  });
});

describe('pointerInForm', () => {
  const answers = [
    { prompt: 'What?', text: ' ' },
    { prompt: 'Why?', text: 'NHS 943 476 5919' },
  ];
  const filled = draft({
    structures: [row('bladder', null), row('rectum', 191)],
    reflection: { answers, caseReferences: 'c7' },
  });

  it.each([
    ['/structures/0/score', '/structures/1/score'],
    ['/structures/7/score', '/structures'],
    ['/file/size', '/file'],
    ['/reflection/answers/0/text', '/reflection/answers/1/text'],
    ['/reflection/answers', '/reflection/answers'],
    ['/reflection/caseReferences/0', '/reflection/caseReferences'],
    ['/likert/2', '/likert'],
    ['/softwareVersions/0', '/softwareVersions'],
    ['/treatmentSites/1', '/treatmentSites'],
    ['/issuedOn', '/issuedOn'],
  ])('%s is shown at %s', (pointer, shown) => {
    expect(pointerInForm(pointer, filled)).toBe(shown);
  });
});
