import type { Browser } from 'playwright-core';
import type { EntitlementView, EvidenceView, Page } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import { done, doneSupervised, openCase } from '../support/console.ts';
import { entitle, qualifyAdvancedAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { assess } from '../support/signed-acts.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { certificate, log, train, TUTORIAL } from '../support/training.ts';
import { Visitor } from '../support/visitor.ts';

const BLADDER = ['bladder'];
const SKILLS = ['oar-outlining', 'dir-evaluation'];
const TERM = { from: '2026-01-12', until: '2028-12-31' };

/** AA-1 edits before and after 2 March, supervises and assesses; on 10 May the certificate is found to be another's. */
describe('a certificate that belongs to somebody else (scenario 35)', () => {
  let department: TestDepartment;
  let browser: Browser;
  let holder: TestMember;
  let held: EntitlementView;
  let record: EvidenceView;
  let deputy: Visitor;
  let head: Visitor;
  let own: Visitor;
  let crew: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    const { horp, mpe } = department;
    await delegate(department, horp);
    await delegate(department, department.deputy);
    holder = await joinAdvancedAdapter(department, 'AA-1', ['staff-member', 'assessor']);
    const trainee = await joinAdapter(department, 'Trainee-1');
    const candidate = await joinAdapter(department, 'Adapter-2');
    await department.at('2026-01-12T10:00:00.000Z');
    await qualifyAdvancedAdapter(department, holder, BLADDER, '2026-01-12');
    await assess(mpe, holder, SKILLS, BLADDER, '2026-01-12', 'P');
    await assess(mpe, trainee, SKILLS, BLADDER, '2026-01-12', 'T');
    held = await entitle(department, holder, 'advanced-adapter', BLADDER, TERM);
    await train(candidate, department.deputy, [certificate('bladder'), log('bladder'), TUTORIAL]);
    await openCase(department, 'B1', 'bladder');
    await department.at('2026-02-26T10:00:00.000Z');
    await done(holder, 'edit-oar', 'B1', 1);
    await department.at('2026-03-03T10:00:00.000Z');
    await done(holder, 'edit-oar', 'B1', 2);
    await doneSupervised(trainee, holder, 'edit-oar', 'B1', 3);
    await assess(holder, candidate, ['dir-evaluation'], BLADDER, '2026-03-03');
    record = await certificateOf(holder);
    await department.at('2026-05-10T10:00:00.000Z');
    browser = await launchChromium();
    const signIn = (member: TestMember) => Visitor.signedIn(browser, member);
    [deputy, head] = [await signIn(department.deputy), await signIn(horp)];
    [own, crew] = [await signIn(holder), await signIn(trainee)];
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
    expect([deputy, head, own, crew].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('is revoked from 2 March, with all that relied on it since listed and nothing altered', async () => {
    const { page } = deputy;
    const before = await signedIn(crew, 2);
    await deputy.open(`/records/${record.id}/look-back`);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const panel = page.locator('oart-fact-panel');
    await panel.getByLabel('What is wrong').selectOption({ index: 1 });
    await panel.getByLabel('It does not count from').fill('02 Mar 2026');
    await panel.getByLabel('Why', { exact: true }).fill('Found to belong to somebody else');
    await panel.getByText(`${held.number} is suspended at once`).waitFor();
    await panel.getByRole('button', { name: 'Revoke the record' }).click();
    await page.getByRole('heading', { level: 1, name: /is revoked for integrity/ }).waitFor();
    await deputy.settle();

    expect(await rowsOf(deputy, 'Acts')).toEqual([expect.stringMatching(/B1[^]*2/)]);
    expect(await rowsOf(deputy, 'Acts supervised')).toEqual([expect.stringMatching(/Trainee.1/)]);
    expect(await rowsOf(deputy, 'Assessments given')).toEqual([
      expect.stringMatching(/Adapter.2[^]*DIR evaluation/),
    ]);
    expect(await rowsOf(deputy, 'Answers of the gate')).toHaveLength(2);
    expect(await signedIn(crew, 2)).toEqual(before);
  });

  it('suspends at once, which its holder and the head of physics read, and the crew without the reason', async () => {
    await own.open('/my-standing');
    expect(await own.page.locator('main').innerText()).toMatch(
      /entitlement is suspended[^]*ProKnow certificate was revoked/,
    );
    await head.open(`/entitlements/${held.id}`);
    await head.page.getByText('Suspended', { exact: true }).first().waitFor();
    await head.page
      .getByText(/A record it rests on was revoked/)
      .first()
      .waitFor();
    await head.open('/matrix?role=advanced-adapter&site=bladder');
    const row = head.page.getByRole('row', { name: /^AA.1/ });
    expect(await row.innerText()).toMatch(/Suspended/);
    const told = await answeredOf(crew, 'AA-1');
    expect(told).toMatch(/Not permitted[^]*Not currently entitled/);
    expect(told).not.toMatch(/suspend|revoked|certificate|somebody else/i);
  });

  it('stays suspended with a new certificate of their own, until a lift with its outcome is recorded', async () => {
    await train(holder, department.deputy, [certificate('bladder')]);
    expect(await answeredOf(crew, 'AA-1')).toMatch(/Not currently entitled/);
    const { page } = head;
    await head.open(`/entitlements/${held.id}`);
    await page.getByRole('button', { name: 'Lift suspension' }).click();
    await page.getByLabel('What came of it').fill('A certificate of their own is verified');
    await page.getByRole('button', { name: 'Read what you will sign' }).click();
    await head.sign(PASSWORD, /^Lift the suspension of E-/);
    await page.getByText('What came of it: A certificate of their own is verified').waitFor();
    expect(await answeredOf(crew, 'AA-1')).not.toMatch(/Not currently entitled/);
  });
});

async function certificateOf(holder: TestMember): Promise<EvidenceView> {
  const { body } = await holder.get('/api/evidence?mine=true').expect(200);
  const { items } = body as Page<EvidenceView>;
  const found = items.find(({ type }) => type === 'proknow-certificate');
  if (found === undefined) throw new Error('AA-1 submitted a certificate');
  return found;
}

async function rowsOf({ page }: Visitor, section: string): Promise<readonly string[]> {
  return page
    .getByRole('region', { name: section, exact: true })
    .locator('tbody tr')
    .allInnerTexts();
}

/** The acts of a fraction as they are on file. */
async function signedIn({ page }: Visitor, fraction: number): Promise<unknown> {
  const answer = await page.request.get(`/api/cases/B1/fractions/${String(fraction)}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { readonly acts: unknown }).acts;
}

/** What the gate console answers a member of the crew about somebody else. */
async function answeredOf(visitor: Visitor, person: string): Promise<string> {
  const { page } = visitor;
  await visitor.open('/gate-console');
  await page.getByLabel('a fraction').check();
  await page.getByLabel('Case', { exact: true }).fill('B1');
  await page.getByLabel('Fraction', { exact: true }).fill('4');
  await page.getByLabel('Task', { exact: true }).selectOption({ label: 'Edit OAR contours' });
  await page.getByLabel('Person', { exact: true }).selectOption({ label: person });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  await page.locator('oart-gate-verdict').waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('region', { name: 'Answer' }).innerText();
}
