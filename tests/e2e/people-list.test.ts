import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
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

const names = (): Promise<string[]> => visitor.page.locator('tbody th').allInnerTexts();

describe('the list of people', () => {
  it('is sorted by the head of a column, up and down, and says so', async () => {
    const { page } = visitor;
    await visitor.open('/people');
    const head = page.getByRole('columnheader', { name: 'Name' });
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const up = await names();
    expect(up.length).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Name' }).press('Enter');
    await page.waitForURL(/sort=-displayName/);
    const last = up.at(-1)?.trim() ?? '';
    await page.locator('tbody tr:first-child th', { hasText: last }).waitFor();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await names()).toEqual([...up].reverse());
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Name');
  });

  it('is saved as a table of all that is found, in the order shown', async () => {
    const { page } = visitor;
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('people.csv');
    const [titles, ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(titles).toBe('\ufeffStaff number,Name,Profession,Band,In post,Roles');
    const shown = await names();
    expect(rows.map((row) => row.split(',')[1])).toEqual(shown.map((name) => name.trim()));
  });

  it('shows more by the keyboard, and keeps the focus when there is no more', async () => {
    const { page } = visitor;
    await page.route('**/api/people?*', (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', '4');
      return route.continue({ url: url.href });
    });
    await visitor.open('/people');
    const told = page.locator('oart-show-more').getByRole('status');
    expect(await told.innerText()).toBe('The first 4 are shown; there are more.');
    const more = page.getByRole('button', { name: 'Show more' });
    while (await more.isVisible()) {
      const { length } = await names();
      await more.press('Enter');
      await page.locator('tbody th').nth(length).waitFor();
    }
    const shown = await names();
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(8);
    expect(await told.innerText()).toBe(`All ${String(shown.length)} are shown.`);
    expect(await told.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
