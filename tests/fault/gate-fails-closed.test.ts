import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import type { SigningChallenge } from '@oart/contract';
import { actProposalOf } from '../support/console.ts';
import { DatabaseLink } from '../support/database-link.ts';
import { callerWith, openGateDepartment } from '../support/gate-caller.ts';
import type { Endpoint, GateCaller, GateDepartment } from '../support/gate-caller.ts';
import { loadOpenApi } from '../support/open-api.ts';
import { query } from '../support/query.ts';
import { sign, signWith } from '../support/signed-acts.ts';
import { withCookie } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { joinProduct } from '../support/start-product.ts';
import type { JoinedProduct } from '../support/start-product.ts';
import { checkRegister } from '../support/test-department.ts';

const WITHIN_MS = 2_000;
const LEASE_MS = 1_000;
const DAY_MS = 86_400_000;

let department: GateDepartment;
let link: DatabaseLink;
/** Reaches the database over the link; the department's own process does not. */
let linked: JoinedProduct;
let caller: GateCaller;
let adapter: SignedIn;

beforeAll(async () => {
  department = await openGateDepartment();
  const { database } = department.product;
  link = await DatabaseLink.open(database.urls.app);
  const urls = { app: link.through(database.urls.app), gate: link.through(database.urls.gate) };
  linked = await joinProduct(database, {
    database: { ...database.settings.database, ...urls },
    logLevel: 'error',
  });
  await loadOpenApi(linked.url);
  caller = callerWith(linked.url, department.key);
  adapter = withCookie(linked.url, department.adapter.cookie);
});

afterAll(async () => {
  link.become('whole');
  await linked.close();
  await link.close();
  await department.close();
});

afterEach(() => {
  link.become('whole');
});

interface Answered {
  readonly sentAt: number;
  readonly took: number;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function timed(request: PromiseLike<Response>): Promise<Answered> {
  const sentAt = performance.now();
  const { status, body } = await request;
  const took = performance.now() - sentAt;
  return { sentAt, took, status, body: body as Answered['body'] };
}

const question = (): object => ({
  subject: { type: 'person', id: department.adapter.personId },
  action: { name: 'edit-oar' },
  resource: { type: 'fraction', id: 'P1/1' },
});

const ask = (by = caller): Promise<Answered> => timed(by.post('evaluation', question()));

async function register(status: 'active' | 'suspended'): Promise<void> {
  await checkRegister(department, department.adapter, {
    body: 'HCPC',
    part: 'therapeutic-radiographer',
    status,
    checkedOn: '2026-01-12',
  });
}

/** Asks by key without a pause for a while. */
async function askFor(ms: number): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const until = performance.now() + ms;
  while (performance.now() < until) {
    answers.push(await ask());
    await wait(20);
  }
  return answers;
}

async function askUntilAnswered(by = caller): Promise<Answered> {
  let answer = await ask(by);
  for (const until = performance.now() + 10_000; answer.status !== 200; answer = await ask(by)) {
    if (performance.now() > until) throw new Error(`Still ${String(answer.status)}`);
    await wait(20);
  }
  return answer;
}

describe.each([
  ['cut', 2],
  ['frozen', 3],
  ['slow', 4],
  ['noisy', 5],
] as const)('with the way to the database %s', (state, fraction) => {
  const step = actProposalOf('edit-oar', 'P1', fraction);

  it('answers 503 within two seconds, never yes, and rightly once it is whole', async () => {
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: true } });
    const { body } = await adapter.post('/api/acts/challenge', step).expect(200);
    link.become(state);
    const brokenAt = performance.now();
    const [atOnce, early] = await Promise.all([
      // Sent as the way breaks: whatever of it waits is given up.
      timed(signWith(adapter, '/api/acts', step, body as SigningChallenge)),
      askFor(LEASE_MS + 500),
      register('suspended'),
    ]);
    const late = await Promise.all([
      ...(['evaluation', 'evaluations', 'subject', 'resource', 'action'] as Endpoint[]).map(
        (endpoint) => timed(caller.post(endpoint, question())),
      ),
      timed(adapter.post('/access/v1/evaluation', question())),
      timed(adapter.post('/api/acts/challenge', step)),
      timed(adapter.get('/health/ready')),
    ]);
    const all = [atOnce, ...early, ...late];
    expect(all.filter(({ took }) => took > WITHIN_MS)).toEqual([]);
    const onLease = early.filter(({ sentAt }) => sentAt < brokenAt + LEASE_MS);
    expect(
      all.filter(({ status }) => status !== 503).filter((one) => !onLease.includes(one)),
    ).toEqual([]);
    expect(late.filter(({ body: said }) => 'decision' in said)).toEqual([]);
    link.become('whole');
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: false } });
    expect((await sign(adapter, '/api/acts', step)).status).toBe(403);
    await register('active');
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: true } });
    expect((await sign(adapter, '/api/acts', step)).status).toBe(201);
  });
});

