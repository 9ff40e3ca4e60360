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
import { openGateDepartment } from '../support/gate-caller.ts';
import type { GateDepartment } from '../support/gate-caller.ts';

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

  it.each(['evaluation', 'evaluations', 'subject', 'resource', 'action'] as const)(
    '2.4.3 %s: as text',
    async (endpoint) => {
      const sent = department.caller.post(endpoint, whole(), { 'content-type': 'text/plain' });
      expect((await sent).status).toBe(400);
    },
  );
});

describe('2.5 the id of a request', () => {
  it('is echoed on an answer', async () => {
    const { headers } = await department.caller.post('evaluation', whole(), REQUEST_ID);
    expect(headers['x-request-id']).toBe(REQUEST_ID['x-request-id']);
  });

  it('may be left out', async () => {
    await department.caller.post('evaluation', whole()).expect(200);
  });
});

describe('4.5 pages', () => {
  it('of one result lead to the end, and show everything once', async () => {
    const search = { subject: { type: 'person' }, action: READ, resource: RECORD_1 };
    const all = await department.caller.post('subject', search).expect(200);
    const walked: unknown[] = [];
    let token: string | undefined;
    for (let page = 0; page < 10 && token !== ''; page += 1) {
      const asked = { ...search, page: { limit: 1, ...(token !== undefined && { token }) } };
      const { body } = await department.caller.post('subject', asked).expect(200);
      walked.push(...(body as { results: unknown[] }).results);
      token = (body as { page: { next_token: string } }).page.next_token;
    }
    expect(token).toBe('');
    expect(walked).toEqual((all.body as { results: unknown[] }).results);
    expect(walked).toEqual(expect.arrayContaining([subjects.alice, subjects.bob]));
  });
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
