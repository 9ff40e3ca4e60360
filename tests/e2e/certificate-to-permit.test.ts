import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { inkOn } from '../support/painted.ts';
import { VirtualAuthenticator } from '../support/virtual-authenticator.ts';
import { Visitor } from '../support/visitor.ts';

const SIGMOID = fileURLToPath(new URL('../../samples/sigmoid-certificate.pdf', import.meta.url));

/** The whole chain, by six hands: upload, verify, assess, entitle, accept, ask. */
describe('one certificate, from upload to a permitted gate question', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('is uploaded by the person whose record it is', async () => {
    const holder = await Visitor.as(browser, 'Adapter-2');
    const { page } = holder;
    await holder.open('/upload');
    await page.locator('input[type=file]').setInputFiles(SIGMOID);
    await page.getByLabel('What is it?').selectOption({ label: 'ProKnow certificate' });
    await page.getByLabel('For which skill?').selectOption({ label: 'OAR outlining' });
    await page.getByLabel('Cervix').check();
    await page.getByLabel(/^Score.*Sigmoid|Sigmoid.*Score/).fill('82');
    await page.getByLabel(/^Pass mark.*Sigmoid|Sigmoid.*Pass mark/).fill('75');
    await page.getByLabel('Name as printed on it').fill('Adapter-2');
    await page.getByLabel('Issued by').fill('Sample contouring library');
    await page.getByLabel('Day of the training').fill('16 Nov 2026');
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: /is stored and waits for a verifier/ }).waitFor();
    expect(holder.complaints).toEqual([]);
    await holder.leave();
  });

  it('is verified by another person beside the requirement it would satisfy', async () => {
    const verifier = await Visitor.as(browser, 'AA-1');
    const { page } = verifier;
    await verifier.open('/verify');
    await page.getByRole('option', { name: /Adapter-2.*[Ss]igmoid/ }).click();
    const document = page.locator('oart-pdf-pages');
    await document
      .getByText(/sigmoid/i)
      .first()
      .waitFor();
    expect(await inkOn(document)).toBeGreaterThan(500);
    await verifier.screenshot('verification-queue');
    await page.getByRole('radio', { name: /name printed is the name on file/ }).check();
    await page.getByRole('checkbox', { name: /Original sighted/ }).check();
    await page.getByRole('button', { name: 'Verify record' }).click();
    await page
      .getByRole('option', { name: /Adapter-2.*[Ss]igmoid/ })
      .waitFor({ state: 'detached' });
    // Who goes on to another page has decided: nothing can be undone any more.
    const recorded = page.waitForResponse(/\/review$/);
    await page.getByRole('link', { name: 'People' }).click();
    expect((await recorded).status()).toBe(201);
    expect(verifier.complaints).toEqual([]);
    await verifier.leave();
  });

  it.each(['OAR outlining', 'DIR evaluation'])(
    'is followed by an assessment of %s by someone who may assess it',
    async (skill) => {
      const assessor = await Visitor.as(browser, 'AA-1');
      const { page } = assessor;
      await openPerson(assessor, 'Adapter-2');
      await page.getByRole('button', { name: 'Assess Adapter-2' }).click();
      const panel = page.locator('oart-assessment-panel');
      await panel.getByLabel('Skill').selectOption({ label: skill });
      await panel.getByLabel('Cervix').check();
      await panel.getByLabel('Level').selectOption({ index: 1 });
      // As after a browser that was closed: what was written is there, and nothing was recorded.
      await page.reload();
      await assessor.settle();
      await page.getByRole('button', { name: 'Assess Adapter-2' }).click();
      await panel.getByText('What you wrote before is still here').waitFor();
      expect(await panel.getByLabel('Cervix').isChecked()).toBe(true);
      await panel.getByRole('button', { name: 'Read what you will sign' }).click();
      await assessor.sign(DEMONSTRATION_PASSWORD, /Sign this assessment/);
      await panel.waitFor({ state: 'detached' });
      expect(assessor.complaints).toEqual([]);
      await assessor.leave();
    },
  );

  it('lets the head of physics entitle, once nothing is missing', async () => {
    const entitler = await Visitor.as(browser, 'HoRTP');
    const { page } = entitler;
    await chooseCandidate(entitler);
    await entitler.screenshot('entitle');
    await entitler.sign(DEMONSTRATION_PASSWORD, /^Entitle Adapter.2 for cervix/);
    await page.getByRole('heading', { name: /is granted; it takes effect when/ }).waitFor();
    expect(entitler.complaints).toEqual([]);
    await entitler.leave();
  });

  it('is refused by the gate until the holder has accepted', async () => {
    const crew = await Visitor.as(browser, 'Adapter-2');
    expect(await askGate(crew, 'Edit OAR contours', 'C4', '4')).toMatch(/Not permitted/i);
    expect(await crew.page.getByText(/waits for its holder to accept/).count()).toBeGreaterThan(0);
    await crew.leave();
  });

  it('is permitted once the holder has accepted, with a passkey of theirs', async () => {
    const holder = await Visitor.as(browser, 'Adapter-2');
    const { page } = holder;
    const authenticator = await VirtualAuthenticator.plugInto(page);
    await enrolPasskey(holder, 'Key on my badge');
    await holder.open('/my-standing');
    await page
      .getByRole('link', { name: /Read and accept/ })
      .or(page.getByRole('button', { name: /Read and accept/ }))
      .first()
      .click();
    await holder.settle();
    const read = page.getByRole('button', { name: 'Read and accept' });
    if (await read.isVisible()) await read.click();
    await authenticator.giveToStranger();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.getByText(/^Nothing was signed: /).waitFor();
    await authenticator.giveBack();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.locator('oart-acceptance-panel').waitFor({ state: 'detached' });
    expect(await askGate(holder, 'Edit OAR contours', 'C4', '4')).toMatch(/^Permitted/i);
    await holder.screenshot('gate-permit');
    expect(holder.complaints).toEqual([]);
    await holder.leave();
  });

  it('is renewed by an entitlement that says what it replaces', async () => {
    const entitler = await Visitor.as(browser, 'HoRTP');
    const { page } = entitler;
    await chooseCandidate(entitler);
    await page.getByText('Dates and conditions').click();
    const held = page.getByLabel('Replaces', { exact: true }).locator('option').nth(1);
    const [number = ''] = /^E-[\d-]+/.exec(await held.innerText()) ?? [];
    await page.getByLabel('Replaces', { exact: true }).selectOption({ index: 1 });
    await page.getByText(`It replaces ${number}, which holds until this one is accepted`).waitFor();
    await entitler.screenshot('renewal');
    await entitler.sign(DEMONSTRATION_PASSWORD, /^Entitle Adapter.2 for cervix/);
    await page.getByRole('link', { name: 'Read the letter' }).click();
    await page.getByText(`It replaces entitlement ${number}.`).waitFor();
    await page.getByRole('link', { name: number, exact: true }).waitFor();
    expect(entitler.complaints).toEqual([]);
    await entitler.leave();
  });
});

