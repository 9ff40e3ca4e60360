import supertest from 'supertest';
import { PASSWORD, openAccount } from '../support/accounts.ts';
import { asPage } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;

beforeAll(async () => {
  // The tests stand in for a proxy, so that they can come from any address.
  product = await startProduct({ settings: { trustedProxies: ['127.0.0.1', '::1'] } });
  await openAccount(product.administrator, 'owner', ['auditor']);
});

afterAll(async () => {
  await product.close();
});

async function tryFrom(
  address: string,
  signInName: string,
  password: string,
): Promise<supertest.Response> {
  return asPage(supertest(product.url).post('/api/session'))
    .set('x-forwarded-for', address)
    .send({ signInName, password });
}

describe('guessing a password', () => {
  it('is slowed from the sixth try of a pair on, with the time to wait', async () => {
    await openAccount(product.administrator, 'slow-1', ['auditor']);
    for (let tries = 1; tries <= 5; tries += 1) {
      const { status } = await tryFrom('192.0.2.1', 'slow-1', 'wrong');
      expect(status).toBe(401);
    }
    expect((await tryFrom('192.0.2.1', 'slow-1', 'wrong')).status).toBe(401);
    const refused = await tryFrom('192.0.2.1', 'slow-1', PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ type: '/problems/too-many-requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(2);
  });

  it('gains nothing from many tries at once', async () => {
    await openAccount(product.administrator, 'burst-1', ['auditor']);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => tryFrom('192.0.2.2', 'burst-1', 'wrong')),
    );
    const looked = answers.filter(({ status }) => status === 401).length;
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(6);
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  });

  it('does not tell names that exist from names that do not', async () => {
    const statuses = [];
    for (let tries = 1; tries <= 7; tries += 1) {
      statuses.push((await tryFrom('192.0.2.3', 'nobody-at-all', 'wrong')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429]);
  });

  it('from many addresses is bounded for the account, and the owner still gets in', async () => {
    expect((await tryFrom('198.51.100.7', 'owner', PASSWORD)).status).toBe(204);
    let looked = 0;
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, one) =>
          tryFrom(`203.0.113.${String(round * 10 + one)}`, 'owner', 'wrong'),
        ),
      );
      looked += answers.filter(({ status }) => status === 401).length;
    }
    expect(looked).toBeLessThanOrEqual(100);
    expect((await tryFrom('203.0.113.250', 'owner', PASSWORD)).status).toBe(429);
    expect((await tryFrom('198.51.100.7', 'owner', PASSWORD)).status).toBe(204);
  });

  it('is forgotten with the right password', async () => {
    await openAccount(product.administrator, 'forgetful', ['auditor']);
    for (let tries = 1; tries <= 4; tries += 1) await tryFrom('192.0.2.9', 'forgetful', 'wrong');
    expect((await tryFrom('192.0.2.9', 'forgetful', PASSWORD)).status).toBe(204);
    for (let tries = 1; tries <= 5; tries += 1) {
      expect((await tryFrom('192.0.2.9', 'forgetful', 'wrong')).status).toBe(401);
    }
  });

  it('cannot be spread by claiming addresses where no proxy is trusted', async () => {
    const bare = await startProduct();
    try {
      await openAccount(bare.administrator, 'slow-2', ['auditor']);
      const statuses = [];
      for (let tries = 1; tries <= 7; tries += 1) {
        const { status } = await asPage(supertest(bare.url).post('/api/session'))
          .set('x-forwarded-for', `192.0.2.${String(tries)}`)
          .send({ signInName: 'slow-2', password: 'wrong' });
        statuses.push(status);
      }
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await bare.close();
    }
  });
});
