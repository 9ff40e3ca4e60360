import type { Browser } from 'playwright-core';
import { PASSWORD } from '../support/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import { done, openCase } from '../support/console.ts';
import {
  approveProtocol,
  entitle,
  qualifyAdvancedAdapter,
  qualifyMpe,
} from '../support/entitled.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { assess } from '../support/signed-acts.ts';
import { delegate, joinAdvancedAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { PLAN_RECORDS, TUTORIAL, reflectiveLog, train } from '../support/training.ts';
import { Visitor } from '../support/visitor.ts';

const BLADDER = ['bladder'];
const TERM = { from: '2026-01-12', until: '2028-12-31' };

/** AA-1 has all of an Advanced Adapter but OAR outlining; AA-2 has that as well, and is entitled. */
describe('an Advanced Adapter who inherits no requirements of an Adapter (scenario 3)', () => {
  let department: TestDepartment;
  let browser: Browser;
  let candidate: TestMember;
  let editor: Visitor;
  let approver: Visitor;
  let entitler: Visitor;
  let crew: Visitor;
  let holder: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    const { product, horp, mpe, oncologist } = department;
    await delegate(department, horp);
    candidate = await joinAdvancedAdapter(department, 'AA-1');
    const entitled = await joinAdvancedAdapter(department, 'AA-2');
    const members = [
      await joinMember(product, 'Editor-1', ['staff-member', 'framework-editor']),
      await joinMember(product, 'Approver-1', ['staff-member', 'framework-approver']),
    ];
    await department.at('2026-01-12T10:00:00.000Z');
    await qualifyAdvancedAdapter(department, entitled, BLADDER, '2026-01-12');
    await entitle(department, entitled, 'advanced-adapter', BLADDER, TERM);
    await qualifyMpe(department, mpe, BLADDER, '2026-01-12');
    await entitle(department, oncologist, 'clinical-oncologist', BLADDER, TERM);
    await approveProtocol(department, 'bladder', '2026-01-12');
    await trainForAllButOars(department, candidate);
    await openCase(department, 'B1', 'bladder');
    await done(entitled, 'edit-oar', 'B1', 1);
    browser = await launchChromium();
    const signIn = (member: TestMember) => Visitor.signedIn(browser, member);
    const [one, other] = await Promise.all(members.map(signIn));
    if (one === undefined || other === undefined) throw new Error('Two members were joined');
    [editor, approver] = [one, other];
    [entitler, crew, holder] = [
      await signIn(horp),
      await signIn(candidate),
      await signIn(entitled),
    ];
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
    const everybody = [editor, approver, entitler, crew, holder];
    expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('is refused for OAR outlining while the role inherits them', async () => {
    await openProposal(entitler);
    const { page } = entitler;
    const missing = await page.getByText(/OAR outlining/).allInnerTexts();
    expect(missing.join('\n')).toMatch(/assessed at level C/);
    expect(await page.getByRole('button', { name: /^Entitle AA.1/ }).isDisabled()).toBe(true);
  });

  it('is edited in the browser: the hole and who loses what are said before another person approves', async () => {
    const { page } = editor;
    await editor.open('/framework/versions');
    await page.getByRole('button', { name: 'Begin a draft' }).click();
    await page.waitForURL(/\/framework\/drafts\//);
    await editor.settle();
    await part(editor, 'Roles');
    await page.locator('details.part > summary', { hasText: /^Advanced Adapter$/ }).click();
    const role = page.locator('details.part[open]');
    const inherits = role.getByRole('group', { name: 'Inherits the tasks and requirements of' });
    await inherits.getByLabel('Adapter', { exact: true }).uncheck();
    await page.getByLabel('In force from').fill('19 Jan 2026');
    await page.getByLabel('In force from').press('Tab');
    await page.getByText('Not kept yet').waitFor({ state: 'detached' });
    await page.getByText(HOLE).waitFor();
    await part(editor, 'Impact');
    expect(await whomItConcerns(editor)).toMatch(LOSES);
    await page.getByRole('button', { name: /^Propose for approval from/ }).click();
    await page.waitForURL(/\/framework\/versions\/.+/);

    await approver.open(new URL(page.url()).pathname);
    await approver.page.getByText(HOLE).waitFor();
    expect(await whomItConcerns(approver)).toMatch(LOSES);
    await approver.page.getByRole('button', { name: /^Approve version 2/ }).click();
    await approver.page.getByRole('heading', { level: 1, name: /is approved and takes/ }).waitFor();
  });

  it('takes editing from its holder on the day and not before, and the matrix and the standing say so', async () => {
    await department.at('2026-01-18T20:00:00.000Z');
    expect(await behindTheCell(entitler)).not.toMatch(/not a task of the role/);
    expect(await standing(holder)).not.toMatch(NO_EDITING);
    await department.at('2026-01-19T08:00:00.000Z');
    expect(await behindTheCell(entitler)).toMatch(NO_EDITING);
    expect(await standing(holder)).toMatch(NO_EDITING);
    await crew.open('/framework');
    await crew.page.getByText(HOLE).waitFor();
    expect(await crew.page.getByText('by inheritance').count()).toBe(0);
  });

  it('is granted, yet the gate denies "approve OAR" until level C in OAR outlining', async () => {
    await openProposal(entitler);
    await entitler.sign(PASSWORD, /^Entitle AA.1 for bladder/);
    await entitler.page.getByRole('heading', { name: /is granted; it takes effect/ }).waitFor();
    await crew.open('/my-standing');
    await crew.page
      .getByRole('link', { name: /Read and accept/ })
      .first()
      .click();
    await crew.settle();
    await crew.sign(PASSWORD, /^Accept E-/);
    await crew.page.getByRole('heading', { level: 1, name: /for bladder until/ }).waitFor();

    const refused = await askedToApprove(crew);
    expect(refused).toMatch(/Not permitted/);
    expect(refused).toMatch(/OAR outlining[^]*level C/);
    const { mpe } = department;
    await assess(mpe, candidate, ['oar-outlining'], BLADDER, '2026-01-19');
    expect(await askedToApprove(crew)).toMatch(/\nPermitted/);
  });
});

const HOLE = /^Advanced Adapter may take "Approve OAR contours" but has no requirement for OAR/;
const NO_EDITING = /Edit OAR contours(:| is) not a task of the role Advanced Adapter/;
const LOSES = /1 person of \d+ would lose something[^]*AA.2[^]*Edit OAR contours[^]*not a task/;

async function trainForAllButOars(
  department: TestDepartment,
  candidate: TestMember,
): Promise<void> {
  const { deputy, mpe, oncologist } = department;
  const records = [TUTORIAL, reflectiveLog('bladder', oncologist), ...PLAN_RECORDS];
  await train(candidate, deputy, records, oncologist);
  await assess(oncologist, candidate, ['target-outlining'], BLADDER, '2026-01-12');
  const skills = ['dir-evaluation', 'plan-selection', 'mobius-approval'];
  await assess(mpe, candidate, skills, BLADDER, '2026-01-12');
}

async function openProposal(entitler: Visitor): Promise<void> {
  await entitler.open('/entitle');
  await entitler.page.getByRole('button', { name: /^All candidates/ }).click();
  await entitler.page.getByRole('link', { name: /^AA.1, Advanced Adapter, bladder/ }).click();
  await entitler.settle();
}

async function part({ page }: Visitor, name: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the draft' });
  await parts.getByRole('button', { name, exact: true }).click();
}

async function whomItConcerns({ page }: Visitor): Promise<string> {
  const impact = page.locator('oart-framework-impact');
  await impact.getByRole('row', { name: /^AA.2/ }).waitFor();
  return impact.innerText();
}

/** What the matrix says beside itself of AA-2 as an Advanced Adapter for the bladder. */
async function behindTheCell(visitor: Visitor): Promise<string> {
  const { page } = visitor;
  await visitor.open('/matrix?role=advanced-adapter&site=bladder');
  await page.getByRole('row', { name: /^AA.2/ }).getByRole('gridcell').first().click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { level: 2, name: /^AA.2, Advanced Adapter/ }).waitFor();
  await panel.getByText('E-2026-0001').waitFor();
  return panel.innerText();
}

async function standing(visitor: Visitor): Promise<string> {
  await visitor.open('/my-standing');
  return (await visitor.page.locator('oart-standing-sentences').allInnerTexts()).join('\n');
}

/** What the gate console answers somebody about themselves. */
async function askedToApprove(visitor: Visitor): Promise<string> {
  const { page } = visitor;
  await visitor.open('/gate-console');
  await page.getByLabel('a fraction').check();
  await page.getByLabel('Case', { exact: true }).fill('B1');
  await page.getByLabel('Fraction', { exact: true }).fill('1');
  await page.getByLabel('Task', { exact: true }).selectOption({ label: 'Approve OAR contours' });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  await page.locator('oart-gate-verdict').waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('region', { name: 'Answer' }).innerText();
}
