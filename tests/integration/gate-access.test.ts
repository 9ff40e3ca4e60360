import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';
import type { Response, Test } from 'supertest';
import type { ApiKeyView, AskView, Page } from '@oart/contract';
import { openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { keptAsks } from '../support/kept-asks.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { asPage } from '../support/signed-in.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const EVALUATION = '/access/v1/evaluation';

let department: TestDepartment;
let adapter: TestMember;
let key: string;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['prostate'], {
    from: '2026-01-12',
    until: '2028-12-31',
  });
  await openCase(department, 'P1', 'prostate');
  const { administrator } = department.product;
  const made = await administrator.post('/api/keys', { title: 'Console gateway' }).expect(201);
  key = (made.body as ApiKeyView).key ?? '';
});

afterAll(() => department.close());

const question = (fields: object = {}): object => ({
  subject: { type: 'person', id: adapter.personId },
  action: { name: 'edit-oar' },
  resource: { type: 'fraction', id: 'P1/1' },
  ...fields,
});

function post(body: string | object, headers: Readonly<Record<string, string>> = {}): Test {
  const request = supertest(department.product.url)
    .post(EVALUATION)
    .set({
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...headers,
    });
  return request.send(typeof body === 'string' ? body : JSON.stringify(body));
}

function messageOf(response: Response): unknown {
  return (response.body as { message?: unknown }).message;
}

describe('an answer', () => {
  it('is lean: the decision and nothing else, with the epoch in a header', async () => {
    const response = await post(question()).expect(200);
    expect(response.body).toEqual({ decision: true });
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(Number(response.headers['oart-epoch'])).toBeGreaterThan(0);
  });

  it('takes the staff number for the id of the person', async () => {
    const subject = { type: 'person', id: 'S-Adapter-1' };
    expect((await post(question({ subject })).expect(200)).body).toEqual({ decision: true });
  });

  it('echoes X-Request-ID, on errors too', async () => {
    const headers = { 'x-request-id': 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716' };
    const answered = await post(question(), headers).expect(200);
    expect(answered.headers['x-request-id']).toBe(headers['x-request-id']);
    const broken = await post('{', headers).expect(400);
    expect(broken.headers['x-request-id']).toBe(headers['x-request-id']);
  });

  it('ignores fields that it does not know, at every level', async () => {
    const unknown = {
      extra: 1,
      subject: { type: 'person', id: adapter.personId, more: true, properties: { a: 1 } },
      action: { name: 'edit-oar', properties: { b: [] }, also: null },
      context: { time: '2025-06-27T18:03-07:00', nested: { deep: true } },
    };
    expect((await post(question(unknown)).expect(200)).body).toEqual({ decision: true });
  });

  it.each([
    ['unknown-person', { subject: { type: 'person', id: 'nobody' } }],
    ['unknown-person', { subject: { type: 'robot', id: 'r2' } }],
    ['unknown-task', { action: { name: 'fly' } }],
    ['unknown-case', { resource: { type: 'fraction', id: 'ZZ9/1' } }],
    ['unknown-case', { resource: { type: 'fraction', id: 'P1/0' } }],
    ['unknown-case', { resource: { type: 'fraction', id: 'P1/101' } }],
    ['unknown-unit', { resource: { type: 'treatment', id: 'Nowhere/prostate' } }],
    ['unknown-unit', { resource: { type: 'linac', id: 'Ethos-1/prostate' } }],
    ['unknown-treatment-site', { resource: { type: 'treatment', id: 'Ethos-1/rectum' } }],
    ['case-required', { resource: { type: 'treatment', id: 'Ethos-1/prostate' } }],
    [
      'unknown-adaptation-type',
      { resource: { type: 'fraction', id: 'P1/1', properties: { adaptationType: 'atp' } } },
    ],
  ])('is no with the reason %s for %j', async (code, fields) => {
    const { body } = await post(question({ ...fields, context: { explain: true } })).expect(200);
    expect(body).toMatchObject({ decision: false });
    const { reasons } = (body as { context: { reasons: { code: string }[] } }).context;
    expect(reasons.map((reason) => reason.code)).toContain(code);
  });
});

describe('a request that is not a question', () => {
  it.each([
    ['a missing subject', { subject: undefined }],
    ['a subject that is a string', { subject: 'alice' }],
    ['a subject without an id', { subject: { type: 'person' } }],
    ['an id that is null', { subject: { type: 'person', id: null } }],
    ['an id that is a number', { subject: { type: 'person', id: 7 } }],
    ['an action name that is a number', { action: { name: 123 } }],
    ['a missing action', { action: undefined }],
    ['a resource without a type', { resource: { id: 'P1/1' } }],
    ['properties that are a list', { resource: { type: 'fraction', id: 'P1/1', properties: [] } }],
    ['a context that is a string', { context: 'now' }],
    ['a supervisor that is a number', { context: { supervisor: 5 } }],
  ])('is 400 with a message: %s', async (_, fields) => {
    const response = await post(question(fields)).expect(400);
    expect(typeof messageOf(response)).toBe('string');
  });

  it.each([
    ['malformed JSON', '{"subject":'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['null', 'null'],
  ])('is 400: %s', async (_, body) => {
    expect(typeof messageOf(await post(body).expect(400))).toBe('string');
  });

  it('is 400 as text', async () => {
    await post(JSON.stringify(question()), { 'content-type': 'text/plain' }).expect(400);
  });

  it('is 413 beyond 64 KiB', async () => {
    await post(question({ context: { much: 'x'.repeat(70_000) } })).expect(413);
  });

  it('is 400 packed', async () => {
    await post(question(), { 'content-encoding': 'gzip' }).expect(400);
  });
});

describe('who may ask', () => {
  it('is nobody without proof', async () => {
    const response = await supertest(department.product.url).post(EVALUATION).send(question());
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/);
    const forged = await post(question(), { authorization: `Bearer oart_${'x'.repeat(43)}` });
    expect(forged.status).toBe(401);
  });

  it('is somebody signed in, by the cookie', async () => {
    const { body } = await asPage(supertest(department.product.url).post(EVALUATION))
      .set('cookie', adapter.cookie)
      .send(question())
      .expect(200);
    expect(body).toEqual({ decision: true });
  });

  it('is not a system administrator, who has no part in the clinical work', async () => {
    const administrator = await joinMember(department.product, 'SA-9', ['system-administrator']);
    const response = await asPage(supertest(department.product.url).post(EVALUATION))
      .set('cookie', administrator.cookie)
      .send(question());
    expect(response.status).toBe(403);
  });

  it('is a key until it is closed, and the key is never shown again', async () => {
    const { administrator } = department.product;
    const made = await administrator.post('/api/keys', { title: 'Short-lived' }).expect(201);
    const { id, key: shortLived } = made.body as ApiKeyView;
    const headers = { authorization: `Bearer ${shortLived ?? ''}` };
    await post(question(), headers).expect(200);
    const listed = await administrator.get('/api/keys').expect(200);
    expect((listed.body as Page<ApiKeyView>).items.map((each) => each.key)).toEqual([null, null]);
    await administrator.delete(`/api/keys/${id}`).expect(204);
    await post(question(), headers).expect(401);
    await administrator.delete(`/api/keys/${id}`).expect(404);
  });

  it('leaves no key readable in the database', async () => {
    const { url } = { url: department.product.database.urls.owner };
    const rows = await query(url, 'select row_to_json(api_key)::text as row from oart.api_key');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => String(row)).join()).not.toContain(key);
  });
});

