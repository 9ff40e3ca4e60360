import { setTimeout as wait } from 'node:timers/promises';
import type { Response, Test } from 'supertest';
import { askOnAndOn, askWhether, registerSays } from '../support/asked-meanwhile.ts';
import type { Answered } from '../support/asked-meanwhile.ts';
import { openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { callerWith, makeKey } from '../support/gate-caller.ts';
import { keptAsks } from '../support/kept-asks.ts';
import type { TestMember } from '../support/members.ts';
import { loadOpenApi } from '../support/open-api.ts';
import { verifyAskLogs } from '../support/product-recording.ts';
import { query } from '../support/query.ts';
import { RIGHTS_TAKEN } from '../support/rights-taken.ts';
import { assess } from '../support/signed-acts.ts';
import { joinProduct } from '../support/start-product.ts';
import { SITES, delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };
const LEASE_MS = 1_000;
/** Asks wait this long to be written together; a write on a busy machine takes less than the second. */
const FLUSH_MS = 250;
const WRITE_MS = 500;

let department: TestDepartment;
let adapter: TestMember;
let second: Awaited<ReturnType<typeof joinProduct>>;
let key: string;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['prostate'], TERM);
  await openCase(department, 'P1', 'prostate');
  key = (await makeKey(department.product, { title: 'Console gateway' })).key ?? '';
  second = await joinProduct(department.product.database);
  await loadOpenApi(second.url);
});

afterAll(async () => {
  await second.close();
  await department.close();
});

function ask(url: string): Promise<Answered> {
  return askWhether(url, key, adapter);
}

function register(status: 'active' | 'suspended'): Promise<string | undefined> {
  return registerSays(department, adapter, status);
}

