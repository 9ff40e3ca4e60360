import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

let browser: Browser;
let keeper: Visitor;

beforeAll(async () => {
  browser = await launchChromium();
  keeper = await Visitor.as(browser, 'Deputy-Entitler');
});

afterAll(async () => {
  expect(keeper.complaints).toEqual([]);
  await keeper.leave();
  await browser.close();
});

interface Held {
  readonly number: string;
  readonly state: string;
}

/** Opens the staff file by the link on the person's page. */
async function openFile(name: string): Promise<string> {
  await keeper.open(`/people?search=${name}`);
  await keeper.page.getByRole('link', { name, exact: true }).first().click();
  await keeper.page.getByRole('link', { name: 'Staff file' }).click();
  await keeper.page.waitForURL(/\/staff-file$/);
  await keeper.settle();
  return new URL(keeper.page.url()).pathname.split('/')[2] ?? '';
}

async function heldBy(personId: string): Promise<readonly Held[]> {
  const answer = await keeper.page.request.get(`/api/entitlements?person=${personId}`);
  const { items } = (await answer.json()) as { readonly items: readonly Held[] };
  return items.map(({ number, state }) => ({ number, state }));
}

/** Records what stands in the form, once it has said what will follow. */
async function record(action: string, follows: RegExp): Promise<void> {
  const panel = keeper.page.locator('oart-fact-panel');
  await panel.getByText(follows).waitFor();
  await panel.getByRole('button', { name: action }).click();
  await panel.waitFor({ state: 'detached' });
}

describe('the staff file', () => {
  it('takes a promotion as a change of post, through which the entitlement goes on', async () => {
    const { page } = keeper;
    const id = await openFile('AA-3');
    const before = await heldBy(id);
    expect(before.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Change of post' }).click();
    await page.getByLabel('Band').selectOption({ label: '8a' });
    await record('Record the change of post', /goes on without a break/);
    await page.getByText('The employment goes on.').waitFor();
    await page.getByRole('heading', { level: 1, name: /band 8a$/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Posts');
    expect(await heldBy(id)).toEqual(before);
    expect(await keeper.accessibilityFaults()).toEqual([]);
  });

  it('says that somebody who returns is entitled anew, and so it is', async () => {
    const { page } = keeper;
    const id = await openFile('Leaver-1');
    expect(await keeper.heading()).toMatch(/^Leaver-1 left on /);
    const before = await heldBy(id);
    expect(before.map(({ state }) => state)).toContain('ended');
    await page.getByRole('button', { name: 'Returning' }).click();
    await record('Record the return', /has ended and stays ended/);
    await page.getByRole('heading', { level: 1, name: /is in post/ }).waitFor();
    expect(await heldBy(id)).toEqual(before);
  });

  it('of oneself can be read, and says who records it', async () => {
    const { page } = keeper;
    await openFile('Deputy-Entitler');
    const said = page.getByText(/^Nobody records this about themselves/);
    expect(await said.count()).toBeGreaterThan(2);
    expect(await page.getByRole('button', { name: 'Change of post' }).count()).toBe(0);
  });
});

describe('somebody new', () => {
  it('is compared with who is on file, keeps what was typed when it is refused, and has a page', async () => {
    const { page } = keeper;
    await keeper.open('/people');
    await page.getByRole('link', { name: 'New person' }).click();
    await keeper.settle();
    await page.getByLabel('Name', { exact: true }).fill('AA-1');
    await page.getByText('On file by such a name').waitFor();
    await page.getByLabel('Staff number').fill('S1006');
    await page.getByLabel('Profession').selectOption({ label: 'Dosimetrist' });
    await page.getByRole('button', { name: 'Record the person' }).click();
    await page.getByRole('button', { name: 'Record another person' }).click();
    await page
      .getByRole('group', { name: 'Not accepted' })
      .getByText(/staff number/)
      .waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('AA-1');
    expect(await keeper.accessibilityFaults()).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('Newcomer-9');
    await page.getByLabel('Staff number').fill('S2009');
    await page.getByLabel('Last day').fill('01 Jan 2020');
    await page.getByRole('button', { name: 'Record the person' }).click();
    await page.getByText('Newcomer-9 is on file, without a post yet.').waitFor();
    await page.getByLabel('Last day').fill('');
    await page.getByRole('button', { name: 'Record the post' }).click();
    await page.waitForURL(/\/people\/[-0-9a-f]{36}$/);
    await page.getByRole('heading', { level: 1, name: /Newcomer-9 may do nothing/ }).waitFor();
  });
});

describe('a list of registrations', () => {
  it('with a number that nobody has is shown line by line and records nothing; put right, it is recorded', async () => {
    const { page } = keeper;
    await keeper.open('/registration-checks');
    const lines = (number: string): string =>
      `register,number,status,valid until\nHCPC,HCPC-S1011,active,2031-01-31\nHCPC,${number},active,2031-01-31`;
    await page.getByLabel('Lines of the list').fill(lines('HCPC-X'));
    await page.getByLabel('Where it was looked up').fill('HCPC list');
    await page.getByRole('button', { name: 'Read the list' }).click();
    const [faulty, sound] = [page.locator('tbody tr').nth(0), page.locator('tbody tr').nth(1)];
    await faulty.getByText('Nobody on file is registered under this number').waitFor();
    expect(await sound.innerText()).toContain('Adapter-3');
    expect(await keeper.heading()).toContain('1 of 2 lines to put right');
    expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0);
    expect(await keeper.accessibilityFaults()).toEqual([]);
    await page.getByLabel('Lines of the list').fill(lines('HCPC-S1013'));
    await page.getByRole('button', { name: 'Read the list' }).click();
    await page.getByRole('button', { name: 'Record 2 checks' }).click();
    await page.getByText('2 checks recorded.').waitFor();
  });
});
