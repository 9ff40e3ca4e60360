import { GateClient } from './gate-client.ts';
import type { GateClientOptions } from './gate-client.ts';
import type { Question } from './question.ts';

const ORIGIN = 'https://oart.example';
const QUESTION: Question = {
  subject: { type: 'person', id: 'S-1' },
  action: { name: 'edit-oar' },
  resource: { type: 'fraction', id: 'C7/3' },
};

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A network in which one decision point answers its questions with what is given, one after the other. */
function network(
  answers: readonly (Response | Error)[],
  metadata: unknown = { policy_decision_point: ORIGIN },
) {
  const sent: Sent[] = [];
  const waiting = [...answers];
  const fetching = ((url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    if (url.endsWith('/.well-known/authzen-configuration')) {
      return Promise.resolve(json(metadata));
    }
    const next = waiting.shift();
    if (next === undefined) return untilAborted(init.signal);
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  }) as typeof fetch;
  return { sent, fetching };
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => {
      reject(new Error('Aborted'));
    };
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener('abort', giveUp);
  });
}

function json(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), { status, headers });
}

function client(fetching: typeof fetch, options: Partial<GateClientOptions> = {}): GateClient {
  return new GateClient({
    url: ORIGIN,
    credential: 'key',
    fetch: fetching,
    timeoutMs: 50,
    ...options,
  });
}

const bodyOf = ({ init }: Sent): unknown => JSON.parse(init.body as string) as unknown;

describe('an answer', () => {
  it('is yes for 200 with a decision that is true, and nothing else', async () => {
    const { fetching } = network([json({ decision: true }, 200, { 'oart-epoch': '42' })]);
    const answer = await client(fetching).evaluate(QUESTION, { requestId: 'r1' });
    expect(answer).toEqual({
      permitted: true,
      answered: true,
      explanation: null,
      epoch: 42,
      requestId: 'r1',
    });
  });

  it('is no with the explanation that came', async () => {
    const context = { reason: 'no-entitlement', reasons: [] };
    const { fetching } = network([json({ decision: false, context })]);
    const answer = await client(fetching).evaluate(QUESTION);
    expect(answer).toMatchObject({ permitted: false, answered: true, explanation: context });
  });

  it.each<readonly [string, Response | Error, string, number | null]>([
    ['a decision that is text', json({ decision: 'true' }), 'malformed-answer', 200],
    ['a decision that is 1', json({ decision: 1 }), 'malformed-answer', 200],
    ['no decision', json({}), 'malformed-answer', 200],
    ['true alone', json(true), 'malformed-answer', 200],
    ['a list', json([{ decision: true }]), 'malformed-answer', 200],
    ['no JSON', new Response('yes'), 'malformed-answer', 200],
    ['a yes with status 201', json({ decision: true }, 201), 'unexpected-status', 201],
    ['a yes with status 500', json({ decision: true }, 500), 'unexpected-status', 500],
    ['400', json({ message: 'subject must be a JSON object.' }, 400), 'malformed-question', 400],
    ['401', json({ message: 'x' }, 401), 'not-permitted-to-ask', 401],
    ['403', json({ message: 'x' }, 403), 'not-permitted-to-ask', 403],
    ['503', json({ message: 'x', code: 'gate-stale' }, 503), 'unavailable', 503],
    ['a network that fails', new TypeError('fetch failed'), 'unreachable', null],
  ])('is neither yes nor no for %s', async (_, response, kind, status) => {
    const { fetching } = network([response]);
    const answer = await client(fetching).evaluate(QUESTION);
    expect(answer).toMatchObject({ permitted: false, answered: false, failure: { kind, status } });
  });

  it('carries what the gate said about its failure', async () => {
    const { fetching } = network([json({ message: 'Ask again.', code: 'gate-stale' }, 503)]);
    const answer = await client(fetching).evaluate(QUESTION);
    expect(answer).toMatchObject({ failure: { message: 'Ask again.', code: 'gate-stale' } });
  });

  it('that does not come in time is a timeout', async () => {
    const { fetching } = network([]);
    const answer = await client(fetching).evaluate(QUESTION);
    expect(answer).toMatchObject({ permitted: false, failure: { kind: 'timeout' } });
  });

  it('that nobody waits for any more is given up', async () => {
    const { fetching } = network([]);
    const giveUp = new AbortController();
    const waiting = client(fetching, { timeoutMs: 5_000 }).evaluate(QUESTION, {
      signal: giveUp.signal,
    });
    giveUp.abort();
    expect(await waiting).toMatchObject({ permitted: false, failure: { kind: 'aborted' } });
  });
});

