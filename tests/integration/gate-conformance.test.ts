import supertest from 'supertest';
import { openGateDepartment } from '../support/gate-caller.ts';
import type { Endpoint, GateDepartment } from '../support/gate-caller.ts';

/**
 * The certification scenario of OpenID AuthZEN (Authorization API 1.0), request by request, with the
 * numbers of its sections. Its fixture is played by our own subjects: alice is an Advanced Adapter, bob an
 * Adapter, record-1 a fraction whose OARs bob has edited, record-2 another fraction; to read is to edit
 * OARs, to write to approve them.
 */
let department: GateDepartment;
let alice: object;
let bob: object;

const READ = { name: 'edit-oar' };
const WRITE = { name: 'approve-oar' };
const RECORD_1 = { type: 'fraction', id: 'P1/1' };
const RECORD_2 = { type: 'fraction', id: 'P1/2' };
/** Properties that our rules read: nobody adapts on this unit in this way. */
const ARCHIVED = { ...RECORD_1, properties: { adaptationType: 'atp' } };
const ACTIVE = { ...RECORD_1, properties: { adaptationType: 'online-adaptive' } };

beforeAll(async () => {
  department = await openGateDepartment();
  alice = { type: 'person', id: department.advanced.personId };
  bob = { type: 'person', id: department.adapter.personId };
});

afterAll(() => department.close());

interface Row {
  readonly section: string;
  readonly says: string;
  readonly endpoint: Endpoint;
  readonly body: () => unknown;
  /** Of the answer, as far as the scenario looks at it. */
  readonly answer: () => unknown;
}

const yes = { decision: true };
const no = { decision: false };
const found = (...results: readonly unknown[]): object => ({
  page: { next_token: '' },
  results: expect.arrayContaining([...results]) as unknown,
});
const nothing = { page: { next_token: '' }, results: [] };

