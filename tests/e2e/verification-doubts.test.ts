import type { Browser } from 'playwright-core';
import type { EvidenceView } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { revised } from '../support/disguised-files.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { pdfFile, upload } from '../support/uploads.ts';
import { chooseRecord } from '../support/verification-queue.ts';
import { Visitor } from '../support/visitor.ts';

const DONE = { occurredOn: '2026-11-02' } as const;

/** Scenarios 46 and 47 on the screen: what the rules doubt comes first, says why, and is settled by a person. */
describe('a record in doubt', () => {
  let browser: Browser;
  let holder: SignedIn;
  let other: SignedIn;
  let verifier: Visitor;

  beforeAll(async () => {
    browser = await launchChromium();
    holder = await (await Visitor.as(browser, 'Adapter-1')).requests();
    other = await (await Visitor.as(browser, 'Trainee-1')).requests();
    verifier = await Visitor.as(browser, 'AA-1');
  });

  afterAll(async () => {
    await browser.close();
  });

  it('for its name stands before what is older and clean, and asks how it is known whose it is', async () => {
    const { page } = verifier;
    const clean = await upload(holder, 'Adapter-1', DONE);
    const doubted = await upload(holder, 'Superstar123', DONE);
    await verifier.open('/verify');
    await page.getByRole('searchbox', { name: 'Find a person or a record' }).fill('adapter-1');
    await page
      .getByRole('option', { name: /^Adapter-1/ })
      .first()
      .click();
    await page.getByText(`SHA-256 …${doubted.file.sha256.slice(-4)}`).waitFor();
    await page.getByRole('heading', { name: '1 doubt to settle first' }).waitFor();
    expect((await page.locator('mark').allInnerTexts()).join('')).toMatch(/^S.+3$/);
    expect(await page.getByRole('radio', { name: /name printed/ }).count()).toBe(0);
    expect(await verifier.accessibilityFaults()).toEqual([]);
    await verifier.screenshot('verification-doubt');
    const verify = page.getByRole('button', { name: 'Verify record' });
    await page
      .getByText(/settle doubt 1, say how you know whose it is, tick the statement/)
      .waitFor();
    await page.getByRole('checkbox', { name: 'I looked into it; it is settled.' }).check();
    await page.getByRole('checkbox', { name: /Original sighted/ }).check();
    expect(await verify.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('radio', { name: 'Adapter-1 showed me the original in person' }).check();
    await verify.click();
    const recorded = page.waitForResponse(/\/review$/);
    await page.getByRole('link', { name: 'People' }).click();
    expect((await recorded).status()).toBe(201);
    expect((await holder.get(`/api/evidence/${doubted.id}`)).body).toMatchObject({
      state: 'verified',
    });
    expect((await holder.get(`/api/evidence/${clean.id}`)).body).toMatchObject({
      state: 'submitted',
    });
  });

  it('because its PDF was saved again says so beside the document, and is verified all the same', async () => {
    const { page } = verifier;
    const bytes = revised(pdfFile(), '9 0 obj\n<</Title(A)>>\nendobj\n');
    const { id, file } = await upload(holder, 'Adapter-1', DONE, bytes);
    await verifier.open('/verify');
    await chooseRecord(page, file.sha256);
    await page.getByText(/bytes, saved again once$/).waitFor();
    expect(await page.locator('ol.doubts').innerText()).toContain(
      'This PDF was saved again once after it was first made, as when it is signed or edited: what it says may have been changed.',
    );
    expect(await verifier.accessibilityFaults()).toEqual([]);
    await verifier.screenshot('verification-saved-again');
    await page.getByRole('checkbox', { name: 'I looked into it; it is settled.' }).check();
    await page.getByRole('radio', { name: 'Adapter-1 showed me the original in person' }).check();
    await page.getByRole('checkbox', { name: /Original sighted/ }).check();
    await page.getByRole('button', { name: 'Verify record' }).click();
    const recorded = page.waitForResponse(/\/review$/);
    await page.getByRole('link', { name: 'People' }).click();
    expect((await recorded).status()).toBe(201);
    expect((await holder.get(`/api/evidence/${id}`)).body).toMatchObject({ state: 'verified' });
  });

  it('that repeats one which was sent back is told so, with the reason', async () => {
    const { page } = verifier;
    const first = await upload(holder, 'Adapter-1', DONE);
    const reviewer = await verifier.requests();
    const { body } = await reviewer.get(`/api/evidence/${first.id}`).expect(200);
    await reviewer
      .post(`/api/evidence/${first.id}/review`, {
        outcome: 'sent-back',
        statement: null,
        identityEstablishedBy: null,
        reason: 'Page 2 is missing',
        seen: (body as EvidenceView).ledgerIndex,
      })
      .expect(201);
    const again = await upload(holder, 'Adapter-1', DONE);
    await verifier.open('/verify');
    await chooseRecord(page, again.file.sha256);
    await page.getByText(/Before: sent back by AA-1, .+, “Page 2 is missing”\./).waitFor();
    expect(await verifier.accessibilityFaults()).toEqual([]);
    await verifier.screenshot('verification-previous-outcome');
    expect(verifier.complaints).toEqual([]);
  });

  it('for a file that another person sent as well names each to the verifier of the other', async () => {
    const { page } = verifier;
    const bytes = pdfFile();
    const theirs = await upload(other, 'Trainee-1', DONE, bytes);
    const own = await upload(holder, 'Adapter-1', DONE, bytes);
    await verifier.open('/verify');
    for (const [{ file }, name, also] of [
      [theirs, 'Trainee-1', 'Adapter-1'],
      [own, 'Adapter-1', 'Trainee-1'],
    ] as const) {
      await page.getByRole('searchbox', { name: 'Find a person or a record' }).fill(name);
      await chooseRecord(page, file.sha256);
      expect(await page.locator('ol.doubts').innerText()).toContain(
        `The same file was submitted for ${name} and for ${also}.`,
      );
    }
    await verifier.screenshot('verification-same-file');
    expect(verifier.complaints).toEqual([]);
  });
});
