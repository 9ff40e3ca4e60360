import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { EvidenceType, FrameworkDocument, RecordRule, Requirement } from '@oart/competency';
import type {
  EvidenceView,
  FrameworkVersionView,
  FrameworkView,
  Page as ListPage,
} from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { assess } from '../support/signed-acts.ts';
import { SOFTWARE, employ, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { newestEvidence, pdfFile } from '../support/uploads.ts';
import { approveVersion } from '../support/version-approval.ts';
import { Visitor } from '../support/visitor.ts';

const TODAY = '2026-01-06';
const TODAY_IN_WORDS = '06 Jan 2026';
/** As it is published, with all of its attempts on the day of the training. */
const SAMPLE_LOG = readFileSync(
  new URL('../../samples/contouring-log.csv', import.meta.url),
  'utf8',
).replaceAll(/\d{4}-\d{2}-\d{2}|\d{2} Oct \d{4}/g, TODAY);

interface Kind {
  readonly title: string;
  /** What comes as the file; null for what is written on the page. */
  readonly file: {
    readonly name: string;
    readonly mimeType: string;
    readonly buffer: Buffer;
  } | null;
  /** Null for what is about equipment: it is no requirement of a skill, and ends a pause for new software. */
  readonly skill: string | null;
  readonly fill: (page: Page) => Promise<void>;
  /** Its requirement waits for another record; then it is not met yet, though this one is named beside it. */
  readonly waitsForMore?: true;
}

const prostate = (page: Page): Promise<void> => page.getByLabel('Prostate').check();
const pdf = (): Kind['file'] => ({
  name: 'record.pdf',
  mimeType: 'application/pdf',
  buffer: pdfFile(),
});

const KINDS: readonly Kind[] = [
  {
    title: 'ProKnow certificate',
    file: pdf(),
    skill: 'OAR outlining',
    waitsForMore: true,
    fill: async (page) => {
      await prostate(page);
      await page.getByLabel('Data set, if named').fill('Sample pelvis 1');
      await page.getByLabel('Modality, if named').selectOption('cbct');
      for (const index of [0, 1, 2, 3]) {
        await page.locator(`#structures-${String(index)}-score`).fill('82');
      }
    },
  },
  {
    title: 'ProKnow log',
    file: {
      name: 'contouring-log.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(SAMPLE_LOG),
    },
    skill: 'OAR outlining',
    fill: async (page) => {
      await page.getByText('6 attempts read').waitFor();
      await prostate(page);
    },
  },
  {
    title: 'Tutorial certificate',
    file: pdf(),
    skill: 'DIR evaluation',
    fill: prostate,
  },
  {
    title: 'Reflective training log',
    file: null,
    skill: 'Target outlining',
    fill: async (page) => {
      await prostate(page);
      await page.locator('#reflection-answers-0-text').fill('Seminal vesicles of 943 476 5919.');
      await page.getByRole('button', { name: 'Take it out' }).click();
      await page.getByLabel('Cases that it is about').fill('c7');
      await page.locator('#countersignerId').selectOption({ label: 'CCO-1' });
    },
  },
  {
    title: 'Record of 1:1 with a clinical oncologist',
    file: pdf(),
    skill: 'Skill of the one-to-one-record',
    fill: async (page) => {
      await prostate(page);
      await page.locator('#countersignerId').selectOption({ label: 'CCO-1' });
    },
  },
  {
    title: 'Supervised case log',
    file: null,
    skill: 'Skill of the supervised-case-log',
    fill: async (page) => {
      await page.getByRole('button', { name: 'Add the first case' }).click();
      await page.locator('#caseLog-0-reference').fill('C41');
      await page.locator('#caseLog-0-on').fill(TODAY_IN_WORDS);
      await page.locator('#caseLog-0-treatmentSite').selectOption('prostate');
      await page.locator('#caseLog-0-supervisorId').selectOption({ label: 'MPE-1' });
      await page.locator('#caseLog-0-intervention').selectOption('no');
      await page.locator('#caseLog-0-outcome').fill('Approved');
      await page.getByRole('button', { name: 'Add a case' }).click();
      await page.locator('#caseLog-1-reference').fill('C42');
      await page.locator('#caseLog-1-intervention').selectOption('yes');
      await page.locator('#caseLog-1-outcome').fill('Rectum corrected');
      await page.getByText('2 cases, 1 without intervention').waitFor();
    },
  },
  {
    title: 'Plan-checking training record',
    file: pdf(),
    skill: 'Plan selection',
    waitsForMore: true,
    fill: async (page) => {
      await prostate(page);
      await page.getByLabel('Plans checked').fill('25');
    },
  },
  {
    title: 'Claim of experience',
    file: pdf(),
    skill: 'Plan selection',
    fill: async (page) => {
      await page.locator('#experience-activity').selectOption('plan-checking');
      await page.locator('#experience-from').fill('04 Jan 2022');
      await page.getByText(/^If it is verified today, it is long enough for/).waitFor();
    },
  },
  {
    title: 'Mobius training record',
    file: pdf(),
    skill: 'Mobius approval',
    fill: prostate,
  },
  {
    title: 'Equipment training',
    file: pdf(),
    skill: null,
    fill: (page) => page.getByLabel('Software versions that it names').fill('2.0'),
  },
  {
    title: 'Record of an agency employer',
    file: pdf(),
    skill: 'Skill of the agency-record',
    fill: async (page) => {
      await prostate(page);
      await page.getByLabel('Asked the agency for it on').fill('02 Jan 2026');
    },
  },
  {
    title: 'External record',
    file: pdf(),
    skill: 'Skill of the external-record',
    fill: async (page) => {
      await page.getByText('always to be verified here').waitFor();
      await prostate(page);
    },
  },
];

/** Kinds that no requirement of framework v1 asks for: here a skill of its own asks for each. */
const ASKED_FOR_HERE: readonly EvidenceType[] = [
  'one-to-one-record',
  'supervised-case-log',
  'agency-record',
  'external-record',
];
const ONE_RECORD: Omit<RecordRule, 'record' | 'title'> = {
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
const idOf = (type: EvidenceType): string => `skill-${type}`;
const titleOf = (type: EvidenceType): string => `Skill of the ${type}`;

/** The same framework, in which one role needs every skill, and a record of every kind satisfies something. */
function askingForEverything(v1: FrameworkDocument): FrameworkDocument {
  const ofAdapter = v1.requirements.filter(
    (each, place, all) => all.findIndex(({ skill }) => skill === each.skill) === place,
  );
  const more = ASKED_FOR_HERE.map((type): Requirement => ({
    id: `adapter-${type}`,
    role: 'adapter',
    skill: idOf(type),
    treatmentSites: ['prostate'],
    method: 'Training',
    recordTitle: type,
    records: [
      [
        {
          ...ONE_RECORD,
          record: type,
          title: type,
          ...(type === 'supervised-case-log' && { minimumCasesWithoutIntervention: 1 }),
        },
      ],
    ],
    experience: null,
    level: 'C',
  }));
  const every = [...ofAdapter.map(({ skill }) => skill), ...ASKED_FOR_HERE.map(idOf)];
  return {
    ...v1,
    number: 2,
    title: 'Asks for records of every kind',
    skills: [
      ...v1.skills,
      ...ASKED_FOR_HERE.map((type) => ({
        id: idOf(type),
        title: titleOf(type),
        assessedBy: ['founding-assessor'] as const,
      })),
    ],
    // A role asks for the skills that its tasks need.
    tasks: v1.tasks.map((task) => (task.id === 'edit-oar' ? { ...task, skills: every } : task)),
    requirements: [...ofAdapter.map((each) => ({ ...each, role: 'adapter' })), ...more],
  };
}

/** One trainee uploads each kind of record, another person verifies it, and the requirement is met. */
describe('each kind of record, from upload to the requirement that it satisfies', () => {
  let department: TestDepartment;
  let browser: Browser;
  let holder: TestMember;
  let trainee: Visitor;
  let verifier: Visitor;
  let oncologist: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    await adoptFramework(department);
    await department.at(`${TODAY}T09:00:00.000Z`);
    holder = await joinMember(department.product, 'Trainee-1', ['staff-member']);
    await employ(department, holder, 'therapeutic-radiographer', '6', [
      ['HCPC', 'therapeutic-radiographer'],
    ]);
    await assessInEverything(department, holder);
    browser = await launchChromium();
    trainee = await Visitor.signedIn(browser, holder);
    verifier = await Visitor.signedIn(browser, department.mpe);
    oncologist = await Visitor.signedIn(browser, department.oncologist);
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
  });

  it.each(KINDS)('$title', async ({ title, file, skill, fill, waitsForMore = false }) => {
    const { page } = trainee;
    await trainee.open('/upload');
    if (file !== null) await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('What is it?').selectOption({ label: title });
    if (skill !== null) await page.getByLabel('For which skill?').selectOption({ label: skill });
    await fill(page);
    await page.getByLabel('Issued by').fill('Sample issuer');
    await page.getByLabel(/^Day of the (training|statement|last case)/).fill(TODAY_IN_WORDS);
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: `${title} is stored and waits` }).waitFor();
    await countersign(oncologist, await newestEvidence(holder));
    await verifier.verifyWaiting(/^Trainee-1/);
    if (skill !== null) await seeRequirement(trainee, holder, skill, waitsForMore);
    const complaints = [trainee, verifier, oncologist].flatMap((each) => each.complaints);
    expect(complaints).toEqual([]);
  });

  it('is on "my records", with what was counted and written', async () => {
    await trainee.open('/my-records');
    await trainee.page.getByText('2 cases, 1 without intervention.').waitFor();
    const { items } = (await holder.get('/api/evidence?limit=100').expect(200))
      .body as ListPage<EvidenceView>;
    const written = items.find(({ reflection }) => reflection !== null);
    expect(written?.reflection).toMatchObject({
      answers: [{ text: 'Seminal vesicles of [taken out].' }],
      caseReferences: ['C7'],
    });
  });
});

