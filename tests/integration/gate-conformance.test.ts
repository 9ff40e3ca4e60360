import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import supertest from 'supertest';
import {
  ACCEPTED,
  READ,
  RECORD_1,
  REFUSED,
  subjectsOf,
  whole,
} from '../support/authzen-scenario.ts';
import type { ScenarioSubjects } from '../support/authzen-scenario.ts';
import { ENDPOINTS, openGateDepartment } from '../support/gate-caller.ts';
import type { Endpoint, GateDepartment } from '../support/gate-caller.ts';

/**
 * The certification scenario of OpenID AuthZEN (Authorization API 1.0), request by request, with the
 * numbers of its sections. Its fixture is played by our own subjects: alice is an Advanced Adapter, bob an
 * Adapter, record-1 a fraction whose OARs bob has edited, record-2 another fraction; to read is to edit
 * OARs, to write to approve them.
 */
let department: GateDepartment;
let subjects: ScenarioSubjects;

beforeAll(async () => {
  department = await openGateDepartment();
  subjects = subjectsOf(department);
});

afterAll(() => department.close());

describe('a request of the scenario', () => {
  it.each(ACCEPTED)('$section is answered: $says', async ({ endpoint, body, answer }) => {
    const response = await department.caller.post(endpoint, body(subjects));
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(Number(response.headers['oart-epoch'])).toBeGreaterThan(0);
    expect(response.body).toEqual(answer(subjects));
  });

  it('2.6 has the same answer each time', async () => {
    const body = { subject: subjects.alice, action: READ, resource: RECORD_1 };
    for (let times = 0; times < 5; times += 1) {
      expect((await department.caller.post('evaluation', body)).body).toEqual({ decision: true });
    }
  });

  it('4.x has page as its first key', async () => {
    const body = { subject: { type: 'person' }, action: READ, resource: RECORD_1 };
    const { text } = await department.caller.post('subject', body);
    expect(text).toMatch(/^\{"page":\{"next_token":""\},"results":\[\{"type":"person","id":"/);
  });
});

const REQUEST_ID = { 'x-request-id': 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716' };

describe('a request that the scenario refuses', () => {
  it.each(REFUSED)('%s: 400 with a message, and its id echoed', async (_, endpoint, body) => {
    const response = await department.caller.post(endpoint, body(), REQUEST_ID);
    expect(response.status).toBe(400);
    expect(typeof (response.body as { message: unknown }).message).toBe('string');
    expect(response.headers['x-request-id']).toBe(REQUEST_ID['x-request-id']);
  });

  it.each(
    ['evaluation', 'evaluations', 'subject', 'resource', 'action'].flatMap((endpoint) =>
      [
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/jsonx',
        'application/problem+json',
        'application/json, text/plain',
      ].map((type) => [endpoint as Endpoint, type] as const),
    ),
  )('2.4.3 %s: as %s', async (endpoint, type) => {
    const sent = department.caller.post(endpoint, whole(), { 'content-type': type });
    expect((await sent).status).toBe(400);
  });
});

describe('2.5 the id of a request', () => {
  it('is echoed on an answer', async () => {
    const { headers } = await department.caller.post('evaluation', whole(), REQUEST_ID);
    expect(headers['x-request-id']).toBe(REQUEST_ID['x-request-id']);
  });

  it.each(['a b', 'a, b', '"<x>"', 'caf\u00e9', 'x'.repeat(2_000)])(
    'comes back as it was sent, whatever it is: %j',
    async (id) => {
      const question = { subject: subjects.alice, action: READ, resource: RECORD_1 };
      // Both ways in, with an answer, one whose text is not ASCII, and a refusal.
      const explained = { ...question, action: { name: 'é' }, context: { explain: true } };
      for (const sent of [question, explained, {}]) {
        for (const headers of [{}, { cookie: 'a=b' }]) {
          const response = await fetch(`${department.product.url}${ENDPOINTS.evaluation}`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${department.key}`,
              'content-type': 'application/json',
              'x-request-id': id,
              ...headers,
            },
            body: JSON.stringify(sent),
          });
          expect(response.headers.get('x-request-id')).toBe(id);
        }
      }
    },
  );

  it('may be left out', async () => {
    await department.caller.post('evaluation', whole()).expect(200);
  });
});

/** Sent as it is, by whatever method; what a framework makes of it beforehand is part of the answer. */
async function sent(method: string, path: string, headers: Readonly<Record<string, string>> = {}) {
  const address = `${department.product.url}${path}`;
  const authorization = `Bearer ${department.key}`;
  return fetch(address, { method, headers: { authorization, ...REQUEST_ID, ...headers } });
}

describe('a request by another method', () => {
  it.each(
    Object.values(ENDPOINTS).flatMap((path) =>
      ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => [method, path] as const),
    ),
  )('%s %s is 405, says what is allowed, and has its id echoed', async (method, path) => {
    const response = await sent(method, path);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(response.headers.get('x-request-id')).toBe(REQUEST_ID['x-request-id']);
    expect(Object.keys((await response.json()) as object)).toEqual(['message']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s of the metadata is 405', async (method) => {
    const response = await sent(method, '/.well-known/authzen-configuration');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['TRACE', 'PROPFIND', 'SEARCH'])(
    'that no route knows, %s, is 405 as well',
    async (method) => {
      const { hostname: host, port } = new URL(department.product.url);
      for (const [path, allowed] of [
        [ENDPOINTS.evaluation, 'POST'],
        ['/.well-known/authzen-configuration', 'GET, HEAD'],
      ] as const) {
        const asking = request({ host, port, path, method }).end();
        const [response] = (await once(asking, 'response')) as [IncomingMessage];
        response.resume();
        expect([response.statusCode, response.headers.allow]).toEqual([405, allowed]);
      }
    },
  );

  it('HEAD has the status and no body', async () => {
    const response = await sent('HEAD', ENDPOINTS.evaluation);
    expect([response.status, await response.text()]).toEqual([405, '']);
    expect((await sent('HEAD', '/.well-known/authzen-configuration')).status).toBe(200);
  });
});

describe('a caller who proves nothing', () => {
  it.each(Object.values(ENDPOINTS))('%s is 401 with a challenge and its id', async (path) => {
    const body = JSON.stringify(whole());
    for (const authorization of ['', 'Bearer', 'Bearer ', 'Bearer x y', 'Basic eHg6eXk=']) {
      const response = await fetch(`${department.product.url}${path}`, {
        method: 'POST',
        body,
        headers: { authorization, 'content-type': 'application/json', ...REQUEST_ID },
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="oart"/);
      expect(response.headers.get('x-request-id')).toBe(REQUEST_ID['x-request-id']);
    }
  });

  it('is 403 from a page of another site, with its id', async () => {
    const response = await sent('POST', ENDPOINTS.evaluation, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-request-id')).toBe(REQUEST_ID['x-request-id']);
  });
});

describe('a body of unknown length', () => {
  const inPieces = async (text: string) => {
    const body = new ReadableStream({
      start(stream) {
        for (const piece of text.match(/[^]{1,40000}/g) ?? []) stream.enqueue(Buffer.from(piece));
        stream.close();
      },
    });
    const headers = {
      authorization: `Bearer ${department.key}`,
      'content-type': 'application/json',
      ...REQUEST_ID,
    };
    const address = `${department.product.url}${ENDPOINTS.evaluation}`;
    const streamed = { method: 'POST', body, headers, duplex: 'half' };
    return fetch(address, streamed);
  };

  it('is read', async () => {
    const question = { subject: subjects.alice, action: READ, resource: RECORD_1 };
    const response = await inPieces(JSON.stringify(question));
    expect([response.status, await response.json()]).toEqual([200, { decision: true }]);
  });

  it('is 413 beyond the limit, with its id', async () => {
    const response = await inPieces(JSON.stringify({ ...whole(), much: 'x'.repeat(70_000) }));
    expect(response.status).toBe(413);
    expect(response.headers.get('x-request-id')).toBe(REQUEST_ID['x-request-id']);
  });
});

describe('an address beside an endpoint', () => {
  it.each(['/access/v1/evaluation/', '/access/v1/nothing', '/access/v2/evaluation'])(
    '%s is 404',
    async (path) => {
      const response = await sent('POST', path);
      expect(response.status).toBe(404);
    },
  );
});

describe('4.5 pages', () => {
  const SEARCHES: Readonly<Record<'subject' | 'resource' | 'action', () => object>> = {
    subject: () => ({ subject: { type: 'person' }, action: READ, resource: RECORD_1 }),
    resource: () => ({ subject: subjects.bob, action: READ, resource: { type: 'fraction' } }),
    action: () => ({ subject: subjects.alice, resource: RECORD_1 }),
  };

  it.each(['subject', 'resource', 'action'] as const)(
    'of one %s lead to the end, and show everything once',
    async (kind) => {
      const search = { ...SEARCHES[kind](), page: { properties: { sort: 'any' } } };
      const all = await department.caller.post(kind, search).expect(200);
      const walked: unknown[] = [];
      let token: string | undefined;
      for (let page = 0; page < 30 && token !== ''; page += 1) {
        const asked = { ...search, page: { limit: 1, ...(token !== undefined && { token }) } };
        const { body } = await department.caller.post(kind, asked).expect(200);
        expect((body as { results: unknown[] }).results).toHaveLength(1);
        walked.push(...(body as { results: unknown[] }).results);
        token = (body as { page: { next_token: string } }).page.next_token;
      }
      expect(token).toBe('');
      expect(walked.length).toBeGreaterThan(1);
      expect(walked).toEqual((all.body as { results: unknown[] }).results);
    },
  );
});

describe('6 the metadata', () => {
  it('name the decision point and every endpoint, and nothing that is not there', async () => {
    const { url } = department.product;
    const point = department.product.database.settings.publicUrl;
    const response = await supertest(url).get('/.well-known/authzen-configuration').expect(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.body).toEqual({
      policy_decision_point: point,
      access_evaluation_endpoint: `${point}/access/v1/evaluation`,
      access_evaluations_endpoint: `${point}/access/v1/evaluations`,
      search_subject_endpoint: `${point}/access/v1/search/subject`,
      search_resource_endpoint: `${point}/access/v1/search/resource`,
      search_action_endpoint: `${point}/access/v1/search/action`,
    });
  });
});
