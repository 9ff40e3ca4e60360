import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';
import { expectMatchesOpenApi } from '../support/open-api.ts';
import { query } from '../support/query.ts';
import { asPage } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ settings: { logLevel: 'info' } });
});

afterAll(async () => {
  await product.close();
});

const ACCOUNT = {
  signInName: 'never-opened',
  personId: null,
  permissions: ['gate-client'],
  initialPassword: 'orbit candle seven maple',
};

/** Sends a body byte for byte to a route of the administrator. */
async function sendRaw(
  body: string | Buffer,
  type = 'application/json',
): Promise<supertest.Response> {
  const response = await asPage(supertest(product.url).post('/api/accounts'))
    .set('cookie', product.administrator.cookie)
    .set('idempotency-key', crypto.randomUUID())
    .set('content-type', type)
    .send(body as string);
  expectMatchesOpenApi(product.url, response);
  return response;
}

async function accountsStored(): Promise<number> {
  const rows = await query(product.database.urls.app, 'select id from oart.account');
  return rows.length;
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const withField = (field: string): string => JSON.stringify(ACCOUNT).replace(/\}$/, `,${field}}`);
const withName = (json: string): string =>
  JSON.stringify({ ...ACCOUNT, signInName: 0 }).replace('"signInName":0', `"signInName":${json}`);

describe('a body that cannot be read', () => {
  it.each([
    ['nothing', ''],
    ['half an object', '{"signInName":"a"'],
    ['a trailing comma', '{"signInName":"a",}'],
    ['single quotes', "{'signInName':'a'}"],
    ['a bare word', 'undefined'],
    ['NaN', '{"signInName":NaN}'],
    ['a comment', '{/* */}'],
    ['two documents', '{}{}'],
    ['a raw control character', '{"signInName":"a\u0001b"}'],
    ['a raw new line in a text', '{"signInName":"a\nb"}'],
    ['an escape that does not exist', '{"signInName":"\\x41"}'],
    ['an unfinished escape', '{"signInName":"\\u12"}'],
    ['a poisoned prototype', '{"__proto__":{"permissions":["system-administrator"]}}'],
    ['a poisoned constructor', '{"constructor":{"prototype":{"a":1}}}'],
    ['a hundred thousand open brackets', '['.repeat(100_000)],
  ])('is refused as malformed: %s', async (_, body) => {
    const response = await sendRaw(body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ type: '/problems/malformed-request' });
  });

  it('is refused when it is not UTF-8', async () => {
    const response = await sendRaw(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]));
    expect(response.status).toBe(400);
  });
});

describe('a body that was not asked for', () => {
  it.each([
    ['an unknown field', withField('"colour":"red"'), '/colour'],
    ['an unknown field with a slash', withField('"a/b~c":1'), '/a~1b~0c'],
    ['a list', '[]', ''],
    ['a text', '"text"', ''],
    ['a number', '1', ''],
    ['null', 'null', ''],
    ['a number for a text', withName('1'), '/signInName'],
    ['a list for a text', withName('["never-opened"]'), '/signInName'],
    ['a number that no double holds', withName('1e400'), '/signInName'],
    ['such a number below nothing, in a list', '[[-1e400]]', '/0/0'],
    ['an object for a text', withName('{"a":1}'), '/signInName'],
    ['null for a text', withName('null'), '/signInName'],
    ['true for a text', withName('true'), '/signInName'],
    ['a NUL', withName('"a\\u0000b"'), '/signInName'],
    ['a lone high surrogate', withName('"a\\ud800b"'), '/signInName'],
    ['a lone low surrogate', withName('"a\\udc00b"'), '/signInName'],
    ['a NUL in a field name', withField('"a\\u0000":1'), ''],
    ['nesting of 25', nested(25), ''],
    ['nesting of 5,000', nested(5000), ''],
    ['a text for a list', withField('"permissions":"auditor"'), '/permissions'],
    ['an object for a list', withField('"permissions":{"0":"auditor"}'), '/permissions'],
    ['a number in a list', withField('"permissions":[1]'), '/permissions'],
    ['an id that is none', withField('"personId":"1"'), '/personId'],
  ])('is refused with the place: %s', async (_, body, pointer) => {
    const before = await accountsStored();
    const response = await sendRaw(body);
    expect(response.status).toBe(400);
    const { type, errors } = response.body as { type: string; errors: { pointer: string }[] };
    expect(type).toBe('/problems/invalid-request');
    expect(errors.map((error) => error.pointer)).toContain(pointer);
    expect(await accountsStored()).toBe(before);
  });

  it('is refused when it is larger than 256 KiB', async () => {
    const response = await sendRaw(JSON.stringify({ ...ACCOUNT, signInName: 'a'.repeat(300_000) }));
    expect(response.status).toBe(413);
    expect(response.body).toMatchObject({ type: '/problems/too-large' });
  });

  it('is refused when it holds too many values', async () => {
    const response = await sendRaw(`{"permissions":[${'1,'.repeat(30_000)}1]}`);
    expect(response.status).toBe(413);
  });

  it('is refused when it is a document where JSON belongs', async () => {
    const response = await sendRaw(Buffer.from('%PDF-1.7'), 'application/pdf');
    expect(response.status).toBe(415);
  });
});