async function enrolPasskey(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor;
  await visitor.open('/account');
  await page.getByRole('button', { name: 'Enrol a passkey' }).click();
  await page.getByLabel('What do you call it?').fill(name);
  await page.getByLabel('Your password again').fill(DEMONSTRATION_PASSWORD);
  await page.getByRole('button', { name: 'Enrol this passkey' }).click();
  await page.getByRole('row', { name: new RegExp(`^${name}.*not yet`) }).waitFor();
}

/** Adapter-2 for cervix, on page Entitle. */
async function chooseCandidate(entitler: Visitor): Promise<void> {
  const { page } = entitler;
  await entitler.open('/entitle');
  await page.getByRole('button', { name: /^All candidates/ }).click();
  await page.getByRole('link', { name: /^Adapter-2, Adapter, cervix/ }).click();
  await entitler.settle();
}

async function openPerson(visitor: Visitor, label: string): Promise<void> {
  await visitor.open('/people');
  await visitor.page
    .getByRole('link', { name: new RegExp(`^${label}`) })
    .first()
    .click();
  await visitor.settle();
}

/** Asks about the signed-in person and gives the verdict's words. */
async function askGate(
  visitor: Visitor,
  task: string,
  caseReference: string,
  fraction: string,
): Promise<string> {
  const { page } = visitor;
  await visitor.open('/gate-console');
  await page.getByLabel('a fraction').check();
  await page.getByLabel('Case', { exact: true }).fill(caseReference);
  await page.getByLabel('Fraction', { exact: true }).fill(fraction);
  await page.getByLabel('Task', { exact: true }).selectOption({ label: task });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  const verdict = page.locator('oart-gate-verdict');
  await verdict.waitFor();
  await page.waitForLoadState('networkidle');
  return (await verdict.innerText()).trim();
}
