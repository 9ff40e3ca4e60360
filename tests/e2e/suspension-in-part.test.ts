import type { Browser } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import type { EntitlementView, Page } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const NOTE = 'Contours of one fraction are looked at again';

/** Scenario 44: part of an entitlement, and who may lift it. */
describe('a suspension in part', () => {
  let browser: Browser;
  let entitler: Visitor;

  beforeAll(async () => {
    browser = await launchChromium();
    entitler = await Visitor.as(browser, 'HoRTP');
  });

  afterAll(async () => {
    expect(entitler.complaints).toEqual([]);
    await entitler.leave();
    await browser.close();
  });

  it('of targets leaves OARs, tells the crew no reason, and ends with a recorded outcome', async () => {
    const { page } = entitler;
    await openActive(entitler, 'AA-4');
    const panel = await beginSuspension(entitler);
    await panel.getByRole('button', { name: /^Suspend E-/ }).click();
    await panel.getByText('Enter why it is suspended.').waitFor();
    expect(await focused(entitler)).toBe('cause');
    await panel.getByLabel('Why').selectOption({ label: 'A concern was raised' });
    await panel.getByText('Suspends every task for every treatment site.').waitFor();
    for (const task of ['Edit target', 'Approve target']) {
      await panel.getByLabel(new RegExp(`^${task}`)).check();
    }
    await panel.getByLabel('Restricted note').fill(NOTE);
    await panel.getByLabel('What must happen before').fill('Five contours are peer reviewed');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Leave what you filled in?' }).waitFor();
    expect(await entitler.accessibilityFaults()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await panel.getByLabel('Restricted note').inputValue()).toBe(NOTE);
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByRole('heading', { name: 'Leave what you filled in?' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await panel.getByLabel('Restricted note').inputValue()).toBe(NOTE);
    await panel.getByRole('button', { name: /^Suspend E-/ }).click();
    await page.getByText(/refuses AA.4 edit target.* and approve target.* for every/).waitFor();
    const answer = await heldBack(entitler, '/suspensions');
    await page.getByRole('button', { name: 'Suspend now' }).click();
    await answer.asked;
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await panel.waitFor();
    answer.letGo();
    await page.getByRole('heading', { level: 1, name: /is suspended in part$/ }).waitFor();
    await page.getByText(`Restricted note: ${NOTE}`).waitFor();

    const crew = await Visitor.as(browser, 'AA-1');
    expect(await answered(crew, 'Edit OAR')).toMatch(/\nPermitted/);
    const refused = await answered(crew, 'Edit target');
    expect(refused).toMatch(/Not permitted[^]*Not currently entitled/);
    expect(refused).not.toMatch(/suspend|concern|absence|contours of one/i);

    await page.getByRole('button', { name: 'Lift suspension' }).click();
    await page.getByText('Before it is lifted: Five contours are peer reviewed').waitFor();
    await page.getByRole('button', { name: 'Read what you will sign' }).click();
    await page.getByText('Enter the outcome.').waitFor();
    expect(await focused(entitler)).toBe('outcome');
    await page.getByLabel('What came of it').fill('Reviewed: practice confirmed');
    await page.getByRole('button', { name: 'Read what you will sign' }).click();
    await entitler.sign(DEMONSTRATION_PASSWORD, /^Lift the suspension of E-/);
    await page.getByText('What came of it: Reviewed: practice confirmed').waitFor();
    await page.getByRole('heading', { level: 1, name: /^AA.4 is entitled as/ }).waitFor();
    expect(await answered(crew, 'Edit target')).not.toContain('Not currently entitled');
    expect(crew.complaints).toEqual([]);
    await crew.leave();
  });

  it('is not lifted by its holder, who reads why and by whom, and who may lift it', async () => {
    await openActive(entitler, 'Deputy-Entitler');
    const panel = await beginSuspension(entitler);
    await panel.getByLabel('Why').selectOption({ label: 'An incident is being looked into' });
    await panel.getByLabel('Prostate').check();
    await panel.getByRole('button', { name: /^Suspend E-/ }).click();
    await entitler.page.getByRole('button', { name: 'Suspend now' }).click();
    await entitler.page.getByText(/Every task for prostate, from/).waitFor();

    const holder = await Visitor.as(browser, 'Deputy-Entitler');
    await holder.open(new URL(entitler.page.url()).pathname);
    await holder.page.getByText(/Every task for prostate, from .* by HoRTP\./).waitFor();
    await holder.page.getByText('An entitler other than the holder lifts it.').waitFor();
    await holder.page.getByRole('button', { name: 'Suspend', exact: true }).waitFor();
    expect(await holder.page.getByRole('button', { name: 'Lift suspension' }).count()).toBe(0);
    await holder.leave();

    const { page } = entitler;
    await page.getByRole('button', { name: 'Lift suspension' }).click();
    await page.getByLabel('What came of it').fill('No action');
    await page.getByRole('button', { name: 'Read what you will sign' }).click();
    await entitler.sign(DEMONSTRATION_PASSWORD, /^Lift the suspension of E-/);
    await page.getByText('What came of it: No action').waitFor();
  });
});

/** Opens the entitlement that somebody holds now. */
async function openActive(visitor: Visitor, holder: string): Promise<void> {
  const answer = await visitor.page.request.get('/api/entitlements?limit=200');
  const { items } = (await answer.json()) as Page<EntitlementView>;
  const held = items.find(
    ({ person, state }) => person.displayName === holder && state === 'active',
  );
  await visitor.open(`/entitlements/${held?.id ?? ''}`);
}

/** What is sent to addresses that end so waits until it is let go. */
async function heldBack({ page }: Visitor, end: string) {
  const asked = Promise.withResolvers<null>();
  const free = Promise.withResolvers<null>();
  await page.route(`**${end}`, async (route) => {
    asked.resolve(null);
    await free.promise;
    await route.continue();
  });
  return {
    asked: asked.promise,
    letGo: () => {
      free.resolve(null);
    },
  };
}

async function beginSuspension({ page }: Visitor) {
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  return page.locator('oart-suspension-panel');
}

const focused = ({ page }: Visitor): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.id);

/** What the gate console says of a task of AA-4 in a case of the prostate. */
async function answered(crew: Visitor, task: string): Promise<string> {
  const { page } = crew;
  await crew.open('/gate-console');
  await page.getByLabel('a fraction').check();
  await page.getByLabel('Case', { exact: true }).fill('C3');
  await page.getByLabel('Fraction', { exact: true }).fill('6');
  const tasks = await page.getByLabel('Task', { exact: true }).locator('option').allInnerTexts();
  await page
    .getByLabel('Task')
    .selectOption({ label: tasks.find((title) => title.startsWith(task)) ?? task });
  await page.getByLabel('Person', { exact: true }).selectOption({ label: 'AA-4' });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  await page.locator('oart-gate-verdict').waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('region', { name: 'Answer' }).innerText();
}