describe('a request', () => {
  it('takes key and id along, follows no redirect and is kept nowhere', async () => {
    const { fetching, sent } = network([json({ decision: true })]);
    await client(fetching, { credential: () => Promise.resolve('fresh') }).evaluate(QUESTION, {
      requestId: 'r2',
    });
    expect(sent[1]).toMatchObject({
      url: `${ORIGIN}/access/v1/evaluation`,
      init: {
        method: 'POST',
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
        headers: { authorization: 'Bearer fresh', 'x-request-id': 'r2' },
      },
    });
  });

  it('asks for reasons and an epoch in the context, beside what is there', async () => {
    const { fetching, sent } = network([json({ decision: true })]);
    const question = { ...QUESTION, context: { supervisor: 'S-2' } };
    await client(fetching).evaluate(question, { explain: true, atLeastEpoch: 7 });
    expect(sent.slice(1).map(bodyOf)).toEqual([
      { ...QUESTION, context: { supervisor: 'S-2', explain: true, at_least_epoch: 7 } },
    ]);
  });

  it('is not sent without a key', async () => {
    const { fetching, sent } = network([json({ decision: true })]);
    const credential = (): never => {
      throw new Error('The vault is closed');
    };
    const answer = await client(fetching, { credential }).evaluate(QUESTION);
    expect(answer).toMatchObject({ failure: { kind: 'not-permitted-to-ask' } });
    expect(sent).toHaveLength(1);
  });
});

describe('what cannot be sent', () => {
  const asking = async (options: Partial<GateClientOptions>, question = QUESTION) => {
    const { fetching, sent } = network([json({ decision: true })]);
    const answer = await client(fetching, options).evaluate(question);
    return { answer, posts: sent.filter(({ init }) => init.method === 'POST') };
  };

  it.each(['', ' '])('is no key at all: %j', async (credential) => {
    const { answer, posts } = await asking({ credential });
    expect(answer).toMatchObject({ permitted: false, failure: { kind: 'not-permitted-to-ask' } });
    expect(posts).toEqual([]);
  });

  it.each(['two words', 'line\nbreak', 'kéy'])(
    'is a key that is none, and the failure does not tell it: %j',
    async (credential) => {
      const { answer, posts } = await asking({ credential });
      expect(answer).toMatchObject({ permitted: false, failure: { kind: 'not-permitted-to-ask' } });
      expect(JSON.stringify(answer)).not.toContain(credential.slice(0, 3));
      expect(posts).toEqual([]);
    },
  );

  it('is not a key that was read with the end of its line', async () => {
    const { posts } = await asking({ credential: 'oart_key\n' });
    expect(posts[0]?.init.headers).toMatchObject({ authorization: 'Bearer oart_key' });
  });

  it('is a question that has no JSON: a failure, thrown at nobody', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    for (const context of [circular, { count: 7n }]) {
      const { answer, posts } = await asking({}, { ...QUESTION, context });
      expect(answer).toMatchObject({ permitted: false, failure: { kind: 'malformed-question' } });
      expect(posts).toEqual([]);
    }
  });

  it.each([-1, NaN, Infinity])('is a question with a timeout of %d', async (timeoutMs) => {
    const { answer } = await asking({ timeoutMs });
    expect(answer).toMatchObject({ permitted: false, answered: false });
  });

  it('gets an id of its own each time', async () => {
    const ids = [await asking({}), await asking({})].map(({ answer }) => answer.requestId);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[\da-f]{32}$/);
  });
});

describe('the metadata', () => {
  it('are fetched once', async () => {
    const { fetching, sent } = network([json({ decision: true }), json({ decision: true })]);
    const gate = client(fetching);
    await gate.evaluate(QUESTION);
    await gate.evaluate(QUESTION);
    expect(sent.map(({ url }) => url).filter((url) => url.includes('.well-known'))).toHaveLength(1);
  });

  it('say where to ask', async () => {
    const elsewhere = `${ORIGIN}/gate/evaluation`;
    const metadata = { policy_decision_point: ORIGIN, access_evaluation_endpoint: elsewhere };
    const { fetching, sent } = network([json({ decision: true })], metadata);
    await client(fetching).evaluate(QUESTION);
    expect(sent[1]?.url).toBe(elsewhere);
  });

  it.each([
    ['of another decision point', { policy_decision_point: 'https://other.example' }],
    ['of a decision point below this one', { policy_decision_point: `${ORIGIN}/tenant` }],
    ['of nobody', {}],
    [
      'that lead to another host',
      {
        policy_decision_point: ORIGIN,
        access_evaluation_endpoint: 'https://other.example/access/v1/evaluation',
      },
    ],
    [
      'that lead to another scheme',
      {
        policy_decision_point: ORIGIN,
        access_evaluation_endpoint: 'http://oart.example/access/v1/evaluation',
      },
    ],
    ['that lead nowhere', { policy_decision_point: ORIGIN, access_evaluation_endpoint: 7 }],
  ])('%s are a mix-up, and nothing is asked', async (_, metadata) => {
    const { fetching, sent } = network([json({ decision: true })], metadata);
    const answer = await client(fetching).evaluate(QUESTION);
    expect(answer).toMatchObject({ permitted: false, failure: { kind: 'mixed-up' } });
    expect(sent).toHaveLength(1);
  });

  it('of a url that is none are not fetched', async () => {
    const { fetching, sent } = network([]);
    const answer = await client(fetching, { url: 'oart' }).evaluate(QUESTION);
    expect(answer).toMatchObject({ permitted: false, failure: { kind: 'unreachable' } });
    expect(sent).toHaveLength(0);
  });
});

