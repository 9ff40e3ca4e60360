import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { PolicyDocument } from '@oart/competency';
import type { FrameworkView, PolicyVersionView } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { approveVersion } from '../support/version-approval.ts';
import { Visitor } from '../support/visitor.ts';

const TERM = { from: '2026-05-04', until: '2028-12-31' };

/** A policy that one person proposes and another approves, in the browser, on a department of its own. */
describe('a change of the policy', () => {
  let department: TestDepartment;
  let browser: Browser;
  let proposing: TestMember;
  let reading: TestMember;
  let editor: Visitor;
  let approver: Visitor;
  let reader: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    const { product, horp } = department;
    await delegate(department, horp);
    const [editing, approving] = [
      await joinMember(product, 'Editor-1', ['framework-editor', 'framework-approver']),
      await joinMember(product, 'Approver-1', ['framework-approver']),
    ];
    proposing = editing;
    reading = await joinAdapter(department, 'Adapter-1');
    await qualifyAdapter(department, reading, ['prostate'], '2026-01-05');
    await department.at('2026-05-04T08:00:00.000Z');
    await entitle(department, reading, 'adapter', ['prostate'], TERM);
    // Three months without an act: recent by the window of six that holds, and not by a shorter one.
    await department.at('2026-08-03T08:00:00.000Z');
    browser = await launchChromium();
    editor = await Visitor.signedIn(browser, editing);
    approver = await Visitor.signedIn(browser, approving);
    reader = await Visitor.signedIn(browser, reading);
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
    expect([editor, approver, reader].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('is told in plain sentences before it is proposed, and kept until then', async () => {
    const { page } = editor;
    await editor.open('/framework');
    await page.getByRole('link', { name: 'The policy', exact: true }).click();
    await page
      .getByRole('heading', { level: 1, name: /^Policy version 1 is in force since/ })
      .waitFor();
    await page.getByText('Product default, not adopted until approved.').waitFor();
    await page.getByText('Practice is recent with 5 fractions of independent acts').waitFor();
    expect(await editor.faultsInEveryLook('policy')).toEqual([]);
    await page.getByRole('link', { name: 'Propose a change' }).click();
    await heading(editor, 'This proposal adopts the values in force');

    const cases = page.getByLabel('Cases they come from, at least');
    await cases.fill('6');
    await heading(editor, 'This proposal is not complete yet');
    await page.getByText('Enter no more cases than fractions.').first().waitFor();
    const propose = page.getByRole('button', { name: 'Propose for approval' });
    expect(await propose.isDisabled()).toBe(true);
    await cases.fill('2');
    await page.getByLabel('Break-glass is permitted').check();
    await page.getByLabel('Within, months', { exact: true }).fill('1');
    await heading(editor, 'This proposal changes 4 rules');
    const changes = page.getByRole('table', { name: 'What changes' });
    const row = changes.getByRole('row', { name: /^Recent practice These/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      'These fractions come from at least 1 case.',
      'These fractions come from at least 2 cases.',
    ]);
    expect(await editor.faultsInEveryLook('policy-proposal')).toEqual([]);

    await page.getByRole('link', { name: 'The policy in force' }).click();
    await page.getByRole('heading', { level: 1, name: /^Policy version 1 is in force/ }).waitFor();
    await editor.open('/policy/proposal');
    await heading(editor, 'This proposal changes 4 rules');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    expect(await cases.inputValue()).toBe('2');
    await propose.click();
    await heading(editor, 'Policy version 2 waits for approval');
    await editor.open('/policy/proposal');
    await heading(editor, 'This proposal adopts the values in force');
    await cases.fill('3');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await page.getByRole('button', { name: 'Discard them' }).click();
    await heading(editor, 'This proposal adopts the values in force');
    expect(await cases.inputValue()).toBe('1');
  });

  it('is not approved by whoever proposed it, neither on the page nor past it', async () => {
    const { page } = editor;
    await page.getByRole('link', { name: 'Version 2 waits for approval' }).click();
    await page.getByText('You proposed it: another person approves it.').waitFor();
    expect(await approveButton(editor).isDisabled()).toBe(true);
    const { id, sha256 } = await version(2);
    const requests = await editor.requests();
    const { body } = await requests
      .post(`/api/policy/versions/${id}/approval`, {
        sha256,
        comparedWith: (await version(1)).id,
      })
      .expect(403);
    expect(body).toMatchObject({ detail: 'Another person than the editor approves this.' });
    expect(await held()).toBe(1);
  });

  it('is approved by another person, who saw what it changes and for whom, and holds at once', async () => {
    await approver.open('/policy');
    await approver.page.getByRole('link', { name: 'Version 2 waits for approval' }).click();
    await heading(approver, 'Policy version 2 waits for approval');
    const { page } = approver;
    await page.getByRole('row', { name: /Break-glass is permitted, for 60 minutes/ }).waitFor();
    const impact = page.getByRole('region', { name: 'For whom' });
    await impact.getByText(/^The one person who may act now would be paused/).waitFor();
    await impact.getByText(/Edit OAR contours for prostate/).waitFor();
    expect(await standing()).toMatch(/Entitled\s+Edit OAR contours for prostate/);
    expect(await approver.faultsInEveryLook('policy-version')).toEqual([]);
    await approveButton(approver).click();
    const question = page.getByRole('dialog', { name: 'Approve policy version 2?' });
    await question.getByRole('button', { name: 'Not now' }).click();
    expect(await held()).toBe(1);
    await approveButton(approver).click();
    await question.getByRole('button', { name: 'Approve policy version 2' }).click();
    await heading(approver, 'Policy version 2 is in force');
    await approveButton(approver).waitFor({ state: 'detached' });
    expect(await held()).toBe(2);
    expect(await standing()).toMatch(/Paused: recent practice/);
  });

  it('is shown to everybody, with its history and its bytes under their hash', async () => {
    const { page } = reader;
    await reader.open('/policy');
    await page
      .getByRole('heading', { level: 1, name: /^Policy version 2 is in force since/ })
      .waitFor();
    await page.getByText('Break-glass is permitted, for 60 minutes at most.').waitFor();
    await page.getByText('The department has adopted these values.').waitFor();
    expect(await page.getByRole('link', { name: 'Propose a change' }).count()).toBe(0);
    const history = page.getByRole('table', { name: 'History' });
    const rows = (await history.getByRole('row').allInnerTexts()).map((row) =>
      row.replaceAll(/[\u00a0\u2011\u2060\s]+/g, ' '),
    );
    expect(rows.slice(1)).toEqual([
      expect.stringMatching(/^Version 2 is in force Editor-1 \d\d .* Approver-1 \d\d /),
      expect.stringMatching(/^Version 1 is superseded the product .* the product /),
    ]);
    await page.getByRole('link', { name: 'Version 1', exact: true }).click();
    await heading(reader, 'Policy version 1 is superseded');
    const { id, sha256 } = await version(2);
    const { text } = await reading.get(`/api/policy/versions/${id}/document`).buffer(true);
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    await reader.open('/policy/proposal');
    await page.getByText(/framework editor/i).waitFor();
  });

  it('is not approved against a version that holds no more, and then shows what is true', async () => {
    const { page } = approver;
    const propose = async (change: Partial<PolicyDocument>): Promise<PolicyVersionView> => {
      const { body: now } = await proposing.get('/api/framework').expect(200);
      const document = JSON.stringify({ ...(now as FrameworkView).policy, ...change });
      const { body } = await proposing.post('/api/policy', { document }).expect(201);
      return body as PolicyVersionView;
    };
    await editor.open('/policy/proposal');
    await heading(editor, 'This proposal changes nothing yet');
    await editor.page.getByLabel('Cases they come from, at least').fill('4');
    await heading(editor, 'This proposal changes 1 rule');
    const third = await propose({ number: 3, inheritance: 'off' });
    const fourth = await propose({ number: 4, adopted: true });
    await approver.open(`/policy/versions/${fourth.id}`);
    await heading(approver, 'Policy version 4 waits for approval');
    await page.getByText('Not yet: what it changes').waitFor({ state: 'detached' });
    await approveVersion(await approver.requests(), 'policy', third);
    const title = 'Approve policy version 4';
    await page.getByRole('button', { name: title }).click();
    const question = page.getByRole('dialog', { name: `${title}?` });
    await question.getByRole('button', { name: title }).click();
    await page
      .getByRole('alert')
      .getByText(/^Version 3 is the latest approved one now/)
      .waitFor();
    const difference = page.getByRole('region', { name: 'What it changes' });
    await difference.getByRole('row', { name: /^Roles and tasks/ }).waitFor();
    expect(await held()).toBe(3);
  });

  it('shows once what was begun on a version that holds no more, and does not carry it over', async () => {
    const { page } = editor;
    await editor.open('/policy/proposal');
    const passed = page.getByRole('region', {
      name: 'What you began on version 2 is not carried over: version 3 holds now',
    });
    await passed.getByText('These fractions come from at least 4 cases.').waitFor();
    await heading(editor, 'This proposal changes nothing yet');
    expect(await editor.faultsInEveryLook('policy-proposal-passed')).toEqual([]);
    await editor.open('/policy');
    await editor.open('/policy/proposal');
    await heading(editor, 'This proposal changes nothing yet');
    expect(await passed.count()).toBe(0);
  });

  /** What Adapter-1 reads of themselves. */
  async function standing(): Promise<string> {
    await reader.open('/my-standing');
    return reader.page.getByRole('main').innerText();
  }

  async function version(number: number): Promise<PolicyVersionView> {
    const { body } = await reading.get('/api/policy/versions').expect(200);
    const { items } = body as { readonly items: readonly PolicyVersionView[] };
    const found = items.find((each) => each.number === number);
    if (found === undefined) throw new Error(`No version ${String(number)}`);
    return found;
  }

  /** The number of the policy that the rules are worked out with. */
  async function held(): Promise<number> {
    const { body } = await reading.get('/api/framework').expect(200);
    return (body as FrameworkView).policy.number;
  }
});

async function heading(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.getByRole('heading', { level: 1, name }).waitFor();
}

function approveButton(visitor: Visitor) {
  return visitor.page.getByRole('button', { name: 'Approve policy version 2' });
}