const ACCEPTED: readonly Row[] = [
  {
    section: '2.2.1',
    says: 'a permit',
    endpoint: 'evaluation',
    body: () => ({ subject: alice, action: READ, resource: RECORD_1 }),
    answer: () => yes,
  },
  {
    section: '2.2.2',
    says: 'a deny',
    endpoint: 'evaluation',
    body: () => ({ subject: bob, action: WRITE, resource: RECORD_1 }),
    answer: () => no,
  },
  {
    section: '2.2.3',
    says: 'a context that changes nothing, its time included',
    endpoint: 'evaluation',
    body: () => ({
      subject: alice,
      action: READ,
      resource: RECORD_1,
      context: { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' },
    }),
    answer: () => yes,
  },
  {
    section: '2.2.4',
    says: 'properties that deny',
    endpoint: 'evaluation',
    body: () => ({ subject: alice, action: WRITE, resource: ARCHIVED }),
    answer: () => no,
  },
  {
    section: '2.2.5',
    says: 'properties that permit',
    endpoint: 'evaluation',
    body: () => ({ subject: alice, action: WRITE, resource: ACTIVE }),
    answer: () => yes,
  },
  {
    section: '2.2.8',
    says: 'properties that nobody here reads',
    endpoint: 'evaluation',
    body: () => ({
      subject: { ...alice, properties: { department: 'Sales', role: 'manager' } },
      action: { ...READ, properties: { method: 'GET' } },
      resource: { ...RECORD_1, properties: { status: 'active', owner: 'bob' } },
    }),
    answer: () => yes,
  },
  {
    section: '2.2.9',
    says: 'fields that nobody knows',
    endpoint: 'evaluation',
    body: () => ({
      subject: alice,
      action: READ,
      resource: RECORD_1,
      foo: 'bar',
      futureField: { nested: true },
    }),
    answer: () => yes,
  },
  {
    section: '3.2.1',
    says: 'a batch',
    endpoint: 'evaluations',
    body: () => ({
      subject: alice,
      action: READ,
      evaluations: [{ resource: RECORD_1 }, { resource: RECORD_2 }],
    }),
    answer: () => ({ evaluations: [yes, yes] }),
  },
  {
    section: '3.2.2',
    says: 'a batch in its order',
    endpoint: 'evaluations',
    body: () => ({
      subject: bob,
      resource: RECORD_1,
      evaluations: [{ action: READ }, { action: WRITE }],
    }),
    answer: () => ({ evaluations: [yes, no] }),
  },
  {
    section: '3.2.3',
    says: 'a batch with properties of its own in each item',
    endpoint: 'evaluations',
    body: () => ({
      subject: alice,
      action: WRITE,
      evaluations: [{ resource: ACTIVE }, { resource: ARCHIVED }],
    }),
    answer: () => ({ evaluations: [yes, no] }),
  },
  {
    section: '3.2.4',
    says: 'a batch over subjects',
    endpoint: 'evaluations',
    body: () => ({
      action: WRITE,
      resource: ACTIVE,
      evaluations: [{ subject: bob }, { subject: alice }],
    }),
    answer: () => ({ evaluations: [no, yes] }),
  },
  {
    section: '3.2.5',
    says: 'a batch without defaults',
    endpoint: 'evaluations',
    body: () => ({
      evaluations: [
        { subject: alice, action: READ, resource: RECORD_1 },
        { subject: bob, action: WRITE, resource: RECORD_1 },
      ],
    }),
    answer: () => ({ evaluations: [yes, no] }),
  },
  {
    section: '3.2.6',
    says: 'a batch with a context for all and one of its own',
    endpoint: 'evaluations',
    body: () => ({
      subject: alice,
      action: READ,
      context: { time: '2025-06-27T18:03-07:00' },
      evaluations: [
        { resource: RECORD_1 },
        {
          resource: RECORD_2,
          context: { time: '2025-06-27T19:00-07:00', source: 'batch-override' },
        },
      ],
    }),
    answer: () => ({ evaluations: [yes, yes] }),
  },
  {
    section: '3.2.7',
    says: 'a batch whose items replace defaults as a whole (the advisory merge of a type is not made)',
    endpoint: 'evaluations',
    body: () => ({
      subject: alice,
      action: WRITE,
      resource: { type: 'fraction' },
      evaluations: [{ resource: { id: 'P1/1' } }, { resource: ACTIVE }],
    }),
    answer: () => ({
      evaluations: [
        {
          decision: false,
          context: {
            error: { status: 400, message: 'resource.type must be a string that is not empty.' },
          },
        },
        yes,
      ],
    }),
  },
  {
    section: '3.4.1',
    says: 'a batch with a broken item',
    endpoint: 'evaluations',
    body: () => ({
      subject: alice,
      action: READ,
      evaluations: [{ resource: RECORD_1 }, {}],
    }),
    answer: () => ({
      evaluations: [
        yes,
        {
          decision: false,
          context: { error: { status: 400, message: 'resource must be a JSON object.' } },
        },
      ],
    }),
  },
  {
    section: '3.4.2',
    says: 'a batch without items, as a single question',
    endpoint: 'evaluations',
    body: () => ({ subject: alice, action: READ, resource: RECORD_1 }),
    answer: () => yes,
  },
  {
    section: '3.4.3',
    says: 'a batch with an empty list, as a single question',
    endpoint: 'evaluations',
    body: () => ({ subject: alice, action: READ, resource: RECORD_1, evaluations: [] }),
    answer: () => yes,
  },
  {
    section: '4.2.1',
    says: 'a search for subjects',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'person' }, action: READ, resource: RECORD_1 }),
    answer: () => found(alice, bob),
  },
  {
    section: '4.2.2',
    says: 'a search for subjects with a context',
    endpoint: 'subject',
    body: () => ({
      subject: { type: 'person' },
      action: READ,
      resource: RECORD_1,
      context: { time: '2025-06-27T18:03-07:00' },
    }),
    answer: () => found(alice, bob),
  },
  {
    section: '4.2.3',
    says: 'a search for subjects, whose own id is not read',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'person', id: 7 }, action: WRITE, resource: RECORD_1 }),
    answer: () => ({ page: { next_token: '' }, results: [alice] }),
  },
  {
    section: '4.2.4',
    says: 'a search for subjects by properties of the resource',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'person' }, action: WRITE, resource: ACTIVE }),
    answer: () => found(alice),
  },
  {
    section: '4.3.1',
    says: 'a search for resources',
    endpoint: 'resource',
    body: () => ({
      subject: { type: 'person', id: department.mpe.personId },
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment' },
    }),
    answer: () => found({ type: 'treatment', id: 'Ethos-1/prostate' }),
  },
  {
    section: '4.3.2',
    says: 'a search for resources, whose own id is not read',
    endpoint: 'resource',
    body: () => ({
      subject: { type: 'person', id: department.mpe.personId },
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment', id: null },
    }),
    answer: () => found({ type: 'treatment', id: 'Ethos-1/prostate' }),
  },
  {
    section: '4.3.3',
    says: 'a search for resources by properties',
    endpoint: 'resource',
    body: () => ({
      subject: { type: 'person', id: department.mpe.personId, properties: { role: 'admin' } },
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment', properties: { adaptationType: 'atp' } },
    }),
    answer: () => nothing,
  },
  {
    section: '4.4.1',
    says: 'a search for actions',
    endpoint: 'action',
    body: () => ({ subject: alice, resource: RECORD_1 }),
    answer: () => found(READ, WRITE),
  },
  {
    section: '4.4.2',
    says: 'a search for actions with a context, whose own action is not read',
    endpoint: 'action',
    body: () => ({ subject: bob, action: 5, resource: RECORD_1, context: { ip: '192.168.1.1' } }),
    answer: () => ({ page: { next_token: '' }, results: [READ] }),
  },
  {
    section: '4.4.3',
    says: 'a search for actions by properties',
    endpoint: 'action',
    body: () => ({ subject: alice, resource: ACTIVE }),
    answer: () => found(WRITE),
  },
  {
    section: '4.6.1',
    says: 'a search about an id that nobody has',
    endpoint: 'action',
    body: () => ({ subject: { type: 'person', id: 'nonexistent-user' }, resource: RECORD_1 }),
    answer: () => nothing,
  },
  {
    section: '4.6.1',
    says: 'a search about a resource that is not on file',
    endpoint: 'subject',
    body: () => ({
      subject: { type: 'person' },
      action: READ,
      resource: { type: 'fraction', id: 'ZZ9/1' },
    }),
    answer: () => nothing,
  },
  {
    section: '4.6.2',
    says: 'a search for a type that we do not know',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'spaceship' }, action: READ, resource: RECORD_1 }),
    answer: () => nothing,
  },
  {
    section: '4.6.2',
    says: 'a search for resources of a type that we do not know',
    endpoint: 'resource',
    body: () => ({ subject: alice, action: READ, resource: { type: 'spaceship' } }),
    answer: () => nothing,
  },
];

