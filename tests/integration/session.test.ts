import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';
import { PASSWORD, openAccount, signedInWith } from '../support/accounts.ts';
import { query } from '../support/query.ts';
import { asPage, signIn, withCookie } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ settings: { logLevel: 'info' } });
});

afterAll(async () => {
  await product.close();
});

function signInWith(body: object): supertest.Test {
  return asPage(supertest(product.url).post('/api/session')).send(body);
}

describe('a session', () => {
  it('shows who is signed in', async () => {
    const { body } = await product.administrator.get('/api/session').expect(200);
    expect(body).toMatchObject({
      account: { signInName: 'admin-1' },
      person: { displayName: 'SA-1', staffNumber: 'A1' },
      employer: { name: 'Hospital', timeZone: 'UTC' },
      permissions: ['system-administrator', 'staffing-records'],
      database: 'test',
      waiting: { toVerify: 0, toAccept: 0, toEntitle: 0, toReview: 0, toReviewOffline: 0 },
    });
  });

  it('lives in a cookie that no script reads, no other site sends and no other host gets', async () => {
    await openAccount(product.administrator, 'cookie-holder', ['auditor']);
    const response = await signInWith({ signInName: 'cookie-holder', password: PASSWORD });
    const [cookie] = response.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-oart=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('is stored as a hash only', async () => {
    const token = product.administrator.cookie.split('=')[1] ?? '';
    const rows = await query(product.database.urls.app, 'select * from oart.session');
    const stored = rows.flatMap((row) => Object.values(row)).map(String);
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.join()).not.toContain(token);
  });

  it('is new with each sign-in, also for who is signed in', async () => {
    await openAccount(product.administrator, 'twice', ['auditor']);
    const first = await signIn(product.url, 'twice', PASSWORD);
    const second = await signIn(product.url, 'twice', PASSWORD);
    expect(second.cookie).not.toBe(first.cookie);
  });

  it('is refused with a forged, an empty and a missing token', async () => {
    for (const cookie of [`__Host-oart=${'A'.repeat(43)}`, '__Host-oart=', 'other=1']) {
      const { body } = await withCookie(product.url, cookie).get('/api/session').expect(401);
      expect(body).toMatchObject({ type: '/problems/not-signed-in' });
    }
  });
});

describe('signing in', () => {
  it('says the same of an unknown name, a wrong password and a closed account', async () => {
    const closed = await openAccount(product.administrator, 'closed-one', ['auditor']);
    await product.administrator.post(`/api/accounts/${closed.id}/close`).expect(201);
    const answers = [];
    for (const [signInName, password] of [
      ['nobody-here', PASSWORD],
      ['admin-1', PASSWORD],
      ['closed-one', PASSWORD],
    ]) {
      const { status, body } = await signInWith({ signInName, password });
      const { instance, ...rest } = body as Record<string, unknown>;
      expect(instance).toEqual(expect.any(String));
      answers.push({ status, ...rest });
    }
    expect(answers[0]).toMatchObject({ status: 401, type: '/problems/sign-in-failed' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    // Few tries of each, so that none is slowed as a guess; many in all, so that one of them is not disturbed.
    const accounts = ['timed-1', 'timed-2', 'timed-3'];
    for (const name of accounts) await openAccount(product.administrator, name, ['auditor']);
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 12; round += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const account = accounts[round % accounts.length] ?? '';
        const signInName = kind === 'known' ? account : `${account}-${String(round)}-nobody`;
        const started = performance.now();
        await signInWith({ signInName, password: 'quite wrong indeed' }).expect(401);
        times[kind].push(performance.now() - started);
      }
    }
    // The hash alone is most of the time: an answer without it would take a small part of that.
    expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) * 0.6);
  });

  it('is not told by the case of the name', async () => {
    await openAccount(product.administrator, 'case-one', ['auditor']);
    await signInWith({ signInName: 'CASE-One', password: PASSWORD }).expect(204);
  });

  it('is logged, and so is its refusal, without name or password', async () => {
    await openAccount(product.administrator, 'logged-one', ['auditor']);
    await signInWith({ signInName: 'logged-one', password: PASSWORD }).expect(204);
    await signInWith({ signInName: 'logged-one', password: 'wrong-password-9x' }).expect(401);
    const events = product.log().map((line) => line['event']);
    expect(events).toEqual(expect.arrayContaining(['signed-in', 'sign-in-refused']));
    const text = JSON.stringify(product.log());
    expect(text).not.toContain('logged-one');
    expect(text).not.toContain('wrong-password-9x');
    expect(text).not.toContain(PASSWORD);
  });
});