describe('the configuration', () => {
  it('names the decision point and its endpoint, to anybody', async () => {
    const { body } = await supertest(department.product.url)
      .get('/.well-known/authzen-configuration')
      .expect(200);
    const { policy_decision_point: point, access_evaluation_endpoint: endpoint } = body as Record<
      string,
      string
    >;
    expect(endpoint).toBe(`${point ?? ''}${EVALUATION}`);
  });
});

describe('the log of asks', () => {
  it('keeps no words of a caller, and what is not on file in the form of an id', async () => {
    const words = 'DOE^JANE 1956-04-12';
    const resource = {
      type: 'treatment',
      id: `${words}/${words}`,
      properties: { adaptationType: words },
    };
    await post(question({ action: { name: words }, resource })).expect(200);
    await post(question({ action: { name: `${words} ${'x'.repeat(1_000)}` } })).expect(200);
    await post(question({ action: { name: 'no-such-task' } })).expect(200);
    await wait(750);
    const kept = JSON.stringify((await keptAsks(department.product)).slice(-3));
    expect(kept).not.toContain('JANE');
    expect(kept).toContain('no-such-task');
    expect(kept.match(/unknown-unit|unknown-task/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the list of asks', () => {
  const listed = (form = 'application/json') =>
    department.horp.get('/api/gate/asks?limit=200').set('accept', form).expect(200);

  it('names who asked, also a closed key, and a named supervisor', async () => {
    const { product, horp } = department;
    const made = await product.administrator.post('/api/keys', { title: 'Gone' }).expect(201);
    const { id, key: gone } = made.body as ApiKeyView;
    const context = { supervisor: horp.personId };
    await post(question({ context }), { authorization: `Bearer ${gone ?? ''}` }).expect(200);
    await product.administrator.delete(`/api/keys/${id}`).expect(204);
    await asPage(supertest(product.url).post(EVALUATION))
      .set('cookie', adapter.cookie)
      .send(question())
      .expect(200);
    await wait(750);
    const { items } = (await listed()).body as Page<AskView>;
    const [byPerson, byKey] = items;
    expect(byPerson?.asker).toMatchObject({ kind: 'account', title: 'Adapter-1' });
    expect(byKey).toMatchObject({
      asker: { id, kind: 'key', title: 'Gone' },
      answers: [{ supervisor: { id: horp.personId, displayName: 'HoRTP' } }],
    });
    const { text } = await listed('text/csv');
    const [head = '', first = '', second = ''] = text.split('\r\n');
    expect(head).toContain('Asker');
    expect(head).toContain('Supervisors');
    expect([first, second].map((row) => /,(account,Adapter-1|key,Gone),/.exec(row)?.[1])).toEqual([
      'account,Adapter-1',
      'key,Gone',
    ]);
  });
});

describe('the database out of reach', () => {
  it('is 503 once the lease is over, neither yes nor no', async () => {
    const { name, urls } = department.product.database;
    await query(urls.owner, `alter database ${name} connection limit 0`);
    try {
      await query(
        urls.owner,
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = '${name}' and usename in ('oart_app', 'oart_gate')
            and pid <> pg_backend_pid()`,
      );
      // A second of lease; until then what was seen last may still be answered.
      await wait(1_100);
      const response = await post(question());
      expect(response.status).toBe(503);
      expect(response.body).not.toHaveProperty('decision');
      expect(response.headers['retry-after']).toBeDefined();
    } finally {
      await query(urls.owner, `alter database ${name} connection limit -1`);
    }
    let answer = await post(question());
    for (const until = Date.now() + 5_000; answer.status === 503 && Date.now() < until;) {
      await wait(50);
      answer = await post(question());
    }
    expect(answer.body).toEqual({ decision: true });
  });
});
