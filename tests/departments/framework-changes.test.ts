import type { Browser } from 'playwright-core';
import type { CalendarDay } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { EntitlementView } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import { openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { certificate, train } from '../support/training.ts';
import { Visitor } from '../support/visitor.ts';

const TERM = { from: '2026-05-04', until: '2028-12-31' };
const OWN_SITES = ['cervix', 'prostate'];

/** One department through four versions of its framework, each made, compared, approved and felt in the browser. */
describe('a change of the framework', () => {
  let department: TestDepartment;
  let browser: Browser;
  let holder: TestMember;
  let held: EntitlementView;
  let editor: Visitor;
  let approver: Visitor;
  let adapter: Visitor;
  let entitler: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    const { product, horp } = department;
    await delegate(department, horp);
    holder = await joinAdapter(department, 'Adapter-1');
    const members = [
      await joinMember(product, 'Editor-1', ['staff-member', 'framework-editor']),
      await joinMember(product, 'Approver-1', ['staff-member', 'framework-approver']),
    ];
    await qualifyAdapter(department, holder, OWN_SITES, '2026-01-05');
    await department.at('2026-05-04T08:00:00.000Z');
    held = await entitle(department, holder, 'adapter', OWN_SITES, TERM);
    browser = await launchChromium();
    const signIn = (member: TestMember) => Visitor.signedIn(browser, member);
    const [one, other] = await Promise.all(members.map(signIn));
    if (one === undefined || other === undefined) throw new Error('Two members were joined');
    [editor, approver] = [one, other];
    [adapter, entitler] = [await signIn(holder), await signIn(horp)];
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
    const everybody = [editor, approver, adapter, entitler];
    expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  /** Takes the draft that stands in the editor's browser from proposal to approval by the other person. */
  async function publish(from: CalendarDay, impact: RegExp): Promise<void> {
    const { page } = editor;
    await page.getByLabel('In force from').fill(dayInWords(from));
    await page.getByLabel('In force from').press('Tab');
    await page.getByText('Not kept yet').waitFor({ state: 'detached' });
    await part(editor, 'Impact');
    await page.getByText(impact).waitFor();
    await page.getByRole('button', { name: /^Propose for approval from/ }).click();
    await page.waitForURL(/\/framework\/versions\/.+/);
    await approver.open(new URL(page.url()).pathname);
    await approver.page.getByText(impact).waitFor();
    await approver.page.getByRole('button', { name: /^Approve version/ }).click();
    await approver.page.getByRole('heading', { level: 1, name: /is approved and takes/ }).waitFor();
  }

  it('that adds a treatment site opens it for nobody; an equivalence carries a grant, and only that permits (scenario 41)', async () => {
    await department.at('2026-05-18T08:00:00.000Z');
    await beginDraft(editor);
    await addRectum(editor);
    await publish('2026-05-20' as CalendarDay, /^Nobody of \d+ would lose anything/);
    await department.at('2026-05-20T08:00:00.000Z');
    const manager = await Visitor.signedIn(browser, department.manager);
    await openUnitForRectum(manager, department.unit.id);
    await delegateRectum(manager);
    await openCase(department, 'R1', 'rectum');
    expect(await askedAtRectum(adapter)).toMatch(/Not permitted[^]*Rectum is not in the scope/);

    for (const skill of ['OAR outlining', 'DIR evaluation']) {
      await acceptEquivalence(entitler, holder.personId, skill);
    }
    expect(await askedAtRectum(adapter)).toMatch(/Not permitted[^]*Rectum is not in the scope/);

    await entitler.open('/entitle');
    await entitler.page.getByRole('link', { name: /^Adapter.1, Adapter, rectum/ }).click();
    await entitler.settle();
    await entitler.sign(PASSWORD, /^Entitle Adapter.1 for rectum/);
    await entitler.page.getByRole('heading', { name: /is granted; it takes effect/ }).waitFor();
    await adapter.open('/my-standing');
    await adapter.page
      .getByRole('link', { name: /Read and accept/ })
      .first()
      .click();
    await adapter.settle();
    await adapter.sign(PASSWORD, /^Accept E-/);
    await adapter.page.getByRole('heading', { level: 1, name: /for rectum until/ }).waitFor();
    expect(await askedAtRectum(adapter)).toMatch(/\nPermitted/);

    const auditing = await joinMember(department.product, 'Auditor-1', ['auditor']);
    const auditor = await Visitor.signedIn(browser, auditing);
    await auditor.open(`/people/${holder.personId}/staff-file`);
    await auditor.page.getByRole('row', { name: /OAR outlining Prostate for Rectum/ }).waitFor();
    await auditor.open('/audit');
    const granted = auditor.page.getByRole('region', { name: /^E-.*Adapter.1/ });
    await granted.filter({ hasText: 'rectum' }).getByText('Equivalence').first().waitFor();
    expect([...manager.complaints, ...auditor.complaints]).toEqual([]);
    await manager.leave();
    await auditor.leave();
  });

  it('that asks for more by a date pauses that treatment site alone, and new evidence cures it (scenario 38)', async () => {
    await department.at('2026-06-01T08:00:00.000Z');
    await beginDraft(editor);
    const { page } = editor;
    await addStructure(editor, 'Cervix', 'Uterus');
    await part(editor, 'Transitions');
    await page.getByText('Adapter, OAR outlining', { exact: true }).click();
    await page
      .getByLabel('Those entitled before')
      .selectOption({ label: 'must show it by a date' });
    await page.getByLabel('Shown by').fill('31 Aug 2026');
    await page.getByLabel('Shown by').press('Tab');
    await publish('2026-07-01' as CalendarDay, /^1 person of \d+ would lose something/);
    const issued = await letter(adapter, held.id);

    await department.at('2026-08-31T20:00:00.000Z');
    expect(await standing(adapter)).not.toMatch(/framework changed/);
    await department.at('2026-09-01T08:00:00.000Z');
    const paused = await standing(adapter);
    expect(paused).toMatch(
      /for cervix[^]*the framework changed and its deadline 31 Aug 2026 passed/i,
    );
    const may = adapter.page.locator('oart-standing-sentences li', { hasText: /prostate/i });
    expect(await may.first().innerText()).not.toMatch(/framework changed/);
    expect(await letter(adapter, held.id)).toBe(issued);
    await adapter.open(`/entitlements/${held.id}`);
    await adapter.page.getByText(/v1, SHA-256/).waitFor();

    const uterus = certificate('cervix', ['structure-5']);
    await train(holder, department.deputy, [{ ...uterus, occurredOn: '2026-08-20' }]);
    expect(await standing(adapter)).toMatch(/Entitled\s+Edit OAR contours for cervix and prostate/);
  });

  it('that is editorial changes nobody (scenario 39)', async () => {
    await department.at('2026-09-02T08:00:00.000Z');
    await beginDraft(editor);
    const { page } = editor;
    await part(editor, 'Number and title');
    await page.getByText('This version').click();
    await page.getByLabel('Title', { exact: true }).fill('oART framework, reworded');
    await page.getByLabel('Class of change').selectOption({ label: 'Editorial: changes nobody' });
    await addStructure(editor, 'Cervix', 'Ovaries');
    await part(editor, 'Transitions');
    await page.getByText('An editorial version changes nobody, so there is nothing').waitFor();
    await publish('2026-09-03' as CalendarDay, /^Nobody of \d+ would lose anything/);
    const before = await standing(adapter);
    expect(before).toMatch(/^You may do/);
    await department.at('2026-09-03T08:00:00.000Z');
    await adapter.open('/framework');
    await adapter.page
      .getByRole('heading', { name: /reworded/ })
      .first()
      .waitFor();
    expect(await standing(adapter)).toBe(before);
    await beginDraft(editor);
    await part(editor, 'Number and title');
    await page.getByText('This version').click();
    expect(await page.getByLabel('Class of change').inputValue()).toBe('substantive');
    // What the editorial version asks binds those entitled before it from a substantive one on.
    await part(editor, 'Transitions');
    await page.getByText('Adapter, OAR outlining', { exact: true }).waitFor();
  });
});

async function beginDraft(editor: Visitor): Promise<void> {
  await editor.open('/framework/versions');
  await editor.page.getByRole('button', { name: 'Begin a draft' }).click();
  await editor.page.waitForURL(/\/framework\/drafts\//);
  await editor.settle();
}

async function part({ page }: Visitor, name: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the draft' });
  await parts.getByRole('button', { name, exact: true }).click();
}

/** One structure more in a set, with the pass mark that the form proposes. */
async function addStructure(editor: Visitor, site: string, title: string): Promise<void> {
  const { page } = editor;
  await part(editor, 'Structure sets');
  await page.getByText(`OAR outlining, ${site}`, { exact: true }).click();
  await page.getByRole('button', { name: 'Add a structure', exact: true }).click();
  const set = page.locator('details.part[open]');
  await set.locator('details[open]').last().getByLabel('Structure').fill(title);
  await page.getByText(title, { exact: true }).waitFor();
}

/** Rectum, with what an Adapter has to show for it. */
async function addRectum(editor: Visitor): Promise<void> {
  const { page } = editor;
  await part(editor, 'Treatment sites');
  await page.getByRole('button', { name: 'Add a treatment site' }).click();
  await page.locator('details.part[open]').getByLabel('Id').fill('rectum');
  await page.locator('details.part[open]').getByLabel('Title').fill('Rectum');
  await part(editor, 'Structure sets');
  await page.getByRole('button', { name: 'Add a structure set' }).click();
  const set = page.locator('details.part[open]');
  await set.getByLabel('Skill').selectOption({ label: 'OAR outlining' });
  await set.getByLabel('Treatment site').selectOption({ label: 'Rectum' });
  await set.getByRole('button', { name: 'Add a structure', exact: true }).click();
  await part(editor, 'Requirements');
  for (const requirement of ['Adapter, OAR outlining', 'Adapter, DIR evaluation']) {
    const form = page.locator('details.part', {
      has: page.getByText(requirement, { exact: true }),
    });
    await form.locator('> summary').click();
    await form.getByRole('group', { name: 'Treatment sites' }).getByLabel('Rectum').check();
  }
  await page.getByText('Not kept yet').waitFor({ state: 'detached' });
}

async function openUnitForRectum(manager: Visitor, unit: string): Promise<void> {
  const { page } = manager;
  await manager.open(`/units/${unit}`);
  await page.getByRole('button', { name: 'Open or close for a site' }).click();
  const panel = page.locator('oart-fact-panel');
  await panel.getByLabel('Treatment site').selectOption({ label: 'Rectum' });
  await panel.getByLabel('Why').fill('Commissioned');
  await panel.getByRole('button', { name: 'Record change' }).click();
  await page.getByRole('row', { name: /^Rectum Opens/ }).waitFor();
}

async function delegateRectum(manager: Visitor): Promise<void> {
  const { page } = manager;
  await manager.open('/delegations');
  await page.getByRole('button', { name: 'Delegate' }).click();
  const panel = page.locator('oart-fact-panel');
  await panel.getByLabel('Person').selectOption({ label: 'HoRTP' });
  await panel.getByLabel('Adapter', { exact: true }).check();
  await panel.getByLabel('Reference of the written').fill('Letter of May');
  await panel.getByRole('button', { name: 'Record the delegation' }).click();
  await panel.waitFor({ state: 'detached' });
}

async function acceptEquivalence(entitler: Visitor, person: string, skill: string): Promise<void> {
  const { page } = entitler;
  await entitler.open(`/people/${person}/staff-file`);
  await page.getByRole('button', { name: 'Accept an equivalence' }).click();
  const panel = page.locator('oart-fact-panel');
  await panel.getByLabel('Skill').selectOption({ label: skill });
  await panel.getByLabel('Shown for').selectOption({ label: 'Prostate' });
  await panel.getByLabel('Accepted for').selectOption({ label: 'Rectum' });
  await panel.getByLabel('Why it is accepted').fill('The same anatomy and technique');
  await panel.getByRole('button', { name: 'Record the equivalence' }).click();
  await page.getByRole('row', { name: new RegExp(`^${skill} Prostate for Rectum`) }).waitFor();
}

/** What the gate console answers somebody about themselves for a case at the new treatment site. */
async function askedAtRectum(visitor: Visitor): Promise<string> {
  const { page } = visitor;
  await visitor.open('/gate-console');
  await page.getByLabel('a fraction').check();
  await page.getByLabel('Case', { exact: true }).fill('R1');
  await page.getByLabel('Fraction', { exact: true }).fill('1');
  await page.getByLabel('Task', { exact: true }).selectOption({ label: 'Edit OAR contours' });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  await page.locator('oart-gate-verdict').waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('region', { name: 'Answer' }).innerText();
}

/** The answer on "My standing" with its sentences; how many days are left goes down by itself. */
async function standing(visitor: Visitor): Promise<string> {
  await visitor.open('/my-standing');
  const sentences = await visitor.page.locator('oart-standing-sentences').allInnerTexts();
  const text = `${await visitor.heading()}\n${sentences.join('\n')}`;
  return text.replaceAll(/ \(\d+ days?\)/g, '');
}

/** The letter as it was issued. */
async function letter(visitor: Visitor, id: string): Promise<string> {
  const answer = await visitor.page.request.get(`/api/entitlements/${id}/letter`);
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  expect(text).toMatch(/Framework version 1,/);
  return text;
}
