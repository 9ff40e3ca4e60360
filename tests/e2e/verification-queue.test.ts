import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { announcement, contentDigest, pdfFile } from '../support/uploads.ts';
import { Visitor } from '../support/visitor.ts';

const CLEAN = 20;
const MOST_KEYS_EACH = 3;
/** Somebody of whom no other test leaves a record waiting. */
const HOLDER = 'Adapter-4';

/** A verifier with a full queue and no mouse. */
describe('the verification queue', () => {
  let browser: Browser;
  let verifier: Visitor;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    const holder = await Visitor.as(browser, HOLDER);
    for (let number = 0; number < CLEAN; number += 1) await upload(holder.page, HOLDER);
    await holder.leave();
    verifier = await Visitor.as(browser, 'AA-1');
    ({ page } = verifier);
    await verifier.open('/verify');
    await page
      .getByRole('searchbox', { name: 'Find a person or a record' })
      .fill(HOLDER.toLowerCase());
    await page.getByRole('listbox').focus();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('leaves the record that was opened within the screen of a phone', async () => {
    const phone = await Visitor.onPhone(browser, 'AA-1');
    await phone.open('/verify');
    const records = phone.page.getByRole('listbox').getByRole('option');
    expect(await records.count()).toBeGreaterThanOrEqual(CLEAN);
    await records.last().tap();
    const shown = await phone.page
      .getByRole('region', { name: 'Document', exact: true })
      .boundingBox();
    expect(shown?.y).toBeLessThan(phone.page.viewportSize()?.height ?? 0);
    expect(await phone.scrollsSideways()).toBe(false);
    expect(await phone.accessibilityFaults()).toEqual([]);
    await phone.screenshot('verification-on-a-phone');
    await phone.leave();
  });

  it('takes back what was decided by mistake, and records nothing of it', async () => {
    const before = await waiting();
    await openDocument();
    await page.keyboard.press('o');
    await page.keyboard.press('v');
    await page.getByText('recorded in 10 seconds').waitFor();
    expect(await waiting()).toBe(before - 1);
    await page.keyboard.press('u');
    await page.getByText('recorded in 10 seconds').waitFor({ state: 'detached' });
    expect(await waiting()).toBe(before);
  });

  it('keeps a reason that was written, and takes no key for itself while a menu is open', async () => {
    const before = await waiting();
    const reason = page.getByRole('textbox', { name: /What is wrong/ });
    await openDocument();
    await page.keyboard.press('s');
    await reason.fill('The second page is missing.');
    await options().nth(1).click();
    await reason.waitFor({ state: 'detached' });
    await options().nth(0).click();
    expect(await reason.inputValue()).toBe('The second page is missing.');
    await reason.fill('');
    await page.getByRole('button', { name: 'Not now' }).click();
    await openDocument();
    await page.keyboard.press('o');
    const account = page.getByRole('button', { name: /account menu/ });
    await account.click();
    await page.keyboard.press('v');
    await page.keyboard.press('Escape');
    expect(await waiting()).toBe(before);
    await page.keyboard.press('o');
  });

  it('verifies together what was put aside, and leaves out what is unticked', async () => {
    const before = await waiting();
    for (const putAside of ['1 put aside', '2 put aside', '3 put aside']) {
      await openDocument();
      await page.keyboard.press('o');
      await page.keyboard.press('l');
      await page.getByText(putAside).waitFor();
    }
    await page.getByRole('button', { name: 'Verify 3 together' }).click();
    const dialog = page.getByRole('dialog', { name: 'Verify 3 records together' });
    await dialog.getByRole('checkbox').first().uncheck();
    expect(await verifier.accessibilityFaults()).toEqual([]);
    await verifier.screenshot('verify-together');
    await page.getByRole('button', { name: 'Verify 2 records' }).click();
    await page.getByText('2 of 2 recorded').waitFor({ state: 'detached' });
    expect(await waiting()).toBe(before - 2);
  });

  it(`needs at most ${String(MOST_KEYS_EACH)} keys for each clean record`, async () => {
    const items = await waiting();
    expect(items).toBeGreaterThanOrEqual(CLEAN - 2);
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      await page.keyboard.press(key);
      keys += 1;
    };
    for (let left = items; left > 0; left -= 1) {
      await openDocument();
      await press('o');
      await press('v');
      await options()
        .nth(left - 1)
        .waitFor({ state: 'detached' });
    }
    await page.getByText('Nothing in the queue matches.').waitFor();
    expect(keys).toBeLessThanOrEqual(items * MOST_KEYS_EACH);
    await verifier.screenshot('verification-queue-undo');
    expect(verifier.complaints).toEqual([]);
  });

  /** Nobody verifies what they have not seen: the file has to be on the screen first. */
  async function openDocument(): Promise<void> {
    await page.locator('oart-pdf-pages canvas').first().waitFor();
    await page.locator('oart-record-judgement[data-open=true]').waitFor();
  }

  function options(): Locator {
    return page.getByRole('listbox').getByRole('option');
  }

  function waiting(): Promise<number> {
    return options().count();
  }
});

/** As the upload page sends it, from a page of the person's own. */
async function upload(page: Page, name: string): Promise<void> {
  const bytes = pdfFile();
  const request = announcement(bytes, name, { occurredOn: '2026-11-02' });
  const sent = await page.evaluate(
    async ({ announced, digest, content }) => {
      const json = { 'content-type': 'application/json', 'idempotency-key': announced.id };
      const body = JSON.stringify(announced);
      const first = await fetch('/api/evidence', { method: 'POST', headers: json, body });
      const second = await fetch(`/api/evidence/${announced.id}/content`, {
        method: 'PUT',
        headers: { 'content-type': 'application/pdf', 'content-digest': digest },
        body: Uint8Array.from(content),
      });
      return [first.status, second.status];
    },
    { announced: request, digest: contentDigest(bytes), content: [...bytes] },
  );
  expect(sent).toEqual([201, 201]);
}
