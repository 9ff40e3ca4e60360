import type { Browser } from 'playwright-core';
import type { ActView, FractionView } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import { act, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { assess } from '../support/signed-acts.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { VirtualAuthenticator } from '../support/virtual-authenticator.ts';
import { Visitor } from '../support/visitor.ts';
import { enrolWorkstation, signInThere } from '../support/workstation.ts';
import type { TestWorkstation } from '../support/workstation.ts';

const DAY = '2026-01-12';
const PIN = '482615';
const SITE = 'prostate';

/** Scenario 25 on the screen: a trainee performs, and the supervisor named signs the same act beside them. */
describe('an act under supervision', () => {
  let department: TestDepartment;
  let browser: Browser;
  let supervisor: TestMember;
  let trainee: TestMember;
  let station: TestWorkstation;

  beforeAll(async () => {
    department = await openTestDepartment();
    supervisor = await joinAdapter(department, 'Adapter-1');
    trainee = await joinAdapter(department, 'Trainee-1');
    await delegate(department, department.horp);
    await department.at(`${DAY}T10:00:00.000Z`);
    await qualifyAdapter(department, supervisor, [SITE], DAY);
    const term = { from: DAY, until: '2028-12-31' };
    await entitle(department, supervisor, 'adapter', [SITE], term);
    await assess(department.mpe, trainee, ['oar-outlining', 'dir-evaluation'], [SITE], DAY, 'T');
    await openCase(department, 'C7', SITE);
    await supervisor.post('/api/account/pin', { pin: PIN, password: PASSWORD }).expect(201);
    station = await enrolWorkstation(department.product, 'Ethos-1 console');
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
  });

  it('is signed by the supervisor with their PIN, at a computer that is enrolled', async () => {
    const there = await signInThere(department.product, trainee, station);
    const visitor = await Visitor.signedIn(browser, there);
    const { page } = visitor;
    await VirtualAuthenticator.plugInto(page);
    await read(visitor, 1);
    await visitor.sign(PASSWORD, /^Sign, then Adapter-1 signs$/);
    await page.getByText('I supervise this act and am its responsible operator.').waitFor();
    await page.getByLabel('Sign-in name of Adapter-1').fill('adapter-1');
    await page.getByLabel('PIN, Adapter-1').fill('735196');
    await page.getByRole('button', { name: 'Sign: Edit OAR contours' }).click();
    await page.getByText('The PIN is not right.').first().waitFor();
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await visitor.screenshot('supervised-act');
    await page.getByLabel('PIN, Adapter-1').fill(PIN);
    await page.getByRole('button', { name: 'Sign: Edit OAR contours' }).click();
    await page.getByRole('heading', { level: 1, name: 'Signed by both of you' }).waitFor();
    expect(await actOf(1)).toMatchObject({
      mode: 'supervised',
      actor: { displayName: 'Trainee-1' },
      supervisorId: supervisor.personId,
    });
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is signed with the password elsewhere, and by nobody but the supervisor named', async () => {
    const visitor = await Visitor.signedIn(browser, trainee);
    const { page } = visitor;
    await read(visitor, 2);
    await visitor.sign(PASSWORD, /^Sign, then Adapter-1 signs$/);
    const name = page.getByLabel('Sign-in name of Adapter-1');
    await name.fill('mpe-1');
    await page.getByLabel('Password, Adapter-1').fill(PASSWORD);
    expect(await page.getByLabel('PIN, Adapter-1').count()).toBe(0);
    await page.getByRole('button', { name: 'Sign: Edit OAR contours' }).click();
    await page.getByText('The person named is not the one who signs.').first().waitFor();
    expect(await actOf(2)).toBeUndefined();
    await name.fill('adapter-1');
    await page.getByLabel('Password, Adapter-1').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign: Edit OAR contours' }).click();
    await page.getByRole('heading', { level: 1, name: 'Signed by both of you' }).waitFor();
    expect(await actOf(2)).toMatchObject({ mode: 'supervised' });
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is signed alone with a PIN: not elsewhere, slowed when it is wrong, and gone once revoked', async () => {
    const desk = await Visitor.signedIn(browser, supervisor);
    await read(desk, 4, null);
    await desk.page.getByText(/Your PIN signs at an enrolled workstation only\./).waitFor();
    expect(await desk.page.getByLabel(/^Your PIN/).count()).toBe(0);
    await desk.screenshot('pin-elsewhere');
    await desk.open('/account');
    await desk.page.getByText(/An administrator who signs in at this computer enrols it/).waitFor();
    await desk.leave();

    const visitor = await Visitor.signedIn(
      browser,
      await signInThere(department.product, supervisor, station),
    );
    const { page } = visitor;
    await read(visitor, 4, null);
    const pin = page.getByLabel('Your PIN, Adapter-1');
    const sign = page.getByRole('button', { name: 'Sign: Edit OAR contours' });
    const refusal = page.getByText('The PIN is not right.');
    // The pauses grow: on a busy machine the first of them may be over before the next try.
    for (let slowed = false; !slowed;) {
      await pin.fill('735196');
      const [answer] = await Promise.all([page.waitForResponse(/\/api\/acts$/), sign.click()]);
      slowed = answer.status() === 429;
    }
    await page.getByText(/Too many tries\. Try again in \d+ seconds?\./).waitFor();
    await page.getByText('The password signs meanwhile: choose it below.').waitFor();
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await visitor.screenshot('pin-slowed');
    await page.getByRole('radio', { name: 'Password' }).check();
    await page.getByText(/Too many tries/).waitFor({ state: 'detached' });
    expect(await refusal.count()).toBe(0);
    await visitor.sign(PASSWORD, /^Sign: Edit OAR contours$/);
    await page.getByRole('heading', { level: 1, name: 'Signed', exact: true }).waitFor();

    await visitor.open('/account');
    await page.getByRole('button', { name: 'Revoke PIN for the console' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('You sign with your password alone.').waitFor();
    await page.getByText('Revoked (1)').waitFor();
    await read(visitor, 5, null);
    await page.getByLabel(/^Your password again/).waitFor();
    expect(await pin.count()).toBe(0);

    await visitor.open('/account');
    await page.getByRole('button', { name: 'Set a PIN' }).click();
    const form = page.locator('oart-pin-form');
    await form.getByLabel('New PIN', { exact: true }).fill(PIN);
    await form.getByLabel('New PIN again').fill(PIN);
    await form.getByLabel('Your password again').fill(PASSWORD);
    await form.getByRole('button', { name: 'Set this PIN' }).click();
    await form.waitFor({ state: 'detached' });
    await read(visitor, 5, null);
    await pin.fill(PIN);
    await expect(actOf(5)).resolves.toBeUndefined();
    await sign.click();
    await page.getByRole('heading', { level: 1, name: 'Signed', exact: true }).waitFor();
    expect(await actOf(5)).toMatchObject({ mode: 'independent' });
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is refused by the gate where nobody supervises it', async () => {
    const visitor = await Visitor.signedIn(browser, trainee);
    await read(visitor, 3, 'Nobody: I act alone');
    await visitor.page.getByRole('heading', { name: 'What you can do' }).waitFor();
    const alone = await act(trainee, 'edit-oar', 'C7', 3);
    expect(alone.status).toBe(403);
    await visitor.leave();
  });

  async function read(
    visitor: Visitor,
    fraction: number,
    by: string | null = 'Adapter-1',
  ): Promise<void> {
    const { page } = visitor;
    await visitor.open(`/sign-act?task=edit-oar&case=C7&fraction=${String(fraction)}`);
    if (by !== null) await page.getByLabel('Supervised by').selectOption({ label: by });
    await page.getByLabel('Outcome').selectOption({ label: 'Changed' });
    await page.getByRole('button', { name: 'Read what you will sign' }).click();
  }

  async function actOf(fraction: number): Promise<ActView | undefined> {
    const { body } = await department.mpe
      .get(`/api/cases/C7/fractions/${String(fraction)}`)
      .expect(200);
    return (body as FractionView).acts[0];
  }
});
