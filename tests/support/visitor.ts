import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { loadOpenApi } from './open-api.ts';
import { SESSION_COOKIE, withCookie } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';

const ARTEFACTS = new URL('../e2e/artefacts/', import.meta.url);

const DESK = { width: 1440, height: 900 };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** The colours of a scheme do not depend on the width, and nothing but colours depends on the scheme. */
const LOOKS = [
  { look: 'light at a desk', ...DESK, scheme: 'light', told: (axe: AxeBuilder) => axe },
  {
    look: 'dark at a desk',
    ...DESK,
    scheme: 'dark',
    told: (axe: AxeBuilder) => axe.withRules(['color-contrast']),
  },
  {
    look: 'at 320 px',
    width: 320,
    height: 640,
    scheme: 'light',
    told: (axe: AxeBuilder) => axe.disableRules(['color-contrast']),
  },
] as const;

/** Somebody at a browser of their own. Whatever the page complains of is kept and checked at the end. */
export class Visitor {
  readonly page: Page;
  /** Errors of the page and violations of its content security policy. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;
  readonly #origin: string;

  /** @param origin put before paths; empty where the context has a base of its own */
  private constructor(context: BrowserContext, page: Page, origin = '') {
    this.#context = context;
    this.#origin = origin;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      const isRefusal = /Failed to load resource.*\b(4\d\d)\b/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.complaints.push(message.text());
    });
  }

  /** Opens the sign-in page and chooses a member of the demonstration department. */
  static async as(browser: Browser, label: string, url = demonstrationUrl()): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, {}, url);
    await visitor.choose(label);
    return visitor;
  }

  /** Somebody of another product than the demonstration, signed in already. */
  static async signedIn(browser: Browser, { url, cookie }: SignedIn): Promise<Visitor> {
    const [name = '', value = ''] = cookie.split('=');
    const context = await contextOf(browser, url);
    // Chromium takes `__Host-` from what is said to be TLS alone; it sends it to this machine all the same.
    const address = url.replace('http:', 'https:');
    await context.addCookies([{ name, value, url: address, secure: true, httpOnly: true }]);
    return new Visitor(context, await context.newPage());
  }

  /** At a browser that keeps what is left in it; nobody is signed in yet. */
  static async atHome(context: BrowserContext): Promise<Visitor> {
    const page = await context.newPage();
    await page.setViewportSize(DESK);
    page.setDefaultTimeout(45_000);
    const visitor = new Visitor(context, page, demonstrationUrl());
    await page.goto(`${demonstrationUrl()}/sign-in`);
    return visitor;
  }

  /** The same, on a phone. */
  static async onPhone(browser: Browser, label: string): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, PHONE);
    await visitor.choose(label);
    return visitor;
  }

  static async arrive(
    browser: Browser,
    device: BrowserContextOptions = {},
    url = demonstrationUrl(),
  ): Promise<Visitor> {
    const context = await contextOf(browser, url, device);
    const page = await context.newPage();
    const visitor = new Visitor(context, page);
    await page.goto('/sign-in');
    await page
      .getByRole('heading', { name: 'Or be one of the demonstration department' })
      .waitFor();
    return visitor;
  }

  /** Requests of a test in the session of this browser. */
  async requests(): Promise<SignedIn> {
    const { origin } = new URL(this.page.url());
    await loadOpenApi(origin);
    const cookies = await this.#context.cookies();
    const session = cookies.find(({ name }) => name === SESSION_COOKIE);
    return withCookie(origin, `${SESSION_COOKIE}=${session?.value ?? ''}`);
  }

  /** Signs out; somebody else signs in at the same computer. */
  async giveWayTo(label: string): Promise<void> {
    await this.page.getByRole('button', { name: /account menu/ }).click();
    await this.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await this.choose(label);
  }

  /** Signs in as a member of the demonstration department. */
  async choose(label: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${label}\\b`, 'i') }).click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
    await this.settle();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#origin}${path}`);
    await this.settle();
  }

  /** Waits until the heading is there and nothing is loading any more. */
  async settle(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('oart-skeleton').first().waitFor({ state: 'detached' });
  }

  /** The answer that the page opens with. */
  async heading(): Promise<string> {
    const text = await this.page.getByRole('heading', { level: 1 }).first().innerText();
    return text.replaceAll(/[\u00a0\u2011\u2060\s]+/g, ' ').trim();
  }

  /** Reads what is to be signed, gives the password and signs. */
  async sign(password: string, action: RegExp): Promise<void> {
    await this.page.getByLabel(/^Your password again/).fill(password);
    await this.page.getByRole('button', { name: action }).click();
  }

  /** Verifies the one record of the queue that is so called, past the time to undo. @throws when it is refused. */
  async verifyWaiting(record: RegExp): Promise<void> {
    const { page } = this;
    await this.open('/verify');
    await page.getByRole('option', { name: record }).click();
    await page.getByRole('radio', { name: /name printed is the name on file/ }).check();
    await page.getByRole('checkbox', { name: /Original sighted/ }).check();
    await page.getByRole('button', { name: 'Verify record' }).click();
    const recorded = page.waitForResponse(/\/review$/);
    // Who goes on to another page has decided: nothing can be undone any more.
    await page.getByRole('link', { name: 'People' }).click();
    const status = (await recorded).status();
    if (status !== 201) throw new Error(`The review was answered with ${String(status)}`);
  }

  /** What axe finds, as sentences that name the rule and the place. */
  async accessibilityFaults(
    told: (axe: AxeBuilder) => AxeBuilder = (axe) => axe,
  ): Promise<readonly string[]> {
    // What passed is not told node by node, which is most of the work; and no page of ours holds a frame
    // of another origin, for which axe would gather its results in a second page.
    const axe = new AxeBuilder({ page: this.page })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode();
    const { violations } = await told(axe).analyze();
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
    );
  }

  /** Whether the page can be scrolled sideways, which no page of ours may. */
  async scrollsSideways(): Promise<boolean> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  }

  /** Keeps a picture of the page in every look; answers with what axe finds in one, and where it does not fit. */
  async faultsInEveryLook(name: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { look, width, height, scheme, told } of LOOKS) {
      await this.page.setViewportSize({ width, height });
      await this.page.emulateMedia({ colorScheme: scheme });
      await this.screenshot(`${name}-${look.replaceAll(' ', '-')}`);
      const faults = await this.accessibilityFaults(told);
      if (await this.scrollsSideways()) found.push(`${look}: the page scrolls sideways`);
      found.push(...faults.map((fault) => `${look}: ${fault}`));
    }
    await this.page.setViewportSize(DESK);
    await this.page.emulateMedia({ colorScheme: 'light' });
    return found;
  }

  async screenshot(name: string): Promise<void> {
    await mkdir(ARTEFACTS, { recursive: true });
    await this.page.screenshot({ path: new URL(`${name}.png`, ARTEFACTS).pathname });
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}

export function demonstrationUrl(): string {
  const url = process.env['OART_DEMONSTRATION_URL'];
  if (url === undefined) throw new Error('No demonstration runs: the set-up has not been used');
  return url;
}

/** A browser of one's own: nothing that it keeps is seen by another. */
async function contextOf(
  browser: Browser,
  baseURL: string,
  device: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: DESK,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...device,
  });
  context.setDefaultTimeout(45_000);
  return context;
}