describe('an address', () => {
  it.each([
    ['an id that is none', '/api/accounts/42/close', 'post', 400],
    ['an id with a NUL', '/api/accounts/%00/close', 'post', 400],
    ['an escape that is none', '/api/accounts/%zz/close', 'post', 400],
    ['a path out of the tree', '/api/..%2f..%2fetc/passwd', 'get', 404],
    ['a route that does not exist', '/api/nothing-here', 'get', 404],
    ['a route that does not exist, to change it', '/api/nothing-here', 'post', 404],
    ['another method', '/api/accounts', 'delete', 405],
    ['reading what can only be done', '/api/account/password', 'get', 405],
  ] as const)('is refused: %s', async (_, path, method, status) => {
    const response = await asPage(supertest(product.url)[method](path)).set(
      'cookie',
      product.administrator.cookie,
    );
    expectMatchesOpenApi(product.url, response);
    expect(response.status).toBe(status);
    expect(response.headers['allow'] !== undefined).toBe(status === 405);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit=', 'limit'],
    ['cursor=WyJhIiwiYiJd', 'cursor'],
    ['cursor=not-ours', 'cursor'],
    ['cursor=%00', 'cursor'],
    ['cursor=a&cursor=b', 'cursor'],
    ['format=exe', 'format'],
    ['colour=red', 'colour'],
    ['__proto__[a]=b', '__proto__[a]'],
  ])('with %s is refused with the name of the parameter', async (parameters, name) => {
    const response = await product.administrator.get(`/api/accounts?${parameters}`);
    expect(response.status).toBe(400);
    const { errors } = response.body as { errors: { pointer: string }[] };
    expect(errors.map((error) => error.pointer)).toEqual([name]);
  });
});

describe('what is not HTTP', () => {
  it.each([
    ['a word', 'HELLO\r\n\r\n', 400],
    ['two lengths', lengths('Content-Length: 5\r\nContent-Length: 6\r\n'), 400],
    ['a length and chunks', lengths('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), 400],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n', 400],
    ['64 KiB of headers', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(65_536)}\r\n\r\n`, 431],
  ])('is refused and the connection closed: %s', async (_, bytes, status) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(answer).toContain('application/problem+json');
  });
});

describe('a fault of our own', () => {
  it('gives nothing away but an instance id, which the log explains', async () => {
    await owner('alter table oart.account rename column sign_in_name to renamed');
    try {
      const { body, text } = await product.administrator.get('/api/accounts').expect(500);
      const { instance } = body as { instance: string };
      expect(body).toMatchObject({ type: '/problems/internal-error' });
      expect(text).not.toMatch(/sign_in_name|column|select|typeorm/i);
      const logged = (): unknown => product.log().find((one) => one['instance'] === instance);
      // The log comes by a pipe of its own, so it may be a moment behind the answer.
      for (let beat = 0; beat < 40 && logged() === undefined; beat++) await wait(50);
      const line = logged();
      expect(line).toMatchObject({ err: { code: '42703' } });
    } finally {
      await owner('alter table oart.account rename column renamed to sign_in_name');
    }
  });

  it('of the database is 503 and heals by itself', async () => {
    const { name } = product.database;
    await owner(`alter database ${name} connection limit 0`);
    try {
      await owner(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = '${name}' and usename in ('oart_app', 'oart_gate') and pid <> pg_backend_pid()`,
      );
      const response = await asPage(supertest(product.url).get('/api/session')).set(
        'cookie',
        product.administrator.cookie,
      );
      expectMatchesOpenApi(product.url, response);
      expect(response.status).toBe(503);
      expect(response.headers['retry-after']).toBeDefined();
      await supertest(product.url).get('/health/ready').expect(503);
      await supertest(product.url).get('/health/live').expect(200);
    } finally {
      await owner(`alter database ${name} connection limit -1`);
    }
    await product.administrator.get('/api/session').expect(200);
    await supertest(product.url).get('/health/ready').expect(200);
  });
});

async function owner(statement: string): Promise<void> {
  await query(product.database.urls.owner, statement);
}

function lengths(headers: string): string {
  return `POST /api/session HTTP/1.1\r\nHost: a\r\n${headers}Content-Type: application/json\r\n\r\n0\r\n\r\n`;
}

function exchange(bytes: string): Promise<string> {
  const { hostname, port } = new URL(product.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}
