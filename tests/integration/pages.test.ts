import supertest from 'supertest';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ settings: { publicUrl: 'https://oart.example' } });
});

afterAll(async () => {
  await product.close();
});

const navigate = (path: string): supertest.Test =>
  supertest(product.url).get(path).set('accept', 'text/html,*/*;q=0.8');

describe('a page', () => {
  it.each(['/', '/standing', '/people/0190a000-0000-7000-8000-000000000001', '/sign-in?next=%2F'])(
    'is the client at %s',
    async (path) => {
      const { text, headers } = await navigate(path).expect(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
      expect(text).toContain('<oart-root');
    },
  );

  it('has a nonce of its own each time, the same in policy and page', async () => {
    const nonces = [];
    for (let visit = 0; visit < 2; visit += 1) {
      const { text, headers } = await navigate('/').expect(200);
      const [, nonce] = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '') ?? [];
      expect(nonce).toMatch(/^[\w+/]{24}$/);
      expect(text.toLowerCase()).toContain(`ngcspnonce="${String(nonce).toLowerCase()}"`);
      expect(text).not.toContain('CSP_NONCE_PLACEHOLDER');
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('is bound by the policy of the architecture', async () => {
    const { headers } = await navigate('/').expect(200);
    const policy = (headers['content-security-policy'] ?? '').replace(/nonce-[^']+/, 'nonce-N');
    expect(policy.split('; ').sort()).toEqual(
      [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'nonce-N'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types angular angular#components oart#worker',
      ].sort(),
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it.each(['/api/nothing', '/access/v1/nothing', '/health/nothing', '/.well-known/nothing'])(
    'is not what %s gives',
    async (path) => {
      const { type } = await navigate(path).expect(404);
      expect(type).toBe('application/problem+json');
    },
  );

  it('is not what a missing script gives', async () => {
    await navigate('/main-ABCDEFGH.js').expect(404);
  });

  it('is not given to who asks for no page', async () => {
    await supertest(product.url).get('/standing').set('accept', 'application/json').expect(404);
  });
});

describe('a file of the client', () => {
  it('is kept for ever by browsers when its content is in its name', async () => {
    const { text } = await navigate('/').expect(200);
    const scripts = [...text.matchAll(/(?:src|href)="([^"]+-\w{8}\.js)"/g)].map(
      (match) => match[1],
    );
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) {
      const { headers } = await supertest(product.url)
        .get(`/${String(script)}`)
        .expect(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-type']).toContain('javascript');
    }
  });

  it('comes compressed to who can read that, and whole to who cannot', async () => {
    const { text } = await navigate('/').expect(200);
    const [, script = ''] = /src="([^"]+\.js)"/.exec(text) ?? [];
    for (const encoding of ['br', 'gzip'] as const) {
      const { headers } = await supertest(product.url)
        .get(`/${script}`)
        .set('accept-encoding', encoding)
        .buffer(false)
        .expect(200);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['vary']).toMatch(/accept-encoding/i);
    }
    const { headers } = await supertest(product.url).get(`/${script}`).set('accept-encoding', '');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('is asked for again otherwise', async () => {
    const { headers } = await supertest(product.url).get('/favicon.svg').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=0');
  });

  it('is a worker that may run our scripts and reach nothing', async () => {
    const { headers } = await supertest(product.url).get('/pdf/pdf.worker.min.mjs').expect(200);
    expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'");
    expect(headers['content-type']).toContain('javascript');
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/index.html',
  ])('is never %s', async (path) => {
    const { status, text } = await supertest(product.url).get(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('devDependencies');
  });
});

describe('an answer of the api', () => {
  it('is kept by no browser and runs nothing', async () => {
    const { headers } = await product.administrator.get('/api/session').expect(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain('sandbox');
  });
});
