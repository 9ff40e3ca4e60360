import { UnsecuredJWT } from 'jose';
import type {
  AccessBatchAnswer,
  AccessEvaluationResponse,
  AccessExplanation,
} from '@oart/contract';
import { assess } from '../support/signed-acts.ts';
import { openCase } from '../support/console.ts';
import { ask } from '../support/gate.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { callerWith, makeKey, openGateDepartment } from '../support/gate-caller.ts';
import type { Endpoint, GateCaller, GateDepartment } from '../support/gate-caller.ts';
import type { TestMember } from '../support/members.ts';
import { joinAdapter } from '../support/test-department.ts';

let department: GateDepartment;
let trainee: TestMember;

beforeAll(async () => {
  department = await openGateDepartment();
  trainee = await joinAdapter(department, 'Trainee-1');
  const skills = ['oar-outlining', 'dir-evaluation'];
  await assess(department.mpe, trainee, skills, ['prostate'], '2026-01-12', 'T');
});

afterAll(() => department.close());

const EDIT = { name: 'edit-oar' };
const FRACTION = { type: 'fraction', id: 'P1/1' };
const person = ({ personId }: TestMember): object => ({ type: 'person', id: personId });

function question(fields: object = {}): object {
  return { subject: person(department.adapter), action: EDIT, resource: FRACTION, ...fields };
}

async function batch(body: object): Promise<readonly AccessBatchAnswer[]> {
  const response = await department.caller.post('evaluations', body).expect(200);
  return (response.body as { evaluations: readonly AccessBatchAnswer[] }).evaluations;
}

async function explained(fields: object = {}, context: object = {}): Promise<AccessExplanation> {
  const asked = question({ ...fields, context: { ...context, explain: true } });
  const { body } = await department.caller.post('evaluation', asked).expect(200);
  const { context: explanation } = body as AccessEvaluationResponse;
  if (explanation === undefined) throw new Error('No explanation came');
  return explanation;
}

