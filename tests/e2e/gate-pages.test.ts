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

  it('leads to the entitlement and the records behind a condition', async () => {
    const { page } = visitor;
    await page.getByLabel('Person', { exact: true }).selectOption({ label: 'AA-1' });
    await page.getByRole('button', { name: 'Ask and explain' }).press('Enter');
    const answer = page.getByRole('region', { name: 'Answer' });
    const record = answer.getByRole('link', { name: /^ProKnow certificate/ }).first();
    await record.waitFor();
    expect(await record.getAttribute('href')).toMatch(/^\/records\/[\da-f-]{36}\/look-back$/);
    const entitlement = answer.getByRole('link', { name: /^Entitlement E-/ });
    expect(await entitlement.getAttribute('href')).toMatch(/^\/entitlements\/[\da-f-]{36}$/);
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

describe('an address that cannot be read as it is', () => {
  const ASKED = '&task=edit-oar&treatmentSite=bladder';

  it.each([
    [`/explain?at=nonsense${ASKED}`, '“nonsense” in the address is no day and time, such as 2026'],
    [`/explain?knownAt=2026-11-02T10:00:00Z${ASKED}`, 'not as at which day and time'],
    [`/explain?doseCheckResult=fine${ASKED}`, '“fine” in the address is no result of a dose check'],
    ['/explain?unit=u1', '“u1” in the address is no treatment unit here'],
    ['/audit?at=2026-13-01', '“2026-13-01” in the address is no day and time'],
    ['/matrix?day=garbage', '“garbage” in the address is no day, such as 2026'],
    ['/matrix?unit=nowhere', '“nowhere” in the address is no treatment unit here'],
    ['/matrix?known=2026-02-30', '“2026-02-30” in the address is no day'],
    ['/cover?from=31.12.2026', '“31.12.2026” in the address is no day'],
    ['/staffing-check?day=2026-11-31&from=morning', '“morning” in the address is no time of day'],
    ['/decisions?log=asks&from=yesterday', '“yesterday” in the address is no day'],
    ['/people/PERSON?day=yesterday', '“yesterday” in the address is no day'],
    ['/people/PERSON?day=2099-01-01', '2099-01-01, which the address names, is a day to come'],
  ])('%s is told so', async (address, fault) => {
    const { page } = visitor;
    await visitor.open('/people');
    const [, person = ''] = /\/people\/([\da-f-]{36})/.exec(await page.content()) ?? [];
    await visitor.open(address.replace('PERSON', person));
    await page.getByText(fault).waitFor();
    expect(await visitor.accessibilityFaults()).toEqual([]);
  });

  it('asks the gate nothing, for the answer would be to another question', async () => {
    const { page } = visitor;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
    });
    await visitor.open('/explain');
    const unit = await page.getByLabel('Unit', { exact: true }).inputValue();
    const whole = `/explain?person=nobody&unit=${unit}${ASKED}`;
    await visitor.open(whole);
    expect(asked).toEqual(['/access/v1/evaluation']);
    await visitor.open(`${whole}&at=nonsense`);
    await page.getByText('Nothing was asked; choose below what is meant.').waitFor();
    expect(asked).toHaveLength(1);
  });

  it('is no fault where it names nothing', async () => {
    for (const path of [
      '/explain',
      '/audit',
      '/matrix',
      '/cover',
      '/staffing-check',
      '/decisions',
    ]) {
      await visitor.open(path);
      expect(await visitor.page.getByText('in the address').count()).toBe(0);
    }
  });
});
