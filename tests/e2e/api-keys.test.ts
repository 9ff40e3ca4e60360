import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { callerWith } from '../support/gate-caller.ts';
import { Visitor } from '../support/visitor.ts';

const PROGRAM = 'Planning script, Ethos-1';
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

it('a key is made and shown once, a program asks with it, and once it is closed nothing is answered', async () => {
  const visitor = await Visitor.as(browser, 'Administrator-1');
  const { page } = visitor;
  await visitor.open('/account');
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('button', { name: 'Make a key' }).press('Enter');
  await page.getByLabel('Ask: may this person').uncheck();
  await page.getByLabel('About', { exact: true }).selectOption('Only the units ticked here');
  await page.getByRole('button', { name: 'Make the key' }).click();
  for (const missing of ['the name of the program', 'what it may do', 'at least one unit']) {
    await page
      .getByText(new RegExp(`Enter ${missing}`))
      .first()
      .waitFor();
  }
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByLabel('Program that asks').fill(PROGRAM);
  await page.getByLabel('Ask: may this person').check();
  await page.getByLabel('Ethos-1', { exact: true }).check();
  await page.getByRole('button', { name: 'Make the key' }).click();

  await page.getByText('This key can never be shown again.').waitFor();
  const key = (await page.getByLabel('The key', { exact: true }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Copy the key' }).click();
  await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
  await askedBeforeItIsLost(page, () =>
    page.getByRole('button', { name: 'Copied', exact: true }).press('Escape'),
  );
  expect(await visitor.faultsInEveryLook('api-key-shown')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText(key).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await askedBeforeItIsLost(page, () =>
    page.getByRole('button', { name: `How to use ${PROGRAM}` }).click(),
  );
  await askedBeforeItIsLost(page, () =>
    page.getByRole('link', { name: 'Accounts', exact: true }).click(),
  );

  const { url, body } = await exampleOn(page);
  expect(JSON.stringify(body)).toContain('"Ethos-1/');
  const { origin, pathname } = new URL(url);
  const ask = (headers = {}) =>
    callerWith(origin, key).post('evaluation', JSON.stringify(body), headers);
  expect(pathname).toBe('/access/v1/evaluation');
  const answer = await ask();
  expect([answer.status, answer.body]).toMatchObject([200, { decision: false }]);
  await callerWith(origin, key).post('subject', body).expect(403);
  await page.getByRole('button', { name: 'The key is kept: close' }).click();
  await page.getByText(key).waitFor({ state: 'detached' });

  await visitor.open('/api-keys?search=PLANNING');
  await page.getByRole('heading', { level: 1, name: '1 key found for “PLANNING”' }).waitFor();
  expect(await page.getByText(key).count()).toBe(0);
  const row = page.getByRole('row', { name: new RegExp(`^${PROGRAM}`) });
  const used = /Ask Ethos-1 today \d\d \w{3} \d{4} \d\d:\d\d \w+ .* by administrator-1 Open/;
  expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toMatch(used);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const [, ...lines] = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^"Planning script, Ethos-1",Ask,Ethos-1,.*,administrator-1,.*,Open,$/);

  await row.getByRole('button', { name: `Close ${PROGRAM}` }).click();
  await page.getByRole('dialog').getByText('every request with it is answered 401').waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await ask().expect(200);
  await row.getByRole('button', { name: `Close ${PROGRAM}` }).click();
  await page.getByRole('button', { name: 'Close the key' }).click();
  await page
    .getByText(`The key of “${PROGRAM}” is closed: no process answers with it any more.`)
    .waitFor();
  await ask().expect(401);
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('State').selectOption('Closed');
  await page.getByRole('row', { name: /^Planning script, Ethos-1 .* Closed \d\d/ }).waitFor();
  expect(await page.getByRole('button', { name: `How to use ${PROGRAM}` }).count()).toBe(0);
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.open('/api-keys?state=lost');
  await page.getByText('“lost” in the address is no state of a key here.').waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

it('a key whose answer was lost is made once, and the page says what to do', async () => {
  const visitor = await Visitor.as(browser, 'Administrator-1');
  const { page } = visitor;
  await visitor.open('/api-keys');
  let isLost = true;
  // The server makes it; its answers are lost on the way.
  await page.route('**/api/keys', async (route) => {
    if (route.request().method() !== 'POST' || !isLost) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByLabel('Program that asks').fill('Lost on the way');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByText(/No answer came, so a key may have been made or not/).waitFor();
  const made = page.getByRole('button', { name: 'Close Lost on the way' });
  await made.waitFor();
  isLost = false;
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByText(/The key was made, but the answer that held it was lost/).waitFor();
  expect(await made.count()).toBe(1);
  // Known by now, it is another key.
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByText('This key can never be shown again.').waitFor();
  await made.nth(1).waitFor();
  await visitor.leave();
});

/** Tries to leave while the key is shown, is asked whether it is kept, and stays. */
async function askedBeforeItIsLost(page: Page, leave: () => Promise<void>): Promise<void> {
  await leave();
  const question = page.getByRole('dialog', { name: 'Is the key kept?' });
  await question.getByText('It cannot be shown again, by anybody.').waitFor();
  await question.getByRole('button', { name: 'Not now' }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByText('This key can never be shown again.').waitFor();
}

/** The address and the body of the request that the page gives to copy. */
async function exampleOn(page: Page): Promise<{ readonly url: string; readonly body: object }> {
  const example = (await page.getByLabel('Example request').textContent()) ?? '';
  const [, url = '', body = ''] = /^curl '([^']+)'[^]*-d '([^']+)'$/.exec(example.trim()) ?? [];
  return { url, body: JSON.parse(body) as object };
}
