import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

it('a person is shown as of a past day, by the slider and by the date field, and again today', async () => {
  const visitor = await Visitor.as(browser, 'HoRTP');
  const { page } = visitor;
  await visitor.open('/people?q=AA-2');
  await page.getByRole('link', { name: 'AA-2', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: /^AA-2 may do today/ }).waitFor();
  const history = page.getByRole('region', { name: 'History' });
  const entries = history.getByRole('listitem');
  await entries.getByText('Accepted').first().waitFor();
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByText(/^Shown as of .+, as known then\.$/).waitFor();
  await page.waitForURL(/day=\d{4}-\d{2}-\d{2}/);
  const field = page.getByLabel('As at');
  await field.fill('01 Jan 2021');
  await field.press('Tab');
  await page.getByRole('heading', { level: 1, name: /on 01 Jan 2021$/ }).waitFor();
  // The head tells that day as well: nobody was on file yet.
  await page.getByText(/^not yet on file, today AA-2, on Ethos-1, Fri 01 Jan 2021\.$/).waitFor();
  await entries.getByText('Nothing of this kind up to this day.').waitFor();
  await page.getByLabel('As known').selectOption('now');
  await page
    .getByText(/^Shown as of 01 Jan 2021, as known now, late entries included\.$/)
    .waitFor();
  expect(page.url()).toMatch(/day=2021-01-01&known=now/);
  await page.getByText(/^S\d+, .*on Ethos-1, Fri 01 Jan 2021\.$/).waitFor();
  expect(await page.getByText(/HCPC active|RCT active/).count()).toBe(0);
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByRole('link', { name: 'Back to today' }).click();
  await page.getByRole('heading', { level: 1, name: /today$/ }).waitFor();
  await page.getByText(/^S\d+, dosimetrist, band \w+, .*(HCPC|RCT) active/).waitFor();
  await history.getByLabel('Show').selectOption('entitled');
  await entries.getByText('Accepted').first().waitFor({ state: 'detached' });
  await history
    .getByRole('link', { name: /^E-\d{4}-\d{4}/ })
    .first()
    .waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

it('a service manager sees who a change of software would pause before it is recorded', async () => {
  const visitor = await Visitor.as(browser, 'Services-Manager');
  const { page } = visitor;
  await visitor.open('/units');
  await page.getByRole('link', { name: 'Ethos-1' }).click();
  await page.getByRole('heading', { level: 1, name: /^Ethos-1 runs / }).waitFor();
  await page.getByRole('button', { name: 'Change software' }).click();
  await page.getByLabel('New version').fill('Ethos 9.0');
  const preview = page.getByRole('button', { name: 'Show who will be lost' });
  await preview.click();
  await page.getByText(/^[1-9]\d* of \d+ people .* paused by Ethos 9\.0/).waitFor();
  await page.getByRole('button', { name: 'Record Ethos 9.0' }).waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByLabel('Change', { exact: true }).selectOption('minor');
  await page.getByRole('button', { name: 'Record Ethos 9.0' }).waitFor({ state: 'detached' });
  await preview.click();
  await page.getByText(/^Nobody of \d+ people/).waitFor();
  await page.getByLabel('Change', { exact: true }).selectOption('major');
  await preview.click();
  await page.getByRole('button', { name: 'Record Ethos 9.0' }).click();
  await page.getByRole('heading', { level: 1, name: /^Ethos-1 runs Ethos 9\.0/ }).waitFor();

  // It was read off the wrong screen: what it paused comes back.
  await page.getByRole('button', { name: 'Correct: Ethos 9.0' }).click();
  await page.getByLabel('What is wrong').selectOption({ label: 'It never was' });
  await preview.click();
  await page.getByText('Enter the reason.').first().waitFor();
  await page.getByLabel('Why this is corrected').fill('Read off the screen of the test system');
  await preview.click();
  await page.getByText('This correction pauses nobody.').waitFor();
  await page.getByText(/^[1-9]\d* (person|people) may act on Ethos-1 again:$/).waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Record correction' }).click();
  const software = page.getByRole('region', { name: 'Software' });
  await software.getByRole('row', { name: /^Ethos 9\.0 Never was .* test system/ }).waitFor();
  const downtimes = page.getByRole('region', { name: 'Downtimes' });
  await downtimes.getByRole('button', { name: 'Record a downtime' }).click();
  await page.getByLabel('From', { exact: true }).fill('2026-01-05T08:00');
  await page.getByLabel('To', { exact: true }).fill('2026-01-05T09:30');
  await page.getByLabel('Why').fill('Network of the department was down');
  await page.getByRole('button', { name: 'Record downtime' }).click();
  const row = downtimes.getByRole('row', { name: /05 Jan 2026 08:00 GMT/ });
  await row.getByRole('button', { name: /^It never was/ }).click();
  await page.getByLabel('Why this is corrected').fill('Entered for the wrong unit');
  await page.getByRole('button', { name: 'Record correction' }).click();
  await downtimes.getByText('Never was a downtime').waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});
