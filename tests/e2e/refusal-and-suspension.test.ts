import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

describe('a refusal, and a suspension that bites at once', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('shows the person themselves every reason, with what cures each', async () => {
    const trainee = await Visitor.as(browser, 'Trainee-1');
    await choose(trainee, 'Trainee-1', 'Select the plan');
    const answer = trainee.page.getByRole('region', { name: 'Answer' });
    await answer
      .getByText(/Not permitted/i)
      .first()
      .waitFor();
    const reasons = await answer.getByRole('listitem').allInnerTexts();
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.join(' ')).toMatch(/No entitlement|not a task of the role/);
    await trainee.screenshot('gate-deny');
    expect(trainee.complaints).toEqual([]);
    await trainee.leave();
  });

  it('shows the entitler all that is missing before a grant', async () => {
    const entitler = await Visitor.as(browser, 'HoRTP');
    await entitler.open('/entitle');
    const { page } = entitler;
    await page.getByRole('button', { name: /^All candidates/ }).click();
    await page.getByRole('link', { name: /^Trainee-1, Adapter, prostate/ }).click();
    await entitler.settle();
    expect(await page.getByText(/requirements are not met/).count()).toBe(1);
    expect(await page.getByText(/assessed at level T/).count()).toBeGreaterThan(1);
    expect(await page.getByRole('button', { name: /^Entitle Trainee.1/ }).isDisabled()).toBe(true);
    await entitler.leave();
  });

  it('refuses the very next question after a suspension, and says no private reason', async () => {
    const crew = await Visitor.as(browser, 'AA-1');
    const entitler = await Visitor.as(browser, 'HoRTP');
    await choose(crew, 'Adapter-1', 'Edit OAR contours', { caseReference: 'C3', fraction: '6' });
    await verdict(crew, /^Permitted/i);

    await entitler.open('/people');
    await entitler.page
      .getByRole('link', { name: /^Adapter-1/ })
      .first()
      .click();
    await entitler.settle();
    await entitler.page
      .getByRole('link', { name: /^E-\d{4}-\d{4}/ })
      .first()
      .click();
    await entitler.settle();
    await entitler.page.getByRole('button', { name: 'Suspend', exact: true }).click();
    const panel = entitler.page.locator('oart-suspension-panel');
    await panel.getByLabel('Why').selectOption({ index: 1 });
    await panel.getByRole('button', { name: /^Suspend/ }).click();
    await entitler.page.getByRole('button', { name: 'Suspend now' }).click();
    await panel.waitFor({ state: 'detached' });

    await crew.page.getByRole('button', { name: 'Ask again' }).click();
    await verdict(crew, /Not permitted/i);
    const said = await crew.page.getByRole('region', { name: 'Answer' }).innerText();
    expect(said).toContain('Not currently entitled');
    expect(said).not.toMatch(/suspend|concern|incident/i);
    await crew.screenshot('gate-suspended');
    expect([...crew.complaints, ...entitler.complaints]).toEqual([]);
    await crew.leave();
    await entitler.leave();
  });
});

async function verdict(visitor: Visitor, words: RegExp): Promise<void> {
  await visitor.page.locator('oart-gate-verdict').getByText(words).first().waitFor();
}

async function choose(
  visitor: Visitor,
  person: string,
  task: string,
  about: { readonly caseReference: string; readonly fraction: string } | null = null,
): Promise<void> {
  const { page } = visitor;
  await visitor.open('/gate-console');
  if (about === null) {
    await page.getByLabel('Treatment site', { exact: true }).selectOption({ label: 'Prostate' });
  } else {
    await page.getByLabel('a fraction').check();
    await page.getByLabel('Case', { exact: true }).fill(about.caseReference);
    await page.getByLabel('Fraction', { exact: true }).fill(about.fraction);
  }
  const tasks = await page.getByLabel('Task', { exact: true }).locator('option').allInnerTexts();
  await page
    .getByLabel('Task')
    .selectOption({ label: tasks.find((title) => title.startsWith(task)) ?? task });
  await page.getByLabel('Person', { exact: true }).selectOption({ label: person });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  await page.locator('oart-gate-verdict').waitFor();
  await page.waitForLoadState('networkidle');
}
