import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { StandingState } from '@oart/competency';
import type { MatrixView, OrganisationView } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { openDemonstrationDatabase } from '../support/demonstration-database.ts';
import { query } from '../support/query.ts';
import { Visitor } from '../support/visitor.ts';

let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await Visitor.as(browser, 'HoRTP');
});

afterAll(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
  await browser.close();
});

/** What the table shows, row by row, as a file would hold it. */
const shownCells = (): Promise<string[][]> =>
  visitor.page.evaluate(() =>
    [...document.querySelectorAll('[role="grid"] :is(tbody, tfoot) tr')].map((row) =>
      [...row.children].map((cell) => {
        const hidden = cell.querySelectorAll('.visually-hidden');
        const words = [...hidden].map(({ textContent }) => textContent);
        const text = words.reduce((rest, word) => rest.replace(word, ' '), cell.textContent);
        return text
          .replaceAll(/\s+/g, ' ')
          .trim()
          .replace(/^(\d+)\/(\d+)$/, '$1 of $2');
      }),
    ),
  );

const focusedCell = () =>
  visitor.page.evaluate(() => {
    const cell = document.activeElement?.closest('td');
    return { row: cell?.parentElement?.firstElementChild?.textContent, column: cell?.cellIndex };
  });

const save = async (): Promise<{ readonly name: string; readonly rows: string[][] }> => {
  const saved = visitor.page.waitForEvent('download');
  await visitor.page.getByRole('button', { name: 'Download CSV' }).click();
  const file = await saved;
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  return { name: file.suggestedFilename(), rows: lines.map((line) => line.split(',')) };
};

/** What `ui.md` names: each is somebody's in the demonstration department. */
const SHOWN = {
  entitled: true,
  'due-soon': true,
  'awaiting-entitlement': true,
  'awaiting-acceptance': true,
  'awaiting-verification': true,
  'in-training': true,
  'sent-back': true,
  'paused-recent-practice': true,
  'paused-evidence': true,
  'paused-registration': true,
  'paused-software': true,
  'paused-supervised-return': true,
  'paused-framework-change': true,
  absent: true,
  questioned: true,
  suspended: true,
  withdrawn: true,
  expired: true,
  left: true,
  'not-entitled': true,
  // A blank: what is not required of somebody has no cell.
  'not-required': false,
} as const satisfies Record<StandingState, boolean>;

describe('the demonstration department', () => {
  it('has somebody in every state, on the day on which it was loaded', async () => {
    const at = await loadedAt();
    const { units } = await asked<OrganisationView>('/api/organisation');
    expect(units.map(({ name }) => name)).toEqual(['Ethos-1', 'Ethos-2']);
    const states = new Set<StandingState>();
    for (const { id } of units) {
      const { rows } = await asked<MatrixView>(`/api/matrix?unit=${id}&at=${at}`);
      for (const { cells } of rows) for (const { state } of cells) states.add(state);
    }
    const missing = Object.entries(SHOWN).filter(
      ([state, isShown]) => isShown !== states.has(state as StandingState),
    );
    expect(missing).toEqual([]);
  });
});

