import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { startKeptChromium } from '../support/chromium.ts';
import type { KeptBrowser } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const WORDS = 'Edges of the sigmoid were found without help.';
const LEARNT = 'Where the bladder ends beside the uterus.';

/** What was begun at a browser whose process ends, as when the computer is shut down. */
describe('a browser that was closed', () => {
  let profile: string;
  let browser: KeptBrowser;
  /** Whoever sits there now. */
  let visitor: Visitor;

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'oart-profile-'));
    await signIn('AA-1');
  });

  afterAll(async () => {
    await browser.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  });

  async function signIn(label: string): Promise<void> {
    browser = await startKeptChromium(profile);
    visitor = await Visitor.atHome(browser.context);
    await visitor.choose(label);
  }

  /** Ends the process, starts another on the same profile, and signs in again there. */
  async function comeBack(label: string): Promise<void> {
    expect(visitor.complaints).toEqual([]);
    await browser.end();
    await signIn(label);
  }

  it('asks who one is, and has the assessment as far as it was written', async () => {
    const panel = await assessing('Trainee-1');
    await panel.getByLabel('Skill').selectOption({ label: 'OAR outlining' });
    await panel.getByLabel('Cervix').check();
    await panel.getByLabel('Result').selectOption({ label: 'Refer' });
    await panel.getByLabel(/^Comment/).fill(WORDS);

    await comeBack('AA-1');
    const again = await assessing('Trainee-1');
    await again.getByText('What you wrote before is still here, in this browser.').waitFor();
    expect(await again.getByLabel(/^Comment/).inputValue()).toBe(WORDS);
    expect(await again.getByLabel('Cervix').isChecked()).toBe(true);
    expect(await again.getByLabel('Result').locator('option:checked').innerText()).toBe('Refer');
    expect(await visitor.accessibilityFaults()).toEqual([]);
  });

  it('has it of this candidate alone', async () => {
    const panel = await assessing('Adapter-1');
    expect(await panel.getByLabel(/^Comment/).inputValue()).toBe('');
    expect(await panel.getByText('What you wrote before').count()).toBe(0);
  });

  it('shows it to nobody else who signs in there', async () => {
    await visitor.giveWayTo('MPE-1');
    const panel = await assessing('Trainee-1');
    expect(await panel.getByLabel(/^Comment/).inputValue()).toBe('');
    expect(await panel.getByText('What you wrote before').count()).toBe(0);
    await panel.getByLabel(/^Comment/).fill('By another.');
    await visitor.giveWayTo('AA-1');
    const own = await assessing('Trainee-1');
    expect(await own.getByLabel(/^Comment/).inputValue()).toBe(WORDS);
  });

  it('keeps nothing of what was discarded', async () => {
    const panel = await assessing('Trainee-1');
    await panel.getByRole('button', { name: 'Discard it' }).click();
    expect(await panel.getByLabel(/^Comment/).inputValue()).toBe('');
    await comeBack('AA-1');
    const again = await assessing('Trainee-1');
    expect(await again.getByLabel(/^Comment/).inputValue()).toBe('');
    expect(await again.getByText('What you wrote before').count()).toBe(0);
  });

  it('keeps nothing of what was signed', async () => {
    const panel = await assessing('Trainee-1');
    await panel.getByLabel('Skill').selectOption({ label: 'OAR outlining' });
    await panel.getByLabel('Cervix').check();
    await panel.getByLabel('Level').selectOption({ index: 0 });
    await panel.getByLabel(/^Comment/).fill(WORDS);
    await panel.getByRole('button', { name: 'Read what you will sign' }).click();
    await visitor.sign(DEMONSTRATION_PASSWORD, /Sign this assessment/);
    await panel.waitFor({ state: 'detached' });
    await comeBack('AA-1');
    const again = await assessing('Trainee-1');
    expect(await again.getByLabel(/^Comment/).inputValue()).toBe('');
    expect(await again.getByText('What you wrote before').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  it('has a record as far as it was filled in, until it is discarded', async () => {
    await visitor.giveWayTo('Trainee-1');
    await visitor.open('/upload');
    await visitor.page.getByLabel('What is it?').selectOption({ label: 'Reflective training log' });
    await visitor.page.locator('textarea').first().fill(LEARNT);

    await comeBack('Trainee-1');
    const { page } = visitor;
    await visitor.open('/upload');
    await page.getByText('What you filled in before is still here, in this browser').waitFor();
    expect(await page.locator('textarea').first().inputValue()).toBe(LEARNT);
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await visitor.screenshot('upload-draft-after-a-closed-browser');

    await visitor.giveWayTo('Adapter-1');
    await visitor.open('/upload');
    expect(await page.getByLabel('What is it?').inputValue()).toBe('');
    expect(await page.getByText('What you filled in before').count()).toBe(0);

    await visitor.giveWayTo('Trainee-1');
    await visitor.open('/upload');
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await comeBack('Trainee-1');
    await visitor.open('/upload');
    expect(await visitor.page.getByText('What you filled in before').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  /** Opens the form in which this candidate is assessed. */
  it('keeps nothing of a record while a patient identifier stands in it', async () => {
    const { page } = visitor;
    await visitor.open('/upload');
    await page.getByLabel('What is it?').selectOption({ label: 'Reflective training log' });
    const words = page.locator('textarea').first();
    const isKept = async (): Promise<boolean> =>
      page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('oart.upload.')));
    await words.fill(LEARNT);
    expect(await isKept()).toBe(true);
    await words.fill(`${LEARNT} Patient 943 476 5919.`);
    const notice = page.getByText('Nothing filled in here is kept in this browser');
    await notice.waitFor();
    expect(await isKept()).toBe(false);
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await words.fill(LEARNT);
    await notice.waitFor({ state: 'detached' });
    expect(await isKept()).toBe(true);
  });

  it('says where two windows share the draft of a record', async () => {
    const other = await browser.context.newPage();
    await other.goto(visitor.page.url());
    await other.getByLabel('What is it?').selectOption({ label: 'Reflective training log' });
    await other.locator('textarea').first().fill('Written beside it.');
    await visitor.page.getByText('This form is open in another window of this browser').waitFor();
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await visitor.screenshot('upload-in-two-windows');
    await other.close();
  });

  async function assessing(candidate: string): Promise<Locator> {
    const { page } = visitor;
    await visitor.open('/people');
    await page
      .getByRole('link', { name: new RegExp(`^${candidate}`) })
      .first()
      .click();
    await visitor.settle();
    await page.getByRole('button', { name: `Assess ${candidate}` }).click();
    return page.locator('oart-assessment-panel');
  }
});
