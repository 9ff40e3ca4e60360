import type { FrameworkDocument } from '@oart/competency';
import { EMPTY_DRAFT, evidenceRequestOf, pointerInForm, structureRows } from './upload-draft';
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

const upload = {
  id: '0190a000-0000-7000-8000-000000000000',
  platform: 'ethos' as const,
  file: { name: 'sample.pdf', mediaType: 'application/pdf', size: 3, sha256: 'ab' },
};

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

describe('evidenceRequestOf', () => {
  it('sends the structures that have a score', () => {
    const { structures } = evidenceRequestOf(
      draft({ structures: [row('bladder', null), row('rectum', 91)] }),
      upload,
    );
    expect(structures).toEqual([{ structure: 'rectum', score: 91, passMark: 75, attempt: 2 }]);
  });

  it('trims what was typed and leaves days that are not known as null', () => {
    const request = evidenceRequestOf(draft({}), upload);
    expect([request.validUntil, request.issuedOn, request.nameAsPrinted]).toEqual([
      null,
      null,
      'AA-4',
    ]);
  });

  it('leaves out what the kind of record does not ask for', () => {
    const request = evidenceRequestOf(
      draft({
        type: 'equipment-training',
        score: 90,
        cases: 4,
        structures: [row('bladder', 91)],
        softwareVersions: '2.0, 2.1',
      }),
      upload,
    );
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
    const request = evidenceRequestOf(draft({ type: 'experience-claim', experience }), upload);
    expect(request.experience).toEqual(experience);
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
    expect(evidenceRequestOf(draft(change), upload).submittedAs).toBe(submittedAs);
  });
});

describe('pointerInForm', () => {
  const filled = draft({ structures: [row('bladder', null), row('rectum', 191)] });

  it.each([
    ['/structures/0/score', '/structures/1/score'],
    ['/structures/7/score', '/structures'],
    ['/file/size', '/file'],
    ['/issuedOn', '/issuedOn'],
  ])('%s is shown at %s', (pointer, shown) => {
    expect(pointerInForm(pointer, filled)).toBe(shown);
  });
});
