import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const PAGES: Readonly<Record<string, readonly string[]>> = {
  'AA-2': ['/my-standing'],
  'Trainee-1': ['/my-records', '/upload'],
  'AA-1': ['/verify'],
  HoRTP: [
    '/people',
    '/matrix',
    '/cover',
    '/entitle',
    '/units',
    '/exceptional-acts',
    '/offline-reviews',
    '/record-act?task=approve-dose-check',
    '/sign-act?task=approve-dose-check',
    '/break-glass?task=select-plan',
    '/no-such-page',
  ],
  'Auditor-1': ['/delegations', '/framework', '/policy', '/audit?at=2026-11-01T10:00:00.000Z'],
  'Services-Manager': ['/registration-checks', '/people/new', '/passport-trust'],
  'Deputy-Entitler': ['/policy/proposal'],
  'Adapter-1': ['/gate-console'],
  'Administrator-1': ['/account', '/accounts', '/api-keys', '/people/new'],
};

describe('every page, in every look', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  describe.each(Object.entries(PAGES))('as %s sees it', (who, paths) => {
    let visitor: Visitor;

    beforeAll(async () => {
      visitor = await Visitor.as(browser, who);
    });

    afterAll(async () => {
      await visitor.leave();
    });

    it.each(paths)('%s has nothing that axe finds, and fits', async (path) => {
      await visitor.open(path);
      const faults = await visitor.faultsInEveryLook(path.slice(1).replace(/\?.*/, ''));
      // Taken before anything is expected: the next page answers for its own alone.
      const complaints = visitor.complaints.splice(0);
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  it('the sign-in page has nothing that axe finds, and fits', async () => {
    const visitor = await Visitor.arrive(browser);
    expect(await visitor.faultsInEveryLook('sign-in')).toEqual([]);
    await visitor.leave();
  });
});