describe('with a clock that jumps', () => {
  it.each([
    ['ahead, past the end of every right', 1_200 * DAY_MS],
    ['back, before the beginning of every right', -400 * DAY_MS],
    ['right again', 0],
  ])('goes by the database where the wall clock of the process goes %s', async (_what, ms) => {
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: true } });
    linked.setWallAhead(ms);
    const answers = await askFor(LEASE_MS / 2);
    const wrong = answers.filter(({ status, body }) => status !== 503 && body['decision'] !== true);
    expect(wrong).toEqual([]);
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: true } });
  });

  it('neither answers nor lets sign while the database stands before its own record', async () => {
    const step = actProposalOf('edit-oar', 'P1', 6);
    const { body } = await adapter.post('/api/acts/challenge', step).expect(200);
    await department.at('2026-01-10T10:00:00.000Z');
    const asked = await ask();
    const signed = await timed(signWith(adapter, '/api/acts', step, body as SigningChallenge));
    expect([asked.status, signed.status]).toEqual([503, 503]);
    await department.at('2026-01-12T12:00:00.000Z');
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: true } });
    expect((await sign(adapter, '/api/acts', step)).status).toBe(201);
  });
});

describe('with a ledger whose end goes backwards', () => {
  it('answers nothing and records nothing, until what was seen is there again', async () => {
    const step = actProposalOf('edit-oar', 'P1', 7);
    const { body } = await adapter.post('/api/acts/challenge', step).expect(200);
    await register('suspended');
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: false } });
    // As in an older copy, from before the right was taken away.
    await behindEveryFence(LAST_LOST);
    await wait(LEASE_MS / 2);
    const asked = await askFor(LEASE_MS);
    const signed = await timed(signWith(adapter, '/api/acts', step, body as SigningChallenge));
    expect(new Set([...asked, signed].map(({ status }) => status))).toEqual(new Set([503]));
    expect(JSON.stringify(linked.log())).toContain('end went backwards');
    const restarted = await joinProduct(department.product.database);
    const answer = await callerWith(restarted.url, department.key).post('evaluation', question());
    await restarted.close();
    expect(answer.body).toEqual({ decision: true });
    await behindEveryFence(LAST_BACK);
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: false } });
    // The department's own process saw the end go backwards too; it sees it back in its own time.
    await askUntilAnswered(callerWith(department.product.url, department.key));
    await register('active');
    expect(await askUntilAnswered()).toMatchObject({ body: { decision: true } });
  });
});

const TABLES = ['registration_check', 'ledger_leaf', 'ledger_payload'] as const;
const LAST_LOST = [
  ...TABLES.flatMap((table) => [
    `create table public.lost_${table} as select t.* from oart.${table} t
       join oart.ledger_head using (employer_id)
       where ${table === 'registration_check' ? 'ledger_index' : 'index'} = next_index - 1`,
    `delete from oart.${table} using public.lost_${table} lost
       where ${table}.ctid = (select t.ctid from oart.${table} t where t = lost)`,
  ]),
  'update oart.ledger_head set next_index = next_index - 1',
];
const LAST_BACK = [
  'update oart.ledger_head set next_index = next_index + 1',
  ...TABLES.map((table) => `insert into oart.${table} select * from public.lost_${table}`),
];

/** Changes rows as only a superuser can, with every trigger off. */
async function behindEveryFence(statements: readonly string[]): Promise<void> {
  const off = ['ledger_head', ...TABLES].map(
    (table) => `alter table oart.${table} disable trigger all`,
  );
  const on = off.map((statement) => statement.replace(' disable ', ' enable '));
  const whole = ['begin', ...off, ...statements, ...on, 'commit'].join(';');
  await query(department.product.database.urls.owner, whole);
}
