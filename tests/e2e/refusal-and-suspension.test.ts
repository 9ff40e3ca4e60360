import type { Browser } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const TUTORIAL = 'Tutorial certificate, DIR evaluation (revoked)';

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

  it('tells the crew that somebody who returns works under supervision, and never why they were away', async () => {
    const crew = await Visitor.as(browser, 'AA-1');
    await choose(crew, 'Adapter-5', 'Edit OAR contours', { caseReference: 'C3', fraction: '6' });
    await verdict(crew, /Not permitted/i);
    const said = await crew.page.getByRole('region', { name: 'Answer' }).innerText();
    expect(said).toContain('3 fractions and a reassessment; 0 of 3 fractions so far');
    expect(said).not.toMatch(/leave|away|sick|maternity/i);
    expect(crew.complaints).toEqual([]);
    await crew.leave();
  });

  it('says what a revocation will suspend, looks back, amends the basis, and takes a mistake back', async () => {
    const entitler = await Visitor.as(browser, 'HoRTP');
    const { page } = entitler;
    await entitler.open('/people?search=Adapter-7');
    await page.getByRole('link', { name: 'Adapter-7', exact: true }).click();
    await entitler.settle();
    await page.getByRole('link', { name: /^Look back or revoke: Tutorial/ }).click();
    await page.getByRole('heading', { name: 'Entitlements that rested on it' }).waitFor();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const panel = page.locator('oart-fact-panel');
    await panel.getByLabel('What is wrong').press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await panel.getByLabel('What is wrong').selectOption({ index: 1 });
    await panel.getByText(/E-\d{4}-\d{4} is suspended at once/).waitFor();
    await panel
      .getByLabel('Why', { exact: true })
      .fill('The tutorial was held without this person');
    await panel.getByRole('button', { name: 'Revoke the record' }).click();
    await page.getByRole('heading', { level: 1, name: /is revoked for integrity/ }).waitFor();
    expect(await entitler.accessibilityFaults()).toEqual([]);

    await page.getByRole('link', { name: /^E-\d{4}-\d{4}/ }).click();
    await page.getByText('Suspended', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Amend the basis' }).click();
    await page.getByLabel('Falls out').selectOption({ label: TUTORIAL });
    await page.getByLabel('Why', { exact: true }).fill('Not a record of this person');
    await page.getByRole('button', { name: 'Read what you will sign' }).click();
    await page.getByText(/falls out of the basis from now on; nothing replaces it/).waitFor();
    expect(await entitler.accessibilityFaults()).toEqual([]);
    await entitler.sign(DEMONSTRATION_PASSWORD, /^Amend the basis of E-/);
    await page
      .getByText(/fell out after .* the basis stands without it.*Not a record of/s)
      .waitFor();

    await page.goBack();
    await page.getByRole('button', { name: 'The revocation was a mistake' }).click();
    await page.getByLabel('Why the revocation was a mistake').fill('The list had a gap');
    await page.getByRole('button', { name: 'Take the revocation back' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).waitFor();
    expect(entitler.complaints).toEqual([]);
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