describe('a session ends', () => {
  it('at once with sign-out, for that browser alone', async () => {
    await openAccount(product.administrator, 'leaver-1', ['auditor']);
    const here = await signIn(product.url, 'leaver-1', PASSWORD);
    const there = await signIn(product.url, 'leaver-1', PASSWORD);
    const answer = await here.delete('/api/session').expect(204);
    expect(String(answer.headers['set-cookie'])).toContain('Expires=Thu, 01 Jan 1970');
    await here.get('/api/session').expect(401);
    await there.get('/api/session').expect(200);
  });

  it('everywhere at once when asked to', async () => {
    await openAccount(product.administrator, 'leaver-2', ['auditor']);
    const here = await signIn(product.url, 'leaver-2', PASSWORD);
    const there = await signIn(product.url, 'leaver-2', PASSWORD);
    await here.post('/api/account/sessions/end').expect(204);
    await here.get('/api/session').expect(401);
    await there.get('/api/session').expect(401);
    const again = await signIn(product.url, 'leaver-2', PASSWORD);
    await again.get('/api/session').expect(200);
  });

  it('everywhere at once with a new password', async () => {
    const here = await signedInWith(product, 'leaver-3', ['auditor']);
    const there = await signIn(product.url, 'leaver-3', PASSWORD);
    const next = 'another quiet river stone';
    await here.post('/api/account/password', { current: PASSWORD, next }).expect(204);
    await here.get('/api/session').expect(401);
    await there.get('/api/session').expect(401);
    await signInWith({ signInName: 'leaver-3', password: PASSWORD }).expect(401);
    await signInWith({ signInName: 'leaver-3', password: next }).expect(204);
  });

  it('at once when the account is closed', async () => {
    const leaver = await signedInWith(product, 'leaver-4', ['auditor']);
    await leaver.get('/api/session').expect(200);
    await product.administrator.post(`/api/accounts/${leaver.account.id}/close`).expect(201);
    await leaver.get('/api/session').expect(401);
  });

  it('when nothing was asked for the idle time, and after the longest time in any case', async () => {
    const brief = await startProduct({
      settings: { sessionIdleSeconds: 2, sessionSeconds: 5, logLevel: 'info' },
    });
    try {
      const idle = await signedInWith(brief, 'idle-one', ['auditor']);
      const busy = await signIn(brief.url, 'idle-one', PASSWORD);
      const started = performance.now();
      while (performance.now() - started < 3000) {
        await busy.get('/api/session').expect(200);
        await wait(300);
      }
      await idle.get('/api/session').expect(401);
      let status = 200;
      while (status === 200 && performance.now() - started < 7000) {
        status = (await busy.get('/api/session')).status;
        await wait(300);
      }
      expect(status).toBe(401);
      const ends = brief.log().flatMap((line) => line['end'] ?? []);
      expect(ends).toEqual(expect.arrayContaining(['idle', 'too-long']));
    } finally {
      await brief.close();
    }
  });
});

describe('requests of other sites', () => {
  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sister host', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['something that hides where it comes from', {}],
  ])('are refused from %s', async (_, headers) => {
    const { body } = await supertest(product.url)
      .delete('/api/session')
      .set('cookie', product.administrator.cookie)
      .set(headers)
      .expect(403);
    expect(body).toMatchObject({ type: '/problems/cross-site-request' });
    await product.administrator.get('/api/session').expect(200);
  });

  it('are let through from our own origin where the browser sends no Sec-Fetch-Site', async () => {
    const session = await signedInWith(product, 'old-browser', ['auditor']);
    await supertest(product.url)
      .delete('/api/session')
      .set('cookie', session.cookie)
      .set('origin', product.url)
      .expect(204);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot send %s',
    async (type) => {
      const { body } = await asPage(supertest(product.url).post('/api/session'))
        .set('content-type', type)
        .send('{"signInName":"a","password":"b"}')
        .expect(415);
      expect(body).toMatchObject({ type: '/problems/unsupported-media-type' });
    },
  );
});