describe('a batch', () => {
  it('keeps items apart that name the same subject and resource with other properties', async () => {
    const nowhere = { ...FRACTION, properties: { adaptationType: 'atp' } };
    const items = [{ resource: FRACTION }, { resource: nowhere }, { resource: FRACTION }];
    const answers = await batch({ ...question(), evaluations: items });
    expect(answers.map(({ decision }) => decision)).toEqual([true, false, true]);
  });

  const refusedItem = { action: { name: 'fly' } };
  const brokenItem = { action: { name: 7 } };

  it.each([
    ['execute_all', [{}, refusedItem, {}], [true, false, true]],
    ['deny_on_first_deny', [{}, refusedItem, {}], [true, false]],
    ['deny_on_first_deny', [{}, brokenItem, {}], [true, false]],
    ['permit_on_first_permit', [refusedItem, brokenItem, {}, refusedItem], [false, false, true]],
  ])('is answered with %s up to the answer that ends it', async (semantic, items, decisions) => {
    const options = { evaluations_semantic: semantic };
    const answers = await batch({ ...question(), evaluations: items, options });
    expect(answers.map(({ decision }) => decision)).toEqual(decisions);
  });

  it.each([['text'], [null], [[]], [7]])(
    'answers an item that is %j in its place',
    async (item) => {
      const answers = await batch({ ...question(), evaluations: [{}, item, {}] });
      expect(answers.map(({ decision }) => decision)).toEqual([true, false, true]);
      expect(answers[1]?.context).toMatchObject({ error: { status: 400 } });
    },
  );

  it('explains the items that ask for it', async () => {
    const [lean, explaining] = await batch({
      ...question(),
      evaluations: [{}, { action: { name: 'fly' }, context: { explain: true } }],
    });
    expect(lean).toEqual({ decision: true });
    expect(explaining).toMatchObject({
      decision: false,
      context: { outcome: 'DENY', reasons: [{ code: 'unknown-task' }] },
    });
  });

  it('asks about many fractions of several cases at once, each as it stands', async () => {
    await openCase(department, 'P3', 'prostate');
    const approve = { subject: person(department.advanced), action: { name: 'approve-oar' } };
    const ids = ['P1/1', 'P3/1', 'P1/1', 'P1/2', 'ZZ9/1', 'P3/20'];
    const evaluations = ids.map((id) => ({ resource: { type: 'fraction', id } }));
    const answers = await batch({ ...approve, context: { explain: true }, evaluations });
    // Only in P1/1 has another edited the OARs.
    expect(answers.map(({ decision }) => decision)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    const codes = answers.map(
      ({ context }) => (context as AccessExplanation).reasons.map(({ code }) => code)[0] ?? null,
    );
    const first = 'step-missing';
    expect(codes).toEqual([null, first, null, first, 'unknown-case', first]);
  });

  it('has at most 1,000 questions', async () => {
    const of = (length: number): object => ({
      ...question(),
      evaluations: Array.from({ length }, () => ({})),
    });
    expect(await batch(of(1000))).toHaveLength(1000);
    const properties = { adaptationType: 'online-adaptive', unit: 'Ethos-1' };
    const whole = {
      subject: { ...person(department.adapter), properties: { source: 'planning' } },
      action: EDIT,
      resource: { ...FRACTION, properties: { ...properties, treatmentSite: 'prostate' } },
      context: {
        supervisor: department.advanced.personId,
        doseCheckResult: 'in-tolerance',
        correctedStructures: ['bladder', 'rectum'],
        protocol: department.unit.id,
        at_least_epoch: 1,
      },
    };
    const evaluations = Array.from({ length: 1000 }, () => whole);
    // Both ways in.
    for (const headers of [{}, { cookie: 'a=b' }]) {
      const sent = department.caller.post('evaluations', { evaluations }, headers);
      const { body: answered } = await sent.expect(200);
      expect((answered as { evaluations: unknown[] }).evaluations).toHaveLength(1000);
    }
    const { body } = await department.caller.post('evaluations', of(1001)).expect(400);
    expect((body as { message: string }).message).toContain('1000');
  });
});

describe('a token', () => {
  it('opens nothing where the settings name no issuer', async () => {
    const token = new UnsecuredJWT({ scope: 'oart:ask', sub: 'x' }).encode();
    const caller = callerWith(department.product.url, token);
    await caller.post('evaluation', question()).expect(401);
  });
});

describe('a body', () => {
  const asText = (fields: string): string =>
    `{"action":{"name":"edit-oar"},"resource":{"type":"fraction","id":"P1/1"},${fields}}`;
  const subject = (): string => `"subject":{"type":"person","id":"${department.adapter.personId}"}`;

  it('may hold a member named __proto__, which is as unknown as any', async () => {
    const sent = asText(`"__proto__":{"polluted":true},${subject()}`);
    expect((await department.caller.post('evaluation', sent)).body).toEqual({ decision: true });
  });

  it.each<readonly [string, () => string, Endpoint]>([
    [
      'gives its subject by __proto__ alone',
      () => asText(`"__proto__":{${subject()}}`),
      'evaluation',
    ],
    ['names a member twice', () => asText(`${subject()},${subject()}`), 'evaluation'],
    [
      'names a member twice in other letters',
      () => asText(`${subject()},"\\u0073ubject":{"type":"person","id":"x"}`),
      'evaluation',
    ],
    [
      'names a member twice deep inside',
      () => asText(`${subject()},"x":[{"a":1,"a":2}]`),
      'evaluation',
    ],
    ['nests too deeply', () => asText(`${subject()},"x":${nested(1000)}`), 'evaluation'],
    ['nests as deeply as it is long', () => nested(30_000), 'evaluation'],
    ['nests too deeply in an item', () => `{"evaluations":[${nested(5000)}]}`, 'evaluations'],
    ['holds NUL where nobody looks', () => asText(`${subject()},"x":"\\u0000"`), 'evaluation'],
    ['holds half a character', () => asText(`${subject()},"x":"\\ud800"`), 'evaluation'],
    ['is a number', () => '5', 'subject'],
    ['is text that goes on after its end', () => `${asText(subject())}]`, 'evaluation'],
  ])('that %s is 400', async (_, sent, endpoint) => {
    const response = await department.caller.post(endpoint, sent());
    expect(response.status).toBe(400);
    expect(response.body).not.toHaveProperty('decision');
  });

  it('that is not UTF-8 is 400', async () => {
    const bytes = Buffer.from(asText(`${subject()},"x":"é"`), 'latin1');
    const response = await fetch(`${department.product.url}/access/v1/evaluation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${department.key}`, 'content-type': 'application/json' },
      body: bytes,
    });
    expect(response.status).toBe(400);
  });

  it('may say that it is UTF-8', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    await department.caller.post('evaluation', asText(subject()), headers).expect(200);
  });

  it.each<readonly [Endpoint, number]>([
    ['evaluation', 65],
    ['subject', 65],
    ['evaluations', 513],
  ])('of %s beyond %d KiB is 413', async (endpoint, kibibytes) => {
    const much = 'x'.repeat(kibibytes * 1024);
    await department.caller.post(endpoint, question({ much })).expect(413);
  });
});

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('an epoch that a caller has seen', () => {
  const asking = (at_least_epoch: unknown): object => question({ context: { at_least_epoch } });

  it('is in the answer', async () => {
    const { headers } = await department.caller.post('evaluation', question()).expect(200);
    const seen = Number(headers['oart-epoch']);
    const again = await department.caller.post('evaluation', asking(seen)).expect(200);
    expect(Number(again.headers['oart-epoch'])).toBeGreaterThanOrEqual(seen);
  });

  it.each<readonly [Endpoint, object]>([
    ['evaluation', {}],
    ['evaluations', { evaluations: [{}] }],
    ['subject', { subject: { type: 'person' } }],
  ])('that this record does not reach is 503 at %s, neither yes nor no', async (endpoint, more) => {
    const response = await department.caller.post(endpoint, {
      ...asking(Number.MAX_SAFE_INTEGER),
      ...more,
    });
    expect(response.status).toBe(503);
    expect(response.body).toMatchObject({ code: 'gate-stale' });
    expect(response.body).not.toHaveProperty('decision');
  });

  it.each(['7', 1.5, -1, null, true, 2 ** 53])('that is %j is 400', async (epoch) => {
    await department.caller.post('evaluation', asking(epoch)).expect(400);
  });
});