describe('the matrix', () => {
  it('is walked by the keyboard: arrows move, Enter opens what is behind a cell, Escape closes', async () => {
    const { page } = visitor;
    await visitor.open('/matrix');
    expect(await visitor.heading()).toMatch(/today/);
    await page.getByRole('gridcell').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await focusedCell()).toEqual({ row: 'Adapter-2', column: 2 });
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await panel.getByRole('heading', { level: 2, name: /^Adapter-2, Adapter, bladder/ }).waitFor();
    await panel.getByText('Awaiting verification').first().waitFor();
    await panel.getByRole('link', { name: 'Open Adapter-2’s page' }).waitFor();
    expect(page.url()).toContain('cell=');
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await focusedCell()).toEqual({ row: 'Adapter-2', column: 2 });
  });

  it('shows another day, and an address brings all choices back', async () => {
    const { page } = visitor;
    await visitor.open('/matrix?role=adapter&site=prostate');
    const row = page.getByRole('row', { name: /^Adapter-2/ });
    expect(await row.innerText()).toMatch(/Suspended/);
    const day = page.getByLabel('Day', { exact: true });
    await day.fill(await daysAgo(3));
    await day.press('Tab');
    await row.getByText(/^(Entitled|Due soon)$/).waitFor();
    expect(page.url()).toMatch(/role=adapter&site=prostate&day=\d{4}-\d{2}-\d{2}/);
    expect(await visitor.heading()).not.toMatch(/today/);
    await visitor.open(new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await row.innerText()).toMatch(/Entitled|Due soon/);
    await page.getByLabel(/^State/).selectOption('suspended');
    await row.waitFor({ state: 'detached' });
  });

  it('is saved as it is on the screen, and keeps its codes on paper', async () => {
    const { page } = visitor;
    await visitor.open('/matrix?role=advanced-adapter');
    const { name, rows } = await save();
    expect(name).toMatch(/^matrix-Ethos-1-\d{4}-\d{2}-\d{2}\.csv$/);
    // The titles of columns have commas of their own.
    expect(rows.slice(1)).toEqual(await shownCells());
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('grid').isVisible()).toBe(true);
    expect(await page.locator('td .code').first().isVisible()).toBe(true);
    expect(await page.getByRole('list', { name: 'Legend' }).isVisible()).toBe(true);
    expect(await page.locator('search').isVisible()).toBe(false);
    expect(await page.locator('oart-print-line').innerText()).toMatch(/^As at .*Printed by HoRTP/);
    // A4 on its side, everybody: what stands beneath the matrix is beneath it on paper too.
    await page.emulateMedia({ media: 'screen' });
    await visitor.open('/matrix');
    await page.setViewportSize({ width: 1123, height: 794 });
    await page.emulateMedia({ media: 'print' });
    const grid = await page.getByRole('grid').boundingBox();
    const beneath = await page.getByText(/^ ?Counts at the foot/).boundingBox();
    expect(beneath?.y).toBeGreaterThanOrEqual((grid?.y ?? 0) + (grid?.height ?? 0));
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('cover', () => {
  it('is a picture with its numbers, what one act buys, and the same as a table', async () => {
    const { page } = visitor;
    await visitor.open('/cover');
    const strips = page.getByRole('img', { name: /^Prostate, Edit OAR contours: \d+ now/ });
    expect(await strips.count()).toBe(1);
    const label = (await strips.getAttribute('aria-label')) ?? '';
    const acts = page.getByRole('region', { name: 'What one act buys' }).getByRole('listitem');
    expect(await acts.first().innerText()).toMatch(/(gap|single point)s? .*gone\./);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const table = page.getByRole('table', { name: 'Depth of cover in numbers' });
    const row = table.getByRole('row', { name: /^Edit OAR contours/ }).last();
    const [, now = ''] = /: (\d+) now/.exec(label) ?? [];
    expect(await row.getByRole('cell').first().innerText()).toBe(now);
    expect(page.url()).toContain('view=table');
    expect(await visitor.accessibilityFaults()).toEqual([]);
  });
});

/** `20 Nov 2026`, as days are typed, counted from the day that the page shows. */
async function daysAgo(days: number): Promise<string> {
  const shown = await visitor.page.getByLabel('Day', { exact: true }).inputValue();
  const day = new Date(`${shown} UTC`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toLocaleDateString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

async function asked<Answer>(path: string): Promise<Answer> {
  const response = await visitor.page.request.get(path);
  expect(response.status()).toBe(200);
  return (await response.json()) as Answer;
}

/** Other tests record things about the same people before and after this one. */
async function loadedAt(): Promise<string> {
  const database = await openDemonstrationDatabase();
  try {
    const [installation] = await query(
      database.ownerUrl,
      'select demonstration_loaded_at from oart.installation',
    );
    return (installation?.['demonstration_loaded_at'] as Date).toISOString();
  } finally {
    await database.close();
  }
}
