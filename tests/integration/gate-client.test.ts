import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Answer, GateClient, Question } from '@oart/gate-client';
import type { AccessEvaluationRequest, AnswerExplanation } from '@oart/contract';
import { makeKey, openGateDepartment } from '../support/gate-caller.ts';
import type { GateDepartment } from '../support/gate-caller.ts';
import { publishGateClient } from '../support/published-gate-client.ts';
import type { PublishedGateClient } from '../support/published-gate-client.ts';

let published: PublishedGateClient;
let department: GateDepartment;
let gate: GateClient;

beforeAll(async () => {
  published = await publishGateClient();
  // The product says under which address it is reached, so the port must be known before it starts.
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${String(port)}`;
  department = await openGateDepartment({ port, publicUrl });
  gate = clientWith(department.key);
});

afterAll(async () => {
  await department.close();
  published.remove();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function clientWith(credential: string, url = department.product.url): GateClient {
  return new published.module.GateClient({ url, credential, timeoutMs: 10_000 });
}

function question(task = 'edit-oar', resource = 'P1/1'): Question {
  return {
    subject: { type: 'person', id: department.adapter.personId },
    action: { name: task },
    resource: { type: 'fraction', id: resource },
  };
}

const permittedOf = (answers: readonly (Answer | null)[]): readonly (boolean | null)[] =>
  answers.map((answer) => answer?.permitted ?? null);

describe('the published client', () => {
  it('gets a yes, and the epoch that it saw', async () => {
    const answer = await gate.evaluate(question(), { requestId: 'r-1' });
    expect(answer).toMatchObject({ permitted: true, answered: true, requestId: 'r-1' });
    expect((answer as { epoch: number }).epoch).toBeGreaterThan(0);
  });

  it('gets a no with every reason', async () => {
    const answer = await gate.evaluate(question('approve-oar'), { explain: true });
    expect(answer.permitted).toBe(false);
    if (!answer.answered) throw new Error(answer.failure.message);
    const codes = answer.explanation?.reasons?.map(({ code }) => code);
    expect(codes).toContain('task-not-in-role');
    expect(answer.explanation?.access_request).toBeUndefined();
  });

  it('demands what it has seen, and gets no answer where that is not there', async () => {
    const first = await gate.evaluate(question());
    const { epoch } = first as { epoch: number };
    expect((await gate.evaluate(question(), { atLeastEpoch: epoch })).permitted).toBe(true);
    const stale = await gate.evaluate(question(), { atLeastEpoch: epoch + 1_000_000 });
    expect(stale).toMatchObject({
      permitted: false,
      answered: false,
      failure: { kind: 'unavailable', status: 503, code: 'gate-stale' },
    });
  });

  it('asks a batch by each semantic', async () => {
    const questions = [question(), question('approve-oar'), question()];
    const all = await gate.evaluateAll(questions);
    expect(permittedOf(all.answers)).toEqual([true, false, true]);
    expect(all.allPermitted).toBe(false);
    const denied = await gate.evaluateAll(questions, { semantic: 'deny_on_first_deny' });
    expect(permittedOf(denied.answers)).toEqual([true, false, null]);
    const permitted = await gate.evaluateAll(questions, { semantic: 'permit_on_first_permit' });
    expect(permittedOf(permitted.answers)).toEqual([true, null, null]);
    const yes = await gate.evaluateAll([question(), question('edit-oar', 'P1/2')]);
    expect(yes.allPermitted).toBe(true);
  });

  it('tells a question that is none from a no', async () => {
    const broken = { ...question(), action: { name: 7 as unknown as string } };
    const single = await gate.evaluate(broken);
    expect(single).toMatchObject({ failure: { kind: 'malformed-question', status: 400 } });
    const { answers } = await gate.evaluateAll([question(), broken]);
    expect(answers[1]).toMatchObject({ answered: false, failure: { kind: 'malformed-question' } });
  });

  it('walks all pages of each search', async () => {
    const { adapter, advanced, mpe } = department;
    const subjects = await gate.searchSubjects(
      { ...question(), subject: { type: 'person' } },
      { limit: 1 },
    );
    const ids = subjects.results.map(({ id }) => id);
    expect(ids.sort()).toEqual([adapter.personId, advanced.personId].sort());
    const actions = await gate.searchActions({
      subject: { type: 'person', id: advanced.personId },
      resource: { type: 'fraction', id: 'P1/1' },
    });
    expect(actions.results).toEqual([{ name: 'approve-oar' }, { name: 'edit-oar' }]);
    const resources = await gate.searchResources({
      subject: { type: 'person', id: mpe.personId },
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment' },
    });
    expect(resources.results).toEqual([{ type: 'treatment', id: 'Ethos-1/prostate' }]);
  });

  it('gets no answer with a wrong key, or one that is not for this', async () => {
    const forged = await clientWith(`oart_${'x'.repeat(43)}`).evaluate(question());
    expect(forged).toMatchObject({ failure: { kind: 'not-permitted-to-ask', status: 401 } });
    const { key } = await makeKey(department.product, { title: 'Asks alone' });
    const search = { ...question(), subject: { type: 'person' } };
    const found = await clientWith(key ?? '').searchSubjects(search);
    expect(found).toMatchObject({ results: [], failure: { kind: 'not-permitted-to-ask' } });
  });

  it('does not ask a gate that says it is another one', async () => {
    const { port } = new URL(department.product.url);
    const answer = await clientWith(department.key, `http://localhost:${port}`).evaluate(
      question(),
    );
    expect(answer).toMatchObject({ permitted: false, failure: { kind: 'mixed-up' } });
  });

  it('has types that the product keeps to', () => {
    // Fails to compile where they part.
    const sent: AccessEvaluationRequest = question();
    const received = (
      explanation: AnswerExplanation,
    ): NonNullable<Extract<Answer, { answered: true }>['explanation']> => ({ ...explanation });
    expect(typeof received).toBe('function');
    expect(sent.action.name).toBe('edit-oar');
  });
});

describe('the example of a planning script', () => {
  const script = (parameters: readonly string[], key = department.key) =>
    published.example('planning-script.mjs', parameters, {
      OART_URL: department.product.url,
      OART_KEY: key,
    });

  it('says yes and ends with 0', async () => {
    const { status, output } = await script(['S-Adapter-1', 'edit-oar', 'P1/1']);
    expect(output).toContain('Adapter-1 may ');
    expect(status).toBe(0);
  });

  it('says no with the reasons and ends with 1', async () => {
    const { status, output } = await script(['S-Adapter-1', 'approve-oar', 'P1/1']);
    expect(output).toMatch(/^Adapter-1 may not .*\n- /);
    expect(status).toBe(1);
  });

  it('says that there is no answer and ends with 2', async () => {
    const { status, output } = await script(['S-Adapter-1', 'edit-oar', 'P1/1'], 'wrong');
    expect(output).toContain('not-permitted-to-ask');
    expect(status).toBe(2);
    expect((await script([])).status).toBe(2);
  });
});
