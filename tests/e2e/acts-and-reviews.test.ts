import type { Browser } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

it('an oncologist signs two fractions together and raises a concern about a third', async () => {
  const visitor = await Visitor.as(browser, 'CCO-1');
  const { page } = visitor;
  await visitor.open('/offline-reviews');
  await page.getByRole('heading', { level: 1, name: /owed/ }).waitFor();
  await page.getByRole('row', { name: /C4\/2.*Concern/ }).waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByRole('checkbox', { name: 'C3/1' }).check();
  await page.getByRole('checkbox', { name: 'C3/2' }).check();
  await page.getByRole('button', { name: 'Review 2 fractions with one signature' }).click();
  await page.getByText(/fraction 1.*fraction 2/s).waitFor();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign 2 fractions$/);
  await page.getByText('2 fractions of case C3 reviewed.').waitFor();
  await page.getByRole('button', { name: 'Review C3/1' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Review C3/3' }).click();
  await page.getByLabel('What you found').selectOption({ label: 'A concern' });
  await page.getByLabel('The concern, or a remark').fill('Rectum distended on the day');
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign review$/);
  await page.getByRole('row', { name: /C3\/3.*Concern.*Rectum distended/ }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

it('the head of physics is alerted of both, and reviews a break-glass', async () => {
  const visitor = await Visitor.as(browser, 'HoRTP');
  const { page } = visitor;
  await visitor.open('/exceptional-acts');
  for (const name of [/^Offline reviews [1-9]\d* waiting/, /^Exceptional acts [1-9]\d* waiting/]) {
    await page.getByRole('link', { name }).first().waitFor();
  }
  await page.getByRole('heading', { level: 1, name: /waits? for a review/ }).waitFor();
  await page.getByRole('heading', { name: 'By month and unit' }).waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  const row = page.getByRole('row', { name: /Break-glass.*C4\/3/ });
  await row.getByRole('button', { name: /^Review/ }).click();
  await page.getByLabel('What you found').selectOption({ label: 'Justified' });
  await page.getByLabel('Why', { exact: true }).fill('Nobody else could reach the console');
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign review$/);
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('State').selectOption({ label: 'Done' });
  await page.getByRole('row', { name: /Break-glass.*C4\/3.*Justified/ }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

it('an act that took place is recorded afterwards, and the person named countersigns it', async () => {
  const enterer = await Visitor.as(browser, 'MPE-1');
  const { page } = enterer;
  await enterer.open('/record-act');
  await page.getByLabel('What was done').selectOption({ label: 'Edit target volumes' });
  await page.getByLabel('Case', { exact: true }).fill('C4');
  await page.getByLabel('Fraction', { exact: true }).fill('3');
  await page.getByLabel('What was done').selectOption({ label: 'Edit OAR contours' });
  await page.getByRole('heading', { level: 2, name: 'Edit OAR contours' }).waitFor();
  await page.getByLabel('Who performed it').selectOption({ label: 'Trainee-2' });
  await page.getByLabel('Outcome').selectOption({ label: 'Changed' });
  await page.getByLabel('Why it is entered afterwards').fill('Stood in alone');
  expect(await enterer.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await enterer.sign(DEMONSTRATION_PASSWORD, /^Sign and record the act$/);
  await page.getByRole('heading', { name: 'Recorded as performed without entitlement' }).waitFor();
  await page.getByText('Trainee-2 countersigns it.').waitFor();
  expect(enterer.complaints).toEqual([]);
  await enterer.leave();

  const actor = await Visitor.as(browser, 'Trainee-2');
  await actor.open('/exceptional-acts');
  await actor.page.getByRole('heading', { level: 1, name: /waits? for you/ }).waitFor();
  const countersign = actor.page.getByRole('button', { name: /^Countersign C4\/3/ });
  await countersign.click();
  await actor.sign(DEMONSTRATION_PASSWORD, /^Countersign the act$/);
  await countersign.waitFor({ state: 'detached' });
  expect(actor.complaints).toEqual([]);
  await actor.leave();
});