describe('a request of the scenario', () => {
  it.each(ACCEPTED)('$section is answered: $says', async ({ endpoint, body, answer }) => {
    const response = await department.caller.post(endpoint, body());
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(Number(response.headers['oart-epoch'])).toBeGreaterThan(0);
    expect(response.body).toEqual(answer());
  });

  it('2.6 has the same answer each time', async () => {
    const body = { subject: alice, action: READ, resource: RECORD_1 };
    for (let times = 0; times < 5; times += 1) {
      expect((await department.caller.post('evaluation', body)).body).toEqual(yes);
    }
  });

  it('4.x has page as its first key', async () => {
    const body = { subject: { type: 'person' }, action: READ, resource: RECORD_1 };
    const { text } = await department.caller.post('subject', body);
    expect(text).toMatch(/^\{"page":\{"next_token":""\},"results":\[\{"type":"person","id":"/);
  });
});

const whole = (): Record<string, unknown> => ({ subject: bob, action: READ, resource: RECORD_1 });
const without = (field: string): object => ({ ...whole(), [field]: undefined });

const REFUSED: readonly (readonly [string, Endpoint, () => unknown])[] = [
  ['2.4.1 subject', 'evaluation', () => without('subject')],
  ['2.4.1 action', 'evaluation', () => without('action')],
  ['2.4.1 resource', 'evaluation', () => without('resource')],
  ['2.4.2 subject.type', 'evaluation', () => ({ ...whole(), subject: { id: 'alice' } })],
  ['2.4.2 subject.id', 'evaluation', () => ({ ...whole(), subject: { type: 'person' } })],
  ['2.4.2 action.name', 'evaluation', () => ({ ...whole(), action: {} })],
  ['2.4.2 resource.type', 'evaluation', () => ({ ...whole(), resource: { id: 'P1/1' } })],
  ['2.4.2 resource.id', 'evaluation', () => ({ ...whole(), resource: { type: 'fraction' } })],
  ['2.4.4 malformed JSON', 'evaluation', () => '{"subject":'],
  ['2.4.5 an empty body', 'evaluation', () => ''],
  ['2.4.6 a subject that is text', 'evaluation', () => ({ ...whole(), subject: 'alice' })],
  ['2.4.6 a name that is a number', 'evaluation', () => ({ ...whole(), action: { name: 123 } })],
  ['2.4.6 an id that is null', 'evaluation', () => ({ ...whole(), subject: { ...bob, id: null } })],
  ['2.4.6 a list', 'evaluation', () => []],
  ['3.x an unknown semantic', 'evaluations', () => semantic('first_come')],
  ['3.x a semantic that is null', 'evaluations', () => semantic(null)],
  ['3.x items that are no list', 'evaluations', () => ({ ...whole(), evaluations: {} })],
  ['3.x items that are null', 'evaluations', () => ({ ...whole(), evaluations: null })],
  [
    '3.x a default that is text',
    'evaluations',
    () => ({ subject: 'alice', evaluations: [whole()] }),
  ],
  ['3.x an empty batch that is no question', 'evaluations', () => ({ evaluations: [] })],
  ['4.7.1 action', 'subject', () => ({ subject: { type: 'person' }, resource: RECORD_1 })],
  ['4.7.1 subject', 'resource', () => ({ action: READ, resource: { type: 'treatment' } })],
  ['4.7.1 resource', 'action', () => ({ subject: alice })],
  [
    '4.7.2 resource.id',
    'subject',
    () => ({ subject: { type: 'person' }, action: READ, resource: { type: 'fraction' } }),
  ],
  [
    '4.7.2 subject.id',
    'resource',
    () => ({ subject: { type: 'person' }, action: READ, resource: { type: 'treatment' } }),
  ],
  ['4.7.2 subject.id', 'action', () => ({ subject: { type: 'person' }, resource: RECORD_1 })],
  ['4.7.2 resource.type', 'resource', () => ({ subject: alice, action: READ, resource: {} })],
];

function semantic(evaluations_semantic: unknown): object {
  return { ...whole(), evaluations: [{}], options: { evaluations_semantic } };
}

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
    expect(walked).toEqual(expect.arrayContaining([alice, bob]));
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
