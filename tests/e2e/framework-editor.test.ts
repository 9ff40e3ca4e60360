import type { Browser } from 'playwright-core';
import { addDays } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { SessionView } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const LOOKS = [
  { look: 'light', width: 1440, scheme: 'light' },
  { look: 'dark', width: 1440, scheme: 'dark' },
  { look: 'narrow', width: 390, scheme: 'light' },
] as const;

describe('the framework editor', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('keeps a draft as it is written, with its day, and tells the difference', async () => {
    const editor = await Visitor.as(browser, 'Deputy-Entitler');
    const { now } = await asked<SessionView>(editor, '/api/session');
    const day = addDays(now.slice(0, 10) as CalendarDay, 20);

    await editor.open('/framework/versions');
    await editor.page.getByRole('button', { name: 'Begin a draft' }).click();
    await editor.page.waitForURL(/\/framework\/drafts\//);
    await editor.settle();
    await heading(editor, 'The draft of version 2 makes 1 change');
    await edit(editor, day);
    await heading(editor, 'The draft of version 2 makes 2 changes');
    await looks(editor, 'framework-draft');

    await part(editor, 'Difference');
    await editor.page.getByText('Bladder 100 %, Rectum 75 %').waitFor();

    expect(editor.complaints).toEqual([]);
    await editor.leave();
  });
});

async function heading(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A higher pass mark for one structure, and the day. */
async function edit(editor: Visitor, day: CalendarDay): Promise<void> {
  const { page } = editor;
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

async function looks(visitor: Visitor, name: string): Promise<void> {
  for (const { look, width, scheme } of LOOKS) {
    await visitor.page.setViewportSize({ width, height: 900 });
    await visitor.page.emulateMedia({ colorScheme: scheme });
    await visitor.screenshot(`${name}-${look}`);
    const faults = await visitor.accessibilityFaults();
    const scrollsSideways = await visitor.scrollsSideways();
    expect({ look, faults, scrollsSideways }).toEqual({ look, faults: [], scrollsSideways: false });
  }
  await visitor.page.setViewportSize({ width: 1440, height: 900 });
  await visitor.page.emulateMedia({ colorScheme: 'light' });
}

async function asked<Answer>(visitor: Visitor, path: string): Promise<Answer> {
  const response = await visitor.page.request.get(path);
  expect(response.status()).toBe(200);
  return (await response.json()) as Answer;
}
