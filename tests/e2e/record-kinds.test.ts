import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Page as ListPage, PersonSummary, SessionView } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { verify } from '../support/training.ts';
import { newestEvidence, pdfFile } from '../support/uploads.ts';
import { Visitor } from '../support/visitor.ts';

const skill = (page: Page, label: string): Promise<unknown> =>
  page.getByLabel('For which skill?').selectOption({ label });

/** What the upload page does for records of several kinds, files and people. */
describe('a record', () => {
  let browser: Browser;
  let trainee: Visitor;
  let holder: SignedIn;
  let verifier: SignedIn;

  beforeAll(async () => {
    browser = await launchChromium();
    trainee = await Visitor.as(browser, 'Trainee-1');
    holder = await trainee.requests();
    verifier = await (await Visitor.as(browser, 'AA-1')).requests();
  });

  afterAll(async () => {
    await browser.close();
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
    expect(await newestEvidence(holder)).toMatchObject({
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
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'record.pdf', mimeType: 'application/pdf', buffer: pdfFile() });
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
      const record = await newestEvidence(verifier, id);
      expect(record).toMatchObject({ nameAsPrinted: label, doubts: [] });
      expect(record.alsoFor).toHaveLength(1);
      await verify(verifier, record.id);
    }
    expect(assessor.complaints).toEqual([]);
  });
});