async function adoptFramework({ product, horp }: TestDepartment): Promise<void> {
  const editor = await joinMember(product, 'Editor-1', ['framework-editor']);
  const approver = await joinMember(product, 'Approver-1', ['framework-approver']);
  const { body } = await horp.get('/api/framework').expect(200);
  const document = JSON.stringify(askingForEverything((body as FrameworkView).document));
  const proposed = await editor
    .post('/api/framework', { effectiveFrom: TODAY, document })
    .expect(201);
  await approveVersion(approver, 'framework', proposed.body as FrameworkVersionView);
}

async function assessInEverything(
  { manager, mpe, oncologist }: TestDepartment,
  holder: TestMember,
): Promise<void> {
  for (const type of ASKED_FOR_HERE) {
    await manager
      .post(`/api/people/${mpe.personId}/founding-appointments`, {
        purpose: 'assessor',
        skill: idOf(type),
        treatmentSites: ['prostate'],
        platform: 'ethos',
        softwareVersion: SOFTWARE,
        training: 'Vendor application training',
        from: TODAY,
        until: '2026-07-04',
        supersedes: null,
      })
      .expect(201);
  }
  const skills = ['oar-outlining', 'dir-evaluation', 'plan-selection', 'mobius-approval'];
  await assess(mpe, holder, [...skills, ...ASKED_FOR_HERE.map(idOf)], ['prostate'], TODAY);
  await assess(oncologist, holder, ['target-outlining'], ['prostate'], TODAY);
}

/** The row of the requirement on the person's page: who verified its records, and whether it is met. */
async function seeRequirement(
  visitor: Visitor,
  holder: TestMember,
  skill: string,
  isOpen: boolean,
): Promise<void> {
  await visitor.open(`/people/${holder.personId}`);
  const table = visitor.page.getByRole('table', { name: /as Adapter for prostate$/i });
  if (!(await table.isVisible())) {
    await visitor.page.locator('summary', { hasText: /Adapter\s*, prostate/i }).click();
  }
  const row = table.getByRole('row', { name: new RegExp(`^${skill}: .*MPE-1, 06 Jan 2026`) });
  await row.getByRole('cell', { name: isOpen ? 'not met' : 'met', exact: true }).waitFor();
}

/** The oncologist whom the record names confirms it, on the page of the person whose it is. */
async function countersign(
  oncologist: Visitor,
  { countersigner, person }: EvidenceView,
): Promise<void> {
  if (countersigner == null) return;
  const { page } = oncologist;
  await oncologist.open(`/people/${person.id}`);
  const owed = page.getByRole('button', { name: 'Countersign' });
  await owed.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Countersign' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await owed.waitFor({ state: 'detached' });
}
