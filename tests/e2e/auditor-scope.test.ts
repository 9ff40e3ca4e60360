import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const PASSWORD = 'orbit candle seven maple';
const SIGN_IN_NAME = 'scoped-auditor';

let browser: Browser;
let auditor: Visitor;

/** An account as the administrator of the demonstration opens it: here without its page. */
async function openAccount(): Promise<void> {
  const administrator = await Visitor.as(browser, 'Administrator-1');
  const status = await administrator.page.evaluate(
    async ([signInName, initialPassword]) => {
      const read = async (address: string): Promise<unknown> => (await fetch(address)).json();
      const { units } = (await read('/api/organisation')) as { units: readonly { id: string }[] };
      const { today } = (await read('/api/session')) as { today: string };
      const answer = await fetch('/api/accounts', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({
          signInName,
          initialPassword,
          personId: null,
          permissions: ['auditor'],
          auditorUntil: today,
          auditorScope: {
            units: [units[0]?.id],
            treatmentSites: ['prostate'],
            from: null,
            until: null,
          },
        }),
      });
      return answer.status;
    },
    [SIGN_IN_NAME, PASSWORD] as const,
  );
  expect(status).toBe(201);
  await administrator.leave();
}

beforeAll(async () => {
  browser = await launchChromium();
  await openAccount();
  auditor = await Visitor.arrive(browser);
  const { page } = auditor;
  await page.getByLabel('Sign-in name').fill(SIGN_IN_NAME);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await auditor.settle();
});

afterAll(async () => {
  expect(auditor.complaints).toEqual([]);
  await auditor.leave();
  await browser.close();
});

describe('a scoped auditor', () => {
  it('reads on the account and on every page what the access covers', async () => {
    const { page } = auditor;
    await auditor.open('/account');
    await page.getByRole('heading', { name: 'What your access covers' }).waitFor();
    expect(await page.getByText(/^\s*You see: .*Prostate\.\s*$/).count()).toBe(2);
    expect(await auditor.faultsInEveryLook('scoped-auditor')).toEqual([]);
  });

  it('finds the pages that show it, and is told of the others that they are closed', async () => {
    const { page } = auditor;
    const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual(
      expect.arrayContaining(['Framework', 'Audit', 'Decisions']),
    );
    expect(await links.filter({ hasText: /People|Matrix|Cover/ }).count()).toBe(0);
    await auditor.open('/audit');
    expect(await auditor.heading()).not.toContain('could not be read');
    expect(await auditor.faultsInEveryLook('scoped-audit')).toEqual([]);
    await auditor.open('/exceptional-acts');
    expect(await page.getByText('it is closed to you').count()).toBe(0);
    await auditor.open('/decisions');
    await auditor.open('/people');
    await page.getByText('it is closed to you').first().waitFor();
  });
});
