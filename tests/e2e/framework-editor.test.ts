import type { Browser } from 'playwright-core';
import { addDays } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type {
  OrganisationView,
  Page,
  PersonSummary,
  SessionView,
  StandingView,
} from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

describe('the framework editor', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('leads from a draft over its difference, impact and approval to a day that changes a standing', async () => {
    const editor = await Visitor.as(browser, 'Deputy-Entitler');
    const approver = await Visitor.as(browser, 'HoRTP');
    const { now } = await asked<SessionView>(approver, '/api/session');
    const day = addDays(now.slice(0, 10) as CalendarDay, 20);

    await editor.open('/framework/versions');
    await editor.page.getByRole('button', { name: 'Begin a draft' }).click();
    await editor.page.waitForURL(/\/framework\/drafts\//);
    await editor.settle();
    await heading(editor, 'The draft of version 3 makes 1 change');
    await edit(editor, day);
    await heading(editor, 'The draft of version 3 makes 3 changes');
    expect(await editor.faultsInEveryLook('framework-draft')).toEqual([]);

    await part(editor, 'Difference');
    await editor.page.getByText('Bladder 100 %, Rectum 75 %').waitFor();
    await editor.page.getByText('What did you learn?').waitFor();
    await part(editor, 'Impact');
    const losses = editor.page.getByRole('table', { name: 'Who would lose what' });
    const row = losses.getByRole('row', { name: /^AA.2/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Prostate: .*Edit OAR contours/);
    expect(await editor.faultsInEveryLook('framework-impact')).toEqual([]);
    await editor.page.getByRole('button', { name: /^Propose for approval from/ }).click();
    await editor.page.waitForURL(/\/framework\/versions\/.+/);
    await editor.settle();
    const approve = new RegExp(`^Approve version 3 from ${dayInWords(day)}`);
    expect(await editor.page.getByRole('button', { name: approve }).isDisabled()).toBe(true);
    await editor.page.getByText('A framework approver approves it.').waitFor();

    await approver.open(new URL(editor.page.url()).pathname);
    await approver.page.getByRole('row', { name: /^AA.2/ }).waitFor();
    await approver.page.getByRole('button', { name: approve }).click();
    await approver.page
      .getByText(/is approved and takes effect on/)
      .first()
      .waitFor();
    await approver.settle();
    expect(await approver.faultsInEveryLook('framework-version')).toEqual([]);
    expect(await answers(approver, addDays(day, -1))).toBe('yes');
    expect(await answers(approver, day)).toBe('no');

    // The department goes on with its framework: the tests beside this one look at the days ahead as well.
    await withdraw(approver);
    expect(await answers(approver, day)).toBe('yes');
    expect([...editor.complaints, ...approver.complaints]).toEqual([]);
    await editor.leave();
    await approver.leave();
  });
});

async function heading(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.getByRole('heading', { level: 1, name }).waitFor();
}

/** What a reflection is asked, a higher pass mark for one structure, and the day. */
async function edit(editor: Visitor, day: CalendarDay): Promise<void> {
  const { page } = editor;
  await part(editor, 'Prompts of a reflection');
  await page.locator('details.part summary', { hasText: 'Prompt 2' }).click();
  await page.getByLabel('Prompt 2').fill('What did you learn?');
  await part(editor, 'Structure sets');
  await page.getByText('OAR outlining, Prostate').click();
  const set = page.locator('details.part[open]');
  await set.locator('oart-document-group summary', { hasText: 'Bladder' }).click();
  await set.locator('details[open]').getByLabel('Pass mark, per cent').fill('100');
  await page.getByLabel('In force from').fill(dayInWords(day));
  await page.getByLabel('In force from').press('Tab');
  await page.getByText('Not kept yet').waitFor({ state: 'detached' });
  await page.getByText('Kept on the server').waitFor();
}

async function part(visitor: Visitor, name: string): Promise<void> {
  const parts = visitor.page.getByRole('navigation', { name: 'Parts of the draft' });
  await parts.getByRole('button', { name, exact: true }).click();
}

/** Whether AA-2 may edit OARs of the prostate at noon of a day, as it is known now. */
async function answers(visitor: Visitor, day: CalendarDay): Promise<string | undefined> {
  const { items } = await asked<Page<PersonSummary>>(visitor, '/api/people?q=AA-2');
  const { units } = await asked<OrganisationView>(visitor, '/api/organisation');
  const unit = units.find(({ treatmentSites }) =>
    treatmentSites.some(({ id }) => id === 'prostate'),
  );
  const { cells } = await asked<StandingView>(
    visitor,
    `/api/people/${items[0]?.id ?? ''}/standing?unit=${unit?.id ?? ''}&at=${day}T12:00:00.000Z`,
  );
  return cells.find((cell) => cell.task === 'edit-oar' && cell.treatmentSite === 'prostate')
    ?.answer;
}

async function asked<Answer>(visitor: Visitor, path: string): Promise<Answer> {
  const response = await visitor.page.request.get(path);
  expect(response.status()).toBe(200);
  return (await response.json()) as Answer;
}

async function withdraw(approver: Visitor): Promise<void> {
  const id = new URL(approver.page.url()).pathname.split('/').at(-1) ?? '';
  const { now } = await asked<SessionView>(approver, '/api/session');
  const done = await approver.page.evaluate(
    async ([version = '', withdrawnFrom = '']) => {
      const { status } = await fetch(`/api/framework/versions/${version}/withdrawal`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ withdrawnFrom, reason: 'The pass mark stays as it was' }),
      });
      return status;
    },
    [id, now.slice(0, 10)],
  );
  expect(done).toBe(201);
}
