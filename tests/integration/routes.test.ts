import supertest from 'supertest';
import { PERMISSIONS } from '@oart/contract';
import type { Permission } from '@oart/contract';
import { ACCESS_MATRIX } from '../support/access-matrix.ts';
import { PASSWORD } from '../support/accounts.ts';
import { joinMember } from '../support/members.ts';
import { asPage, signIn } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await product.close();
});

/** These end the very session that asks: each is asked with a session of its own. */
const ENDS_SESSION = ['DELETE /api/session', 'POST /api/account/sessions/end'];
const ROUTES = Object.keys(ACCESS_MATRIX);
const AT_ONCE = 8;

type Verdict = 'not signed in' | 'forbidden' | 'let through';

/** What a route makes of a caller; ids lead nowhere and bodies are empty, so nothing is recorded. */
async function ask(route: string, cookie: string | null): Promise<Verdict> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replaceAll(/:\w+/g, () => crypto.randomUUID()).replace('/*', '/');
  const send = supertest(product.url)[method.toLowerCase() as 'get'](address);
  const request = asPage(send).set('idempotency-key', crypto.randomUUID());
  if (cookie !== null) void request.set('cookie', cookie);
  const { status, body } = await (method === 'GET' ? request : request.send({}));
  if (status === 401) return 'not signed in';
  const isGate = path.startsWith('/access/');
  if (status !== 403) return 'let through';
  return isGate || (body as { type: string }).type === '/problems/forbidden'
    ? 'forbidden'
    : 'let through';
}

function verdictOf(route: string, permission: Permission | null): Verdict {
  const rule = ACCESS_MATRIX[route];
  if (rule === 'public' || rule === 'signed-in') return 'let through';
  return permission !== null && rule?.includes(permission) ? 'let through' : 'forbidden';
}

describe('the routes of the product', () => {
  it('are those of the matrix, each with the rule of the matrix', () => {
    const served = product.routes
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, path, access }) => [`${method} ${path}`, access]);
    expect(Object.fromEntries(served)).toEqual(ACCESS_MATRIX);
  });

  it('have one rule for reading a page and for its head', () => {
    for (const { path, access } of product.routes.filter(({ method }) => method === 'HEAD')) {
      expect([path, access]).toEqual([path, ACCESS_MATRIX[`GET ${path}`]]);
    }
  });
});

/** The routes whose verdict is not the expected one. */
async function surprises(
  cookie: () => Promise<string | null>,
  expected: (route: string) => Verdict,
): Promise<string[]> {
  const found: string[] = [];
  const shared = await cookie();
  const judge = async (route: string, own: string | null): Promise<void> => {
    const verdict = await ask(route, own);
    if (verdict !== expected(route)) found.push(`${route}: ${verdict}`);
  };
  const waiting = ROUTES.filter((route) => !ENDS_SESSION.includes(route));
  while (waiting.length > 0) {
    await Promise.all(waiting.splice(0, AT_ONCE).map((route) => judge(route, shared)));
  }
  for (const route of ENDS_SESSION) await judge(route, await cookie());
  return found;
}

describe('every route', () => {
  it('is closed to who is not signed in, but for the public ones', async () => {
    const found = await surprises(
      () => Promise.resolve(null),
      (route) => (ACCESS_MATRIX[route] === 'public' ? 'let through' : 'not signed in'),
    );
    expect(found).toEqual([]);
  });

  it.each([...PERMISSIONS, null])('is open to %s as the matrix says', async (permission) => {
    const label = `Only-${permission ?? 'nothing'}`;
    await joinMember(product, label, permission === null ? [] : [permission]);
    const signInAgain = async (): Promise<string> =>
      (await signIn(product.url, label.toLowerCase(), PASSWORD)).cookie;
    expect(await surprises(signInAgain, (route) => verdictOf(route, permission))).toEqual([]);
  });
});
