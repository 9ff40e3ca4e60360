import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const CHOSEN = 'lantern quarry violin eleven';
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

it('an account is opened, its holder sets a password by the link, and permissions are given, taken and closed', async () => {
  const visitor = await Visitor.as(browser, 'Administrator-1');
  const { page } = visitor;
  await visitor.open('/accounts');
  await page.getByRole('heading', { level: 1, name: /accounts are open/ }).waitFor();
  await page.getByRole('button', { name: 'Open an account' }).click();
  const persons = page.getByLabel('Person', { exact: true });
  const trainee = await persons.getByText(/^Trainee-2, /).getAttribute('value');
  await persons.selectOption(trainee);
  await page.getByLabel('Sign-in name', { exact: true }).fill('trainee-two');
  await page.getByLabel('Staff member').check();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Open the account' }).click();
  const row = page.getByRole('row', { name: /^trainee-two Trainee-2 Staff member Never Open/ });
  await row.waitFor();

  const search = page.getByLabel('Sign-in name, person or permission');
  await search.fill('nobody is called this');
  await page
    .getByText('No sign-in name, person or permission has “nobody is called this”')
    .waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await search.fill('Trainee-TWO');
  await page
    .getByRole('heading', { level: 1, name: '1 account found for “Trainee-TWO”' })
    .waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('accounts-search');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).press('Enter');
  const [, ...rows] = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n');
  expect(rows).toEqual(['trainee-two,Trainee-2,Staff member,Never,Open']);
  await visitor.open(page.url());
  expect(await search.inputValue()).toBe('Trainee-TWO');
  await search.fill('');
  await page.getByRole('heading', { level: 1, name: /accounts are open/ }).waitFor();

  const makeLink = async (): Promise<string> => {
    await row.getByRole('button', { name: 'One-time link: trainee-two' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText(/Give this link to Trainee-2 and to nobody else/).waitFor();
    const link = (await page.locator('.link').textContent()) ?? '';
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    return link;
  };
  const lost = await makeLink();
  const link = await makeLink();

  // The later link is opened where the earlier one was.
  const holder = await browser.newPage({ baseURL: new URL(link).origin });
  await holder.goto(lost);
  await holder.waitForURL((url) => url.hash === '');
  await holder.goto(link);
  await holder.waitForURL((url) => url.hash === '');
  await holder.getByLabel('New password').fill(CHOSEN);
  await holder.getByRole('button', { name: 'Set password' }).click();
  await holder.getByText('Your password is changed. Sign in with the new one.').waitFor();
  await holder.getByLabel('Sign-in name', { exact: true }).fill('trainee-two');
  await holder.getByLabel('Password').fill(CHOSEN);
  await holder.getByRole('button', { name: 'Sign in', exact: true }).click();
  await holder.getByRole('heading', { level: 1, name: /^You may do/ }).waitFor();
  await holder.goto(link);
  await holder.getByLabel('New password').fill(`${CHOSEN} again`);
  await holder.getByRole('button', { name: 'Set password' }).click();
  await holder
    .getByText(/This link was used/)
    .first()
    .waitFor();
  await holder.close();

  await row.getByRole('button', { name: 'Permissions: trainee-two' }).click();
  await page.getByLabel('Verifier', { exact: true }).check();
  await page.getByLabel('Staff member').uncheck();
  await page.getByText('Takes: Staff member, from the next request on.').waitFor();
  await page.getByText('Gives: Verifier.').waitFor();
  await page.getByRole('button', { name: 'Set permissions' }).click();
  const verifier = page.getByRole('row', { name: /^trainee-two Trainee-2 Verifier \d\d / });
  await verifier.getByRole('button', { name: 'Close: trainee-two' }).click();
  await page.getByRole('button', { name: 'Close the account' }).click();
  const closed = page.getByRole('row', { name: /^trainee-two Trainee-2 None .* Closed/ });
  await closed.waitFor();
  expect(await closed.getByRole('button').count()).toBe(0);
  const own = page.getByRole('row', { name: /^administrator-1/ });
  expect(await own.getByRole('button').count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});
