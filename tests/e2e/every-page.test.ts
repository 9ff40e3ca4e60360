import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const PAGES: readonly { readonly who: string; readonly path: string }[] = [
  { who: 'AA-2', path: '/my-standing' },
  { who: 'Trainee-1', path: '/my-records' },
  { who: 'Trainee-1', path: '/upload' },
  { who: 'AA-1', path: '/verify' },
  { who: 'HoRTP', path: '/people' },
  { who: 'HoRTP', path: '/matrix' },
  { who: 'HoRTP', path: '/cover' },
  { who: 'HoRTP', path: '/entitle' },
  { who: 'HoRTP', path: '/units' },
  { who: 'Auditor-1', path: '/delegations' },
  { who: 'Services-Manager', path: '/registration-checks' },
  { who: 'Auditor-1', path: '/framework' },
  { who: 'Auditor-1', path: '/audit?at=2026-11-01T10:00:00.000Z' },
  { who: 'Adapter-1', path: '/gate-console' },
  { who: 'Administrator-1', path: '/account' },
  { who: 'HoRTP', path: '/no-such-page' },
];

describe('every page, in every look', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each(PAGES)('$path has nothing that axe finds, and fits', async ({ who, path }) => {
    const visitor = await Visitor.as(browser, who);
    await visitor.open(path);
    expect(await visitor.faultsInEveryLook(path.slice(1).replace(/\?.*/, ''))).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('the sign-in page has nothing that axe finds, and fits', async () => {
    const visitor = await Visitor.arrive(browser);
    expect(await visitor.faultsInEveryLook('sign-in')).toEqual([]);
    await visitor.leave();
  });
});
