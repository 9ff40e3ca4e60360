import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { EvidenceView, Page as ListPage, PersonSummary, SessionView } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { loadOpenApi } from '../support/open-api.ts';
import { SESSION_COOKIE, withCookie } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { verify } from '../support/training.ts';
import { pdfFile } from '../support/uploads.ts';
import { Visitor } from '../support/visitor.ts';

const SAMPLE_LOG = fileURLToPath(new URL('../../samples/contouring-log.csv', import.meta.url));

interface Kind {
  readonly title: string;
  /** `pdf` for one of its own, `none` for what is written here, else the path of a file. */
  readonly file: string;
  readonly fill: (page: Page) => Promise<void>;
  /** Roles whose requirement it satisfies by the framework of the demonstration. */
  readonly roles: readonly string[];
}

const skill = (page: Page, label: string): Promise<unknown> =>
  page.getByLabel('For which skill?').selectOption({ label });

const KINDS: readonly Kind[] = [
  {
    title: 'ProKnow certificate',
    file: 'pdf',
    roles: ['Adapter'],
    fill: async (page) => {
      await skill(page, 'OAR outlining');
      await page.getByLabel('Prostate').check();
      await page.getByLabel('Data set, if named').fill('Sample pelvis 1');
      await page.getByLabel('Modality, if named').selectOption('cbct');
      for (const index of [0, 1, 2, 3]) {
        await page.locator(`#structures-${String(index)}-score`).fill('82');
      }
    },
  },
  {
    title: 'ProKnow log',
    file: SAMPLE_LOG,
    roles: ['Adapter'],
    fill: async (page) => {
      await page.getByText('6 attempts read').waitFor();
      await skill(page, 'OAR outlining');
      await page.getByLabel('Prostate').check();
    },
  },
  {
    title: 'Tutorial certificate',
    file: 'pdf',
    roles: ['Adapter', 'Advanced Adapter'],
    fill: async (page) => {
      await skill(page, 'DIR evaluation');
      await page.getByLabel('Prostate').check();
    },
  },
  {
    title: 'Reflective training log',
    file: 'none',
    roles: ['Advanced Adapter'],
    fill: async (page) => {
      await skill(page, 'Target outlining');
      await page.getByLabel('Prostate').check();
      await page.locator('#reflection-answers-0-text').fill('Seminal vesicles of 943 476 5919.');
      await page.getByRole('button', { name: 'Take it out' }).click();
      await page.getByLabel('Cases that it is about').fill('c7');
      await page.locator('#countersignerId').selectOption({ label: 'CCO-1' });
    },
  },
  {
    title: 'Record of 1:1 with a clinical oncologist',
    file: 'pdf',
    roles: [],
    fill: async (page) => {
      await skill(page, 'Target outlining');
      await page.getByLabel('Prostate').check();
      await page.locator('#countersignerId').selectOption({ label: 'CCO-1' });
    },
  },
  {
    title: 'Supervised case log',
    file: 'none',
    roles: [],
    fill: async (page) => {
      await skill(page, 'OAR outlining');
      await page.getByRole('button', { name: 'Add the first case' }).click();
      await page.locator('#caseLog-0-reference').fill('C41');
      await page.locator('#caseLog-0-on').fill('16 Nov 2026');
      await page.locator('#caseLog-0-treatmentSite').selectOption('prostate');
      await page.locator('#caseLog-0-supervisorId').selectOption({ label: 'AA-1' });
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
    file: 'pdf',
    roles: ['Advanced Adapter', 'Physicist (MPE)'],
    fill: async (page) => {
      await skill(page, 'Plan selection');
      await page.getByLabel('Prostate').check();
      await page.getByLabel('Plans checked').fill('25');
    },
  },
  {
    title: 'Mobius training record',
    file: 'pdf',
    roles: ['Advanced Adapter', 'Physicist (MPE)'],
    fill: async (page) => {
      await skill(page, 'Mobius approval');
      await page.getByLabel('Prostate').check();
    },
  },
  {
    title: 'Claim of experience',
    file: 'pdf',
    roles: ['Advanced Adapter', 'Physicist (MPE)'],
    fill: async (page) => {
      await skill(page, 'Plan selection');
      await page.locator('#experience-activity').selectOption('plan-checking');
      await page.locator('#experience-from').fill('04 Jan 2022');
      await page.getByText(/^If it is verified today, it is long enough for/).waitFor();
    },
  },
  {
    title: 'Equipment training',
    file: 'pdf',
    roles: [],
    fill: (page) => page.getByLabel('Software versions that it names').fill('2.0'),
  },
  {
    title: 'Record of an agency employer',
    file: 'pdf',
    roles: [],
    fill: async (page) => {
      await skill(page, 'OAR outlining');
      await page.getByLabel('Prostate').check();
      await page.getByLabel('Asked the agency for it on').fill('02 Nov 2026');
    },
  },
  {
    title: 'External record',
    file: 'pdf',
    roles: [],
    fill: async (page) => {
      await page.getByText('always to be verified here').waitFor();
      await skill(page, 'OAR outlining');
      await page.getByLabel('Prostate').check();
    },
  },
];

/** One trainee uploads each kind of record; others countersign and verify it. */
describe('each kind of record, from upload to the requirement', () => {
  let browser: Browser;
  let trainee: Visitor;
  let holder: SignedIn;
  let verifier: SignedIn;
  let oncologist: SignedIn;

  beforeAll(async () => {
    browser = await launchChromium();
    trainee = await Visitor.as(browser, 'Trainee-1');
    holder = await signedInAs(trainee);
    const others = await Promise.all([Visitor.as(browser, 'AA-1'), Visitor.as(browser, 'CCO-1')]);
    [verifier, oncologist] = (await Promise.all(others.map(signedInAs))) as [SignedIn, SignedIn];
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each(KINDS)('$title', async ({ title, file, fill, roles }) => {
    const { page } = trainee;
    await trainee.open('/upload');
    if (file !== 'none') await page.locator('input[type=file]').setInputFiles(chosen(file));
    await page.getByLabel('What is it?').selectOption({ label: title });
    await fill(page);
    await page.getByLabel('Issued by').fill('Sample issuer');
    await page.getByLabel('Day of the training').fill('16 Nov 2026');
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: `${title} is stored and waits` }).waitFor();
    const record = await newestOf(holder);
    if (record.countersigner != null) {
      const path = `/api/evidence/${record.id}/countersignature`;
      await oncologist.post(path, { seen: record.ledgerIndex }).expect(201);
    }
    const verified = await verify(verifier, record.id);
    expect(verified).toMatchObject({ state: 'verified', nameAsPrinted: 'Trainee-1' });
    expect(verified.wouldSatisfy.map(({ role }) => role)).toEqual(roles);
    expect(trainee.complaints).toEqual([]);
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

  it('is asked for from an agency, and open until it comes', async () => {
    const asking = await Visitor.as(browser, 'AA-1');
    const session = await holder.get('/api/session').expect(200);
    const { person } = session.body as SessionView;
    await asking.open(`/people/${person?.id ?? ''}`);
    await asking.page.getByText('An agency was asked for its record').click();
    await asking.page.getByLabel('Agency').fill('Sample Agency');
    await asking.page.getByRole('button', { name: 'Record the request' }).click();
    const requests = asking.page.getByRole('list', { name: 'Requests to agencies' });
    await requests.getByText(/^Open since today/).waitFor();
    await asking.screenshot('agency-request');
    expect(await asking.accessibilityFaults()).toEqual([]);
    expect(asking.complaints).toEqual([]);
    await asking.leave();
  });

  it('is read from the file, and taken over field by field', async () => {
    const { page } = trainee;
    await trainee.open('/upload');
    const sample = new URL('../../samples/sigmoid-certificate.pdf', import.meta.url);
    await page.locator('input[type=file]').setInputFiles(fileURLToPath(sample));
    await page.getByRole('heading', { name: 'Read in the file' }).waitFor();
    const score = page.getByRole('button', { name: /Take over Score, % of sigmoid 82/ });
    await score.click();
    await page.getByText('Say first what it is').waitFor();
    await page.getByLabel('What is it?').selectOption({ label: 'ProKnow certificate' });
    await skill(page, 'OAR outlining');
    await page.getByLabel('Cervix').check();
    await score.click();
    expect(await page.getByLabel(/^Score.*Sigmoid|Sigmoid.*Score/).inputValue()).toBe('82');
    expect(await trainee.accessibilityFaults()).toEqual([]);
    expect(trainee.complaints).toEqual([]);
  });

  it('are several at once, each with its own fields taken over from the last', async () => {
    const { page } = trainee;
    await trainee.open('/upload');
    const files = ['first.pdf', 'second.pdf', 'third.pdf'].map((name) => ({
      name,
      mimeType: 'application/pdf',
      buffer: pdfFile(),
    }));
    await page.locator('input[type=file]').setInputFiles(files);
    const listed = page.getByRole('list', { name: 'Files of this upload' }).getByRole('listitem');
    await listed.nth(2).waitFor();
    await page.getByLabel('What is it?').selectOption({ label: 'Tutorial certificate' });
    await skill(page, 'DIR evaluation');
    await page.getByLabel('Prostate').check();
    await page.getByLabel('Issued by').fill('Sample issuer');
    await page.getByLabel('Day of the training').fill('16 Nov 2026');
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await listed.nth(0).getByText('Stored; it waits for a verifier.').waitFor();
    expect(await page.getByLabel('Issued by').inputValue()).toBe('Sample issuer');
    expect(await page.getByLabel('Day of the training').inputValue()).toBe('');
    await trainee.screenshot('upload-several');
    expect(await trainee.accessibilityFaults()).toEqual([]);
    await page.getByRole('link', { name: 'My records' }).first().click();
    await page.getByRole('heading', { name: 'Leave files that are not stored?' }).waitFor();
    await trainee.screenshot('upload-leaving');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Take it out : third.pdf' }).click();
    await page.getByLabel('Day of the training').fill('17 Nov 2026');
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: '2 records are stored and wait' }).waitFor();
    expect(await newestOf(holder)).toMatchObject({
      type: 'tutorial-certificate',
      occurredOn: '2026-11-17',
      file: { name: 'second.pdf' },
    });
    expect(trainee.complaints).toEqual([]);
  });

  it('is one sheet for several people', async () => {
    const assessor = await Visitor.as(browser, 'MPE-1');
    const { page } = assessor;
    await assessor.open('/upload');
    await page.locator('input[type=file]').setInputFiles(chosen('pdf'));
    await page.getByLabel('What is it?').selectOption({ label: 'Mobius training record' });
    await skill(page, 'Mobius approval');
    await page.getByLabel('Prostate').check();
    await page.getByRole('button', { name: 'It is a sheet of several people' }).click();
    for (const [index, label] of ['Trainee-1', 'Adapter-1'].entries()) {
      await page.locator(`#participants-${String(index)}-personId`).selectOption({ label });
    }
    await page.getByLabel('Issued by').fill('Sample issuer');
    await page.getByLabel('Day of the training').fill('16 Nov 2026');
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: /is stored and waits/ }).waitFor();
    const { items } = (await verifier.get('/api/people').expect(200))
      .body as ListPage<PersonSummary>;
    for (const label of ['Trainee-1', 'Adapter-1']) {
      const id = items.find(({ displayName }) => displayName === label)?.id ?? '';
      const record = await newestOf(verifier, id);
      expect(record).toMatchObject({ nameAsPrinted: label, doubts: [] });
      expect(record.alsoFor).toHaveLength(1);
      await verify(verifier, record.id);
    }
    expect(assessor.complaints).toEqual([]);
  });
});

function chosen(file: string): string | { name: string; mimeType: string; buffer: Buffer } {
  return file === 'pdf'
    ? { name: 'record.pdf', mimeType: 'application/pdf', buffer: pdfFile() }
    : file;
}

async function signedInAs({ page }: Visitor): Promise<SignedIn> {
  const { origin } = new URL(page.url());
  await loadOpenApi(origin);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === SESSION_COOKIE);
  return withCookie(origin, `${SESSION_COOKIE}=${session?.value ?? ''}`);
}

async function newestOf(who: SignedIn, person?: string): Promise<EvidenceView> {
  const of = person === undefined ? '' : `&person=${person}`;
  const { body } = await who.get(`/api/evidence?limit=1${of}`).expect(200);
  const [newest] = (body as ListPage<EvidenceView>).items;
  if (newest === undefined) throw new Error('Nothing was uploaded');
  return newest;
}