describe('a batch', () => {
  const three = [QUESTION, QUESTION, QUESTION];
  const answers = (...decisions: readonly unknown[]): Response =>
    json({ evaluations: decisions.map((decision) => ({ decision })) });

  it('has an answer for each question', async () => {
    const { fetching } = network([answers(true, false, true)]);
    const { answers: given, allPermitted } = await client(fetching).evaluateAll(three);
    expect(given.map((answer) => answer?.permitted)).toEqual([true, false, true]);
    expect(allPermitted).toBe(false);
  });

  it('leaves out what was not asked any more', async () => {
    const { fetching } = network([answers(true, false)]);
    const semantic = 'deny_on_first_deny';
    const asked = await client(fetching).evaluateAll(three, { semantic });
    expect(asked.answers.map((answer) => answer?.permitted ?? null)).toEqual([true, false, null]);
    expect(asked.allPermitted).toBe(false);
  });

  it.each([
    ['too few answers', answers(true, true)],
    ['too many answers', answers(true, true, true, true)],
    ['one answer for all', json({ decision: true })],
  ])('with %s has no answer at all', async (_, response) => {
    const { fetching } = network([response]);
    const { answers: given, allPermitted } = await client(fetching).evaluateAll(three);
    expect(given.map((answer) => answer?.permitted)).toEqual([false, false, false]);
    expect(allPermitted).toBe(false);
  });

  it('that ended early without the answer that ends it has no answer at all', async () => {
    const { fetching } = network([answers(true, true)]);
    const semantic = 'deny_on_first_deny';
    const { answers: given } = await client(fetching).evaluateAll(three, { semantic });
    expect(given.map((answer) => answer?.permitted)).toEqual([false, false, false]);
  });

  it('tells a question that was not understood from a no', async () => {
    const error = { status: 400, message: 'resource must be a JSON object.' };
    const items = [{ decision: true }, { decision: false, context: { error } }];
    const { fetching } = network([json({ evaluations: items })]);
    const { answers: given } = await client(fetching).evaluateAll([QUESTION, QUESTION]);
    expect(given[1]).toMatchObject({ answered: false, failure: { kind: 'malformed-question' } });
  });

  it('of nothing permits nothing', async () => {
    const { fetching, sent } = network([]);
    const asked = await client(fetching).evaluateAll([]);
    expect(asked).toEqual({ answers: [], allPermitted: false });
    expect(sent).toHaveLength(0);
  });
});

describe('a search', () => {
  const page = (next_token: string, ...ids: readonly string[]): Response =>
    json({ page: { next_token }, results: ids.map((id) => ({ type: 'person', id })) });
  const search = { ...QUESTION, subject: { type: 'person' } };

  it('walks all pages', async () => {
    const { fetching, sent } = network([page('a', '1'), page('b', '2'), page('', '3')]);
    const found = await client(fetching).searchSubjects(search, { limit: 1 });
    expect(found.results.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(sent.slice(1).map((each) => (bodyOf(each) as { page: object }).page)).toEqual([
      { limit: 1 },
      { limit: 1, token: 'a' },
      { limit: 1, token: 'b' },
    ]);
  });

  it.each<readonly [string, readonly Response[]]>([
    ['goes in a circle', [page('a', '1'), page('b', '2'), page('a', '3'), page('b', '4')]],
    ['breaks off', [page('a', '1'), json({ message: 'x' }, 503)]],
    ['has results that are none', [json({ results: [{ name: 'x' }] })]],
    ['has a page that is none', [json({ page: 'x', results: [] })]],
  ])('that %s finds nothing, and says so', async (_, responses) => {
    const { fetching } = network(responses);
    const found = await client(fetching).searchSubjects(search);
    expect(found.results).toEqual([]);
    expect(found.failure).not.toBeNull();
  });

  it('for actions and resources reads what it finds', async () => {
    const { fetching } = network([
      json({ results: [{ name: 'edit-oar' }] }),
      json({ results: [{ type: 'treatment', id: 'Ethos-1/cervix' }] }),
    ]);
    const gate = client(fetching);
    const actions = await gate.searchActions(QUESTION);
    expect(actions).toEqual({ results: [{ name: 'edit-oar' }], failure: null });
    const resource = { type: 'treatment' };
    const resources = await gate.searchResources({ ...QUESTION, resource });
    expect(resources.results).toEqual([{ type: 'treatment', id: 'Ethos-1/cervix' }]);
  });
});