describe('an explanation', () => {
  it('tells every condition, to a service without private ones and without records (I15)', async () => {
    const { conditions, level } = await explained();
    expect(level).toBe('neutral');
    const told = conditions.flatMap((group) => group.conditions);
    expect(told.length).toBeGreaterThan(8);
    expect(told.filter(({ state }) => state === 'unmet')).toEqual([]);
    expect(told.flatMap(({ facts }) => facts)).toEqual([]);
    expect(told.map(({ code }) => code)).not.toContain('prerequisite');
    const refused = await explained({ subject: person(department.manager) });
    const unmet = refused.conditions.flatMap((group) => group.conditions);
    expect(unmet.flatMap(({ reasons }) => reasons.map(({ code }) => code)).sort()).toEqual(
      refused.reasons.map(({ code }) => code).sort(),
    );
  });

  it('of a permit says how it would be signed, and for how long it holds', async () => {
    expect(await explained()).toMatchObject({
      outcome: 'PERMIT',
      mode: 'independent',
      supervisor: null,
      validUntil: '2026-07-12',
      reasons: [],
      whoElseMay: ['AA-1'],
    });
  });

  it('of a supervised permit names the responsible operator (I19)', async () => {
    const { personId, displayName } = department.adapter;
    const alone = await explained({ subject: person(trainee) });
    expect(alone.reasons.map(({ code }) => code)).toContain('supervisor-required');
    const supervised = await explained({ subject: person(trainee) }, { supervisor: personId });
    expect(supervised).toMatchObject({
      outcome: 'PERMIT_SUPERVISED',
      mode: 'supervised',
      supervisor: { id: personId, displayName },
      validUntil: null,
    });
  });

  it('tells of a supervisor’s absence entitlers and auditors alone (I15, F7)', async () => {
    const { oncologist, manager, horp, caller } = department;
    const away = { from: '2026-01-12', returnedOn: null, category: 'leave', supersedes: null };
    await manager.post(`/api/people/${oncologist.personId}/absences`, away).expect(201);
    const context = { supervisor: oncologist.personId };
    const told = async (by: TestMember) => {
      const { codes, conditions } = await ask(by, trainee, 'edit-oar', 'P1/1', context);
      const inTree = conditions.flatMap((group) =>
        group.conditions.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
      );
      return [codes.at(-1), inTree.filter((code) => code.startsWith('supervisor'))];
    };
    const collapsed = 'supervisor-not-entitled';
    expect(await told(trainee)).toEqual([collapsed, [collapsed]]);
    expect(await told(horp)).toEqual(['supervisor-absent', ['supervisor-absent']]);
    const about = question({ subject: person(trainee), context: { ...context, explain: true } });
    const { body } = await caller.post('evaluation', about).expect(200);
    expect(body).toMatchObject({ context: { reasons: [{ code: 'not-currently-entitled' }] } });
    expect(JSON.stringify(body)).not.toMatch(/supervisor-|absen/);
  });

  it('of a refusal by default has reasons, what cures them and who can', async () => {
    const explanation = await explained({ subject: person(department.manager) });
    expect(explanation.outcome).toBe('DENY');
    expect(explanation.mode).toBeNull();
    expect(explanation.reasons.length).toBeGreaterThan(0);
    for (const reason of explanation.reasons) {
      expect(reason.sentence).not.toBe('');
      expect(reason.curedBy.length).toBeGreaterThan(0);
    }
    expect(explanation.whoElseMay).toEqual(expect.arrayContaining(['Adapter-1', 'AA-1']));
  });

  it('of a no that the record can cure says where, and until when that is worth following', async () => {
    const explanation = await explained({
      subject: person(department.mpe),
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment', id: 'Ethos-1/bladder' },
    });
    const { evaluated_at, evaluatedAt, reason, reasons, access_request } = explanation;
    expect(reasons.every(({ cureLink }) => cureLink !== null)).toBe(true);
    expect(reason).toBe(reasons[0]?.code);
    expect(evaluated_at).toBe(evaluatedAt);
    const { publicUrl } = department.product.database.settings;
    expect(access_request?.form_url).toBe(`${publicUrl}/my-standing`);
    const lasts = Date.parse(access_request?.expires_at ?? '') - Date.parse(evaluated_at);
    expect(lasts).toBe(600_000);
  });

  it('of a no that only another question cures leads nowhere', async () => {
    const explanation = await explained({ action: { name: 'fly' } });
    expect(explanation.reason).toBe('unknown-task');
    expect(explanation).not.toHaveProperty('access_request');
  });

  it('has an id of its own each time', async () => {
    const ids = [await explained(), await explained()].map(({ evaluation_id }) => evaluation_id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a search', () => {
  const search = (): object => ({ subject: { type: 'person' }, action: EDIT, resource: FRACTION });

  it('finds those, and only those, for whom the answer is yes', async () => {
    const { body } = await department.caller.post('subject', search()).expect(200);
    const found = (body as { results: { id: string }[] }).results.map(({ id }) => id);
    const { adapter, advanced, manager, horp, deputy, mpe, oncologist } = department;
    const everybody = [adapter, advanced, manager, horp, deputy, mpe, oncologist, trainee];
    const answers = await batch({
      ...question(),
      evaluations: everybody.map((member) => ({ subject: person(member) })),
    });
    const permitted = everybody.filter((_, place) => answers[place]?.decision === true);
    expect(new Set(found)).toEqual(new Set(permitted.map(({ personId }) => personId)));
    expect(permitted).toEqual([adapter, advanced]);
  });

  it('with a supervisor finds whom they may supervise too', async () => {
    const context = { supervisor: department.adapter.personId };
    const { body } = await department.caller.post('subject', { ...search(), context }).expect(200);
    expect((body as { results: unknown[] }).results).toContainEqual(person(trainee));
  });

  it('with a key for another unit finds nothing of this one, at any of the three', async () => {
    const { manager, product, caller } = department;
    const site = await manager
      .post('/api/organisation/sites', { name: 'Basildon', timeZone: 'Europe/London' })
      .expect(201);
    const { id: siteId } = site.body as { id: string };
    const opening = { siteId, name: 'Ethos-2', platform: 'ethos', treatmentSites: ['prostate'] };
    const { body } = await manager
      .post('/api/organisation/units', { ...opening, softwareVersion: 'Ethos 2.0' })
      .expect(201);
    const units = [(body as { id: string }).id];
    const { key } = await makeKey(product, { title: 'Elsewhere', scopes: ['search'], units });
    const elsewhere = callerWith(product.url, key ?? '');
    const treatment = {
      subject: person(department.mpe),
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment' },
    };
    for (const [kind, asked] of [
      ['subject', search()],
      ['resource', treatment],
      ['action', question()],
    ] as const) {
      const found = async (by: GateCaller) =>
        ((await by.post(kind, asked).expect(200)).body as { results: unknown[] }).results;
      expect(await found(caller)).not.toEqual([]);
      expect(await found(elsewhere)).toEqual([]);
    }
  });

  it('goes on only where it began', async () => {
    const first = { ...search(), page: { limit: 1 } };
    const { body } = await department.caller.post('subject', first).expect(200);
    const { next_token: token } = (body as { page: { next_token: string } }).page;
    const other = { ...search(), action: { name: 'approve-oar' }, page: { token } };
    await department.caller.post('subject', other).expect(400);
    await department.caller.post('resource', { ...question(), page: { token } }).expect(400);
    await department.caller.post('subject', { ...search(), page: { token } }).expect(200);
  });

  it.each([
    { limit: 0 },
    { limit: 1.5 },
    { limit: '1' },
    { limit: null },
    { token: 'bm90IG91cnM' },
    { token: 7 },
    { properties: 'x' },
    'first',
    null,
  ])('with the page %j is 400', async (page) => {
    await department.caller.post('subject', { ...search(), page }).expect(400);
  });
});

describe('the midnight between two entitlements', () => {
  const MIDNIGHT = '2026-01-21T00:00:00.000Z';

  it('ends one and begins the other in the same millisecond, whatever time the caller sends', async () => {
    const ending = await joinAdapter(department, 'Adapter-2');
    const starting = await joinAdapter(department, 'Adapter-3');
    for (const member of [ending, starting]) {
      await qualifyAdapter(department, member, ['prostate'], '2026-01-12');
    }
    const until = '2026-01-20';
    await entitle(department, ending, 'adapter', ['prostate'], { from: '2026-01-12', until });
    const from = '2026-01-21';
    await entitle(department, starting, 'adapter', ['prostate'], { from, until: '2026-12-31' });

    await department.at('2026-01-20T23:59:59.500Z');
    const seen = new Set<string>();
    while (!seen.has('over')) {
      const [end, start] = await batch({
        ...question({ context: { explain: true, time: '2026-01-20T12:00:00Z' } }),
        evaluations: [{ subject: person(ending) }, { subject: person(starting) }],
      });
      // Where the database's last millisecond is not known, both ends of it must say yes.
      expect(end?.decision).toBe(evaluatedAt(end) < MIDNIGHT);
      expect(start?.decision).toBe(evaluatedAt(start) >= MIDNIGHT);
      expect([end?.decision, start?.decision]).not.toEqual([true, true]);
      seen.add(evaluatedAt(start) < MIDNIGHT ? 'not yet' : 'over');
    }
    expect([...seen]).toEqual(['not yet', 'over']);
  });
});

function evaluatedAt(answer: AccessBatchAnswer | undefined): string {
  return (answer?.context as AccessExplanation).evaluatedAt;
}