describe('two processes on one database', () => {
  it('write down the first use of a key that the process knew from its start', async () => {
    expect((await ask(second.url)).status).toBe(200);
    const { body } = await department.product.administrator.get('/api/keys').expect(200);
    expect(body).toMatchObject({
      items: [{ title: 'Console gateway', lastUsedAt: expect.any(String) as string }],
    });
  });

  it('answer alike, and say up to where they have read', async () => {
    const [first, other] = [await ask(department.product.url), await ask(second.url)];
    expect(first).toMatchObject({ status: 200, decision: true });
    expect(other).toMatchObject({ status: 200, decision: true, epoch: first.epoch });
  });

  it('stop answering when the database is frozen for one of them, no later than the lease', async () => {
    const frozen = await feedBackends(1);
    const asking = askOnAndOn([() => ask(second.url)]);
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    const frozenAt = performance.now();
    let inForce: string | undefined;
    try {
      inForce = await register('suspended');
    } finally {
      const acknowledgedAt = performance.now();
      await Promise.all([ask(second.url), ask(second.url)]);
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
      const answers = await asking.stop();
      expect(inForce).toBe('lease-ran-out');
      expect(acknowledgedAt - frozenAt).toBeLessThan(LEASE_MS + 500);
      const late = answers.filter(({ sentAt }) => sentAt > acknowledgedAt);
      expect(late.filter(({ decision }) => decision === true)).toEqual([]);
      expect(answers.some(({ status }) => status === 503)).toBe(true);
    }
    await until(async () => (await ask(second.url)).status === 200);
    expect((await ask(second.url)).decision).toBe(false);
    await register('active');
    expect((await ask(second.url)).decision).toBe(true);
  });

  it('give no yes from before it, when one of them was stopped and goes on', async () => {
    for (const pause of [0, 40, 90, 140, 190, 240]) {
      await wait(pause);
      process.kill(second.pid, 'SIGSTOP');
      let inForce: string | undefined;
      let late: Promise<Answered>;
      try {
        inForce = await register('suspended');
        late = ask(second.url);
        await wait(50);
      } finally {
        process.kill(second.pid, 'SIGCONT');
      }
      expect(inForce).toBe('lease-ran-out');
      expect((await late).decision).not.toBe(true);
      await until(async () => (await ask(second.url)).status === 200);
      expect((await ask(second.url)).decision).toBe(false);
      await register('active');
      expect((await ask(second.url)).decision).toBe(true);
    }
  });

  it('lose with kill -9 no more asks than those of the last moment, and seal the others', async () => {
    const doomed = await joinProduct(department.product.database);
    await until(async () => (await ask(doomed.url)).status === 200);
    const told: { readonly id: string; readonly at: number }[] = [];
    const end = performance.now() + 1_500;
    while (performance.now() < end) {
      const { id } = await explainedAsk(doomed.url);
      told.push({ id, at: performance.now() });
    }
    const killedAt = performance.now();
    process.kill(doomed.pid, 'SIGKILL');
    await doomed.close();
    const { urls } = department.product.database;
    const kept = new Set((await keptAsks(department.product)).map(({ id }) => id));
    const lost = told.filter(({ id }) => !kept.has(id));
    expect(told.length).toBeGreaterThan(10);
    expect(lost.length).toBeLessThan(told.length);
    expect(lost.filter(({ at }) => at < killedAt - FLUSH_MS - WRITE_MS)).toEqual([]);
    const logs = await verifyAskLogs(urls.gate);
    expect(logs.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('remember what a process that starts afresh reads', async () => {
    const fresh = await joinProduct(department.product.database);
    await joinAdapter(department, 'Adapter-2');
    const { body } = await department.manager.get('/api/people?limit=200').expect(200);
    const people = (body as { items: readonly { id: string }[] }).items;
    const differences: unknown[] = [];
    for (const { id } of people) {
      for (const task of ['edit-oar', 'approve-target', 'select-plan', 'approve-protocol']) {
        for (const site of SITES) {
          const question = {
            subject: { type: 'person', id },
            action: { name: task },
            resource: { type: 'treatment', id: `Ethos-1/${site}` },
            context: { explain: true },
          };
          const [kept, read] = await Promise.all(
            [second.url, fresh.url].map((url) => explained(url, question)),
          );
          if (JSON.stringify(kept) !== JSON.stringify(read))
            differences.push({ question, kept, read });
        }
      }
    }
    await fresh.close();
    expect(people.length).toBeGreaterThan(5);
    expect(differences).toEqual([]);
  });
});

describe('a call that takes a right away', () => {
  it.each(RIGHTS_TAKEN)(
    '%s says how far it is in force, and no process says yes any more, to the holder or under them',
    async (what, take) => {
      const label = what.replaceAll(' ', '-');
      const holder = await joinAdapter(department, `Holder-${label}`);
      const trainee = await joinAdapter(department, `Trainee-${label}`);
      const skills = ['oar-outlining', 'dir-evaluation'];
      await assess(department.mpe, trainee, skills, ['prostate'], '2026-01-12', 'T');
      await qualifyAdapter(department, holder, ['prostate'], '2026-01-12');
      await entitle(department, holder, 'adapter', ['prostate'], TERM);
      const answers = () =>
        Promise.all(
          [department.product.url, second.url].flatMap((url) => [
            askWhether(url, key, holder),
            askWhether(url, key, trainee, 'P1', holder),
          ]),
        );
      await until(async () => (await answers()).every(({ decision }) => decision === true));
      const headers = await take(department, holder);
      const after = await answers();
      expect(headers['oart-in-force']).toMatch(/^(every-process-confirmed|lease-ran-out)$/);
      expect(after.filter(({ decision }) => decision === true)).toEqual([]);
      await until(async () => (await answers()).every(({ decision }) => decision === false));
    },
  );
});

/** A process whose machine is busy may lose its lease for a moment: 503, and the question is asked again. */
async function answered(url: string, question: object): Promise<Response> {
  const askOnce = (): Test => callerWith(url, key).post('evaluation', question);
  let answer = await askOnce();
  await until(async () => {
    if (answer.status === 503) answer = await askOnce();
    return answer.status !== 503;
  });
  expect(answer.status).toBe(200);
  return answer;
}

async function explained(url: string, question: object): Promise<unknown> {
  const { decision, context } = (await answered(url, question)).body as {
    decision: boolean;
    context: { reasons: unknown; epoch: unknown; whoElseMay: unknown };
  };
  return { decision, reasons: context.reasons, epoch: context.epoch, others: context.whoElseMay };
}

/** Asks with the reasons; answers with the id under which the ask is kept. */
async function explainedAsk(url: string): Promise<{ readonly id: string }> {
  const { body } = await answered(url, {
    subject: { type: 'person', id: adapter.personId },
    action: { name: 'edit-oar' },
    resource: { type: 'treatment', id: 'Ethos-1/prostate' },
    context: { explain: true },
  });
  return { id: (body as { context: { evaluation_id: string } }).context.evaluation_id };
}

/** PIDs of the two backends that feed one process, in the order in which the processes came. */
async function feedBackends(place: number): Promise<readonly number[]> {
  const rows = await query(
    department.product.database.urls.owner,
    `select pid from pg_stat_activity where application_name = 'oart feed'
       and datname = current_database() order by backend_start`,
  );
  return rows.slice(place * 2, place * 2 + 2).map(({ pid }) => Number(pid));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    if (await isSo()) return;
    await wait(10);
  }
  throw new Error('It never came to be');
}
