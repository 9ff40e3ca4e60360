import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await Visitor.as(browser, 'HoRTP');
});

afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
  await browser.close();
});

/** What every page keeps, at a desk in the dark and on a narrow screen. */
async function expectSoundPage(): Promise<void> {
  const { page } = visitor;
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await visitor.accessibilityFaults()).toEqual([]);
  expect(await visitor.scrollsSideways()).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('explain', () => {
  it('asks by the keyboard, tells every condition, and its address asks again', async () => {
    const { page } = visitor;
    await visitor.open('/explain');
    await page.getByLabel('Treatment site').selectOption({ label: 'Bladder' });
    await page.getByLabel('Task').selectOption({ label: 'Edit OAR contours' });
    await page.getByLabel('Person', { exact: true }).selectOption({ label: 'Adapter-2' });
    await page.getByRole('button', { name: 'Ask and explain' }).press('Enter');
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('Not permitted').waitFor();
    const said = 'Adapter-2 may not edit OAR contours for bladder on Ethos-1.';
    expect(await visitor.heading()).toBe(said);
    await answer.getByText('Bladder is not in the scope of the entitlement.').waitFor();
    await answer.getByText('Can be cured by an entitler.').waitFor();
    expect(await answer.getByText('In post on this day: met').count()).toBe(1);
    await visitor.open(new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await visitor.heading()).toBe(said);
    await expectSoundPage();
  });

  it('answers about a past instant with what is recorded since', async () => {
    const { page } = visitor;
    await page.getByLabel('As at').fill('2026-11-01T10:00');
    await page.getByRole('button', { name: 'Ask and explain' }).press('Enter');
    await page.getByText('Decision record').waitFor();
    const asAt = page.getByText(/As at 01 Nov 2026 10:00 GMT, framework v1, ledger/).first();
    expect(await asAt.isVisible()).toBe(true);
  });
});

describe('the staffing check', () => {
  it('tells the gaps of a chosen crew first, and prints as a dated list', async () => {
    const { page } = visitor;
    await visitor.open('/staffing-check');
    await page.getByLabel('Bladder').check();
    await page.getByLabel('Trainee-1').check();
    await page.getByRole('button', { name: 'Check this crew' }).press('Enter');
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByRole('heading', { name: 'Not covered' }).waitFor();
    expect(await visitor.heading()).toMatch(/^8 tasks are not covered on /);
    await page.emulateMedia({ media: 'print' });
    const printed = [/As at .* Printed by HoRTP/, /Hash of ledger leaf \d+: [0-9a-f]{64}/].map(
      (text) => result.getByText(text),
    );
    const areShown = await Promise.all(printed.map((line) => line.isVisible()));
    await page.emulateMedia({ media: 'screen' });
    expect(areShown).toEqual([true, true]);
    await expectSoundPage();
  });
});

describe('decisions', () => {
  it('filters what was signed by its task', async () => {
    const { page } = visitor;
    await visitor.open('/decisions');
    await page.getByLabel('Task').selectOption({ label: 'Select the plan for the day' });
    await page.waitForURL(/task=select-plan/);
    const others = page.locator('tbody tr', { hasNotText: 'Select the plan for the day' });
    await others.first().waitFor({ state: 'detached' });
    const tasks = await page.locator('tbody td[data-label="Task"]').allInnerTexts();
    expect(new Set(tasks)).toEqual(new Set(['Select the plan for the day']));
    await expectSoundPage();
  });
});

describe('the audit', () => {
  it('says so where its address names no instant, and shows now', async () => {
    await visitor.open('/audit?at=2026-13-01');
    await visitor.page.getByText('“2026-13-01” in the address is no day and time').waitFor();
    await visitor.open('/audit');
    expect(await visitor.page.getByText('in the address').count()).toBe(0);
  });
});
