import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { otherEmployer } from '../support/other-employer.ts';
import { Visitor } from '../support/visitor.ts';

let browser: Browser;
let holder: Visitor;
let manager: Visitor;
let passport: string;

const trustB = otherEmployer('Trust B');

beforeAll(async () => {
  browser = await launchChromium();
  holder = await Visitor.as(browser, 'AA-2');
  manager = await Visitor.as(browser, 'Services-Manager');
});

afterAll(async () => {
  expect([...holder.complaints, ...manager.complaints]).toEqual([]);
  await holder.leave();
  await manager.leave();
  await browser.close();
});

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

describe('a competence passport', () => {
  it('is made, shown and kept by its holder', async () => {
    const { page } = holder;
    await holder.open('/account');
    await page.getByRole('link', { name: 'Open your competence passport' }).click();
    await holder.settle();
    await page.getByRole('button', { name: 'Make a passport' }).click();
    await page.getByText('entitles to nothing elsewhere').waitFor();
    await page.locator('h3:focus', { hasText: 'The passport is made' }).waitFor();
    await page.getByText('Suspensions are not stated.').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the passport' }).click();
    passport = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(passport)).toMatchObject({ document: { schema: 'oart-passport' } });
    expect(await holder.faultsInEveryLook('passports')).toEqual([]);
  });

  it('of an employer that nobody trusts is refused in words', async () => {
    const { page } = holder;
    const offered = fileOf('passport.json', trustB.issue(passport));
    await page.getByLabel('The file of the passport').setInputFiles(offered);
    await page.getByText('trusts no key of this issuer').waitFor();
    expect(await page.getByRole('button', { name: 'Submit these records' }).count()).toBe(0);
    // The browser tells of the same file once more only where the field let go of it.
    const field = page.getByLabel('The file of the passport');
    expect(await field.inputValue()).toBe('');
    await page.getByRole('button', { name: /trusts no key of this issuer/ }).click();
    expect(await field.evaluate((each) => each === document.activeElement)).toBe(true);
  });

  it('is taken once its key is trusted, and its records wait for a verifier', async () => {
    const { page: desk } = manager;
    await manager.open('/passport-trust');
    await desk.getByLabel('Employer', { exact: true }).fill(trustB.name);
    await desk.getByLabel('Id of that employer').fill(trustB.employerId);
    await desk.getByLabel('Public key').fill(trustB.publicKey);
    await desk.getByLabel('How you made sure').fill('Read out over the telephone.');
    await desk.getByRole('button', { name: 'Trust this key' }).click();
    await desk.getByRole('heading', { level: 1, name: '1 key' }).waitFor();
    expect(await manager.faultsInEveryLook('passport-trust')).toEqual([]);

    const { page } = holder;
    const offered = fileOf('passport.json', trustB.issue(passport));
    await page.getByLabel('The file of the passport').setInputFiles(offered);
    await page.getByText('will be submitted and wait for a verifier').waitFor();
    await page.locator('h3:focus', { hasText: 'What passport.json says' }).waitFor();
    expect(await holder.faultsInEveryLook('passport-reading')).toEqual([]);
    await page.getByRole('button', { name: 'Submit these records' }).click();
    await page.getByText('passport of Trust B for AA-2').waitFor();
    await holder.open('/my-records');
    await page.getByText('External record').first().waitFor();
    const answer = await page.request.get('/api/evidence?type=external-record');
    const { items } = (await answer.json()) as { items: readonly { state: string }[] };
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['submitted']));
  });
});
