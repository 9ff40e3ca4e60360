import type { AskView, Page, PersonView, RoleRequirementsView } from '@oart/contract';
import { openListedDepartment } from '../support/listed-department.ts';
import type { ListedDepartment } from '../support/listed-department.ts';
import { joinMember } from '../support/members.ts';
import { loadOpenApi } from '../support/open-api.ts';
import type { OpenApi } from '../support/open-api.ts';
import { packedAsks, verifyAskLogs } from '../support/product-recording.ts';
import { query } from '../support/query.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { verify } from '../support/training.ts';
import { upload } from '../support/uploads.ts';
import { approveVersion } from '../support/version-approval.ts';

interface Listed {
  /** What of the past it can be asked about: rows that change have none. */
  readonly past: 'nothing' | 'what was known' | 'what was known and the state then';
  readonly of?: (department: ListedDepartment) => string;
  /** Whoever reads no others' entries gets their own, and may ask about their own past. */
  readonly isOwnForMost?: true;
}

const STATE = { past: 'what was known and the state then' } as const;
const KNOWN = { past: 'what was known' } as const;
const WORKING = { past: 'nothing' } as const;
const ofAdapter = ({ adapter }: ListedDepartment): string => adapter.personId;

/** Every list of the interface. A new one has to stand here, and to keep the promise of all. */
const LISTS: Readonly<Record<string, Listed>> = {
  '/api/accounts': WORKING,
  '/api/assessments': { ...KNOWN, of: (opened) => `candidate=${ofAdapter(opened)}` },
  '/api/auditor-reads': WORKING,
  '/api/cases': KNOWN,
  '/api/delegations': STATE,
  '/api/downtime-periods': KNOWN,
  '/api/entitlements': { ...STATE, isOwnForMost: true },
  '/api/entitlements/candidates': STATE,
  '/api/evidence': { ...STATE, isOwnForMost: true },
  '/api/exceptional-acts': STATE,
  '/api/framework/drafts': WORKING,
  '/api/framework/versions': STATE,
  '/api/gate/asks': WORKING,
  '/api/gate/decisions': KNOWN,
  '/api/keys': WORKING,
  '/api/offline-reviews': STATE,
  '/api/people': STATE,
  '/api/people/{id}/equivalences': { ...KNOWN, of: ofAdapter },
  '/api/people/{id}/history': { ...STATE, of: ofAdapter },
  '/api/people/{id}/waivers': { ...KNOWN, of: ofAdapter },
  '/api/policy/versions': KNOWN,
  '/api/protocols': KNOWN,
};

/** Answers that are a list and yet no list to page through: they have as many rows as their subject. */
const WHOLE: Readonly<Record<string, string>> = {
  '/api/demonstration/people': 'the accounts of the switcher, for who is not signed in',
  '/api/people/{id}/requirements': 'every role for every treatment site of one unit',
};

type Json = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[]; readonly default?: unknown };
}

let department: ListedDepartment;
let api: OpenApi;

beforeAll(async () => {
  department = await openListedDepartment();
  api = await loadOpenApi(department.product.url);
}, 300_000);

afterAll(() => department.close());

/** The address of a list with its query so far, ready for more of it. */
function addressOf(path: string, of?: Listed['of']): string {
  if (of === undefined) return `${path}?`;
  const value = of(department);
  return path.includes('{id}') ? `${path.replace('{id}', value)}?` : `${path}?${value}&`;
}

async function page(who: SignedIn, address: string): Promise<Page<Item>> {
  const { body } = await who.get(address).expect(200);
  return body as Page<Item>;
}

/** A list from its first page to its last. */
async function walk(address: string, limit: number): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const read: Page<Item> = await page(
      department.reader,
      `${address}&limit=${String(limit)}${next}`,
    );
    expect(read.items.length).toBeLessThanOrEqual(limit);
    items.push(...read.items);
    cursor = read.cursor;
  }
  return items;
}

function parametersOf(path: string): ReadonlyMap<string, Parameter> {
  const { parameters } = api.paths[path]?.['get'] as { parameters?: readonly Parameter[] };
  return new Map((parameters ?? []).map((parameter) => [parameter.name, parameter]));
}

const sortsOf = (path: string): readonly string[] =>
  parametersOf(path).get('sort')?.schema.enum ?? [];

function answerOf(operation: Json | undefined): Json {
  const responses = (operation?.['responses'] ?? {}) as Record<string, Json>;
  return (responses['200']?.['content'] ?? {}) as Json;
}

function schemaOf(operation: Json | undefined): Json {
  const json = answerOf(operation)['application/json'] as { schema?: Json } | undefined;
  const schema = json?.schema ?? {};
  const ref = schema['$ref'] as string | undefined;
  return ref === undefined ? schema : (api.components.schemas[ref.split('/').at(-1) ?? ''] ?? {});
}

function isList(operation: Json | undefined): boolean {
  const schema = schemaOf(operation);
  const fields = Object.keys(schema['properties'] ?? {});
  return schema['type'] === 'array' || fields.includes('items') || fields.includes('cursor');
}

async function refusedAt(address: string, who = department.reader): Promise<readonly string[]> {
  const { body } = await who.get(address).expect(400);
  return (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
}

it('knows every list of the interface', () => {
  const found = Object.keys(api.paths).filter((path) => isList(api.paths[path]?.['get']));
  expect(found.sort()).toEqual([...Object.keys(LISTS), ...Object.keys(WHOLE)].sort());
});

describe.each(Object.entries(LISTS))('%s', (path, { past, of, isOwnForMost }) => {
  const address = (): string => addressOf(path, of);

  it('says in the OpenAPI document what it takes and gives', () => {
    const parameters = parametersOf(path);
    expect([...parameters.keys()]).toEqual(
      expect.arrayContaining(['limit', 'cursor', 'sort', 'format']),
    );
    expect(parameters.has('knownAt')).toBe(past !== 'nothing');
    expect(parameters.has('at')).toBe(past === STATE.past);
    const sorts = sortsOf(path);
    expect(sorts.length).toBeGreaterThan(0);
    for (const sort of sorts.filter((each) => !each.startsWith('-'))) {
      expect(sorts).toContain(`-${sort}`);
    }
    expect(Object.keys(answerOf(api.paths[path]?.['get'])).sort()).toEqual([
      'application/json',
      'text/csv',
    ]);
  });

  it('comes sorted both ways, every entry once, whatever the size of a page', async () => {
    for (const sort of sortsOf(path).filter((each) => !each.startsWith('-'))) {
      const whole = await walk(`${address()}sort=${sort}`, 200);
      expect(whole.length).toBeGreaterThan(1);
      const limit = Math.max(1, Math.floor(whole.length / 3));
      expect(await walk(`${address()}sort=-${sort}`, limit)).toEqual([...whole].reverse());
      const values = whole.map((item) => item[sort]).filter((value) => isOrdered(sort, value));
      expect(values).toEqual([...values].sort(ascending));
    }
  });

  it('refuses another sort, a cursor of another sort and a page that is too small or too large', async () => {
    expect(await refusedAt(`${address()}sort=colour`)).toEqual(['sort']);
    const [first, second] = sortsOf(path);
    const { cursor } = await page(department.reader, `${address()}sort=${first ?? ''}&limit=1`);
    expect(cursor).not.toBeNull();
    const next = `cursor=${cursor ?? ''}`;
    expect(await refusedAt(`${address()}sort=${second ?? ''}&${next}`)).toEqual(['cursor']);
    expect(await refusedAt(`${address()}limit=0`)).toEqual(['limit']);
    expect(await refusedAt(`${address()}limit=201`)).toEqual(['limit']);
  });

  it('comes as a table that no spreadsheet runs, and its cursor leads on', async () => {
    const [sort] = sortsOf(path);
    const table = async (query: string) => {
      const { text, headers } = await department.reader
        .get(`${address()}sort=${sort ?? ''}&${query}`)
        .set('accept', 'text/csv')
        .expect(200);
      const [titles, ...rows] = text.trimEnd().split('\r\n');
      return { titles, rows, cursor: headers['oart-cursor'] };
    };
    const whole = await table('limit=200');
    const items = await walk(`${address()}sort=${sort ?? ''}`, 200);
    expect(whole.rows).toHaveLength(items.length);
    expect(whole.cursor).toBeUndefined();
    expect(whole.rows.filter((row) => /(^|,)"?[=+@]/.test(row))).toEqual([]);
    const first = await table('limit=1');
    const rest = await table(`limit=200&cursor=${first.cursor ?? ''}`);
    expect([first.titles, ...first.rows, ...rest.rows]).toEqual([whole.titles, ...whole.rows]);
  });

  it('shows the past to those to whom it is open, as far as it has one', async () => {
    const { reader, colleague } = department;
    const { ledgerIndex, items } = await page(reader, `${address()}limit=200`);
    const refused = past === 'nothing' ? ['knownAt'] : past === KNOWN.past ? ['at'] : [];
    for (const parameter of refused) {
      const value = parameter === 'at' ? '2026-01-05T09:00:00.000Z' : '0';
      expect(await refusedAt(`${address()}${parameter}=${value}`)).toEqual([parameter]);
    }
    const asked = past === 'nothing' ? [] : ['knownAt=-1', 'knownAt=2000-01-01T00:00:00.000Z'];
    for (const question of asked) {
      expect(await page(reader, `${address()}${question}`)).toEqual({
        items: [],
        cursor: null,
        ledgerIndex: -1,
      });
      const whose = isOwnForMost === true ? `person=${ofAdapter(department)}&` : '';
      const { status } = await colleague.get(`${address()}${whose}${question}`);
      expect([403, 404]).toContain(status);
    }
    const head = past === 'nothing' ? '' : `&knownAt=${String(ledgerIndex)}`;
    expect((await page(reader, `${address()}limit=200${head}`)).items).toEqual(items);
  });
});

describe('the past of a list', () => {
  const THE_DAY_BEFORE = '2026-01-12T23:00:00.000Z';
  let before: number;

  const first = async (path: string, question?: string): Promise<Item | undefined> => {
    const { items } = await page(
      department.reader,
      `${path}&limit=1${question === undefined ? '' : `&${question}`}`,
    );
    return items[0];
  };

  beforeAll(async () => {
    before = (await page(department.reader, '/api/people?limit=1')).ledgerIndex;
    await department.at('2026-01-13T09:00:00.000Z');
  });

  it('shows a post as it was before its correction, and as it was on another day', async () => {
    const { adapter, manager } = department;
    const of = '/api/people?q=Adapter-1';
    const { body } = await manager.get(`/api/people/${adapter.personId}`).expect(200);
    const [post] = (body as PersonView).employments;
    await manager
      .post(`/api/people/${adapter.personId}/employments`, {
        ...post,
        id: undefined,
        band: '7',
        supersedes: post?.id,
        reason: 'Band 7 since the beginning',
      })
      .expect(201);
    expect(await first(of, `knownAt=${String(before)}`)).toMatchObject({ band: '6' });
    expect(await first(of, `knownAt=${THE_DAY_BEFORE}`)).toMatchObject({ band: '6' });
    expect(await first(of, `knownAt=${String(before + 1)}`)).toMatchObject({ band: '7' });
    expect(await first(of)).toMatchObject({ band: '7', inPost: true, roles: ['adapter'] });
    expect(await first(of, 'at=2019-12-31T09:00:00.000Z')).toMatchObject({
      inPost: false,
      profession: null,
      roles: [],
    });
  });

  it('shows a record as it waited before its review, and not before it came', async () => {
    const { colleague, deputy } = department;
    const { id, submittedAt } = await upload(colleague, colleague.displayName);
    const of = `/api/evidence?person=${colleague.personId}`;
    const submitted = (await page(department.reader, of)).ledgerIndex;
    await verify(deputy, id);
    expect(await first(of)).toMatchObject({ id, state: 'verified' });
    for (const question of [`knownAt=${String(submitted)}`, `at=${submittedAt}`]) {
      expect(await first(of, question)).toMatchObject({ id, state: 'submitted' });
      expect(await first(`${of}&state=waiting`, question)).toMatchObject({ id });
    }
    expect(await first(of, `knownAt=${String(submitted)}`)).toMatchObject({ review: null });
    expect(await first(`${of}&state=waiting`)).toBeUndefined();
    expect(await first(of, `at=${THE_DAY_BEFORE}`)).toBeUndefined();
    const { body } = await colleague.get(`${of}&knownAt=${String(before)}`).expect(200);
    expect((body as Page<Item>).items).toEqual([]);
  });

  it('shows an entitlement before its acceptance and after its end', async () => {
    const of = `/api/entitlements?person=${ofAdapter(department)}&sort=grantedAt`;
    const granted = await first(of, 'role=adapter');
    expect(granted).toMatchObject({ state: 'active' });
    const at = (instant: unknown): Promise<Item | undefined> => first(of, `at=${String(instant)}`);
    expect(await at(granted?.['grantedAt'])).toMatchObject({ state: 'awaiting-acceptance' });
    expect(await at('2029-01-01T09:00:00.000Z')).toMatchObject({ state: 'expired' });
    expect(await at('2026-01-05T09:00:00.000Z')).toBeUndefined();
  });

  it('shows a delegation as live until it was ended', async () => {
    const of = `/api/delegations?person=${department.horp.personId}`;
    const live = await first(of);
    expect(live).toMatchObject({ live: true });
    await department.manager.post(`/api/delegations/${String(live?.['id'])}/end`).expect(201);
    expect(await first(of)).toMatchObject({ live: false });
    expect(await first(of, `at=${THE_DAY_BEFORE}`)).toMatchObject({ live: true });
    expect(await first(of, `knownAt=${String(before)}`)).toMatchObject({ live: true });
  });

  it('shows what a framework version was worth on its day and before its approval', async () => {
    const approver = await joinMember(department.product, 'Approver-1', ['framework-approver']);
    const of = '/api/framework/versions?sort=-number';
    const proposed = await first(of, `knownAt=${String(before)}`);
    const version = { id: String(proposed?.['id']), sha256: String(proposed?.['sha256']) };
    await approveVersion(approver, 'framework', version);
    expect(await first(of, `knownAt=${String(before)}`)).toMatchObject({ state: 'proposed' });
    expect(await first(of)).toMatchObject({ number: 3, state: 'approved' });
    const then = await first(of, 'at=2099-06-01T09:00:00.000Z');
    expect(then).toMatchObject({ number: 3, state: 'in-force' });
  });

  it('tells a history with its turns, and to others only what the records themselves say', async () => {
    const { reader, adapter, mpe } = department;
    const of = `/api/people/${adapter.personId}/history`;
    const kinds = async (who: SignedIn, question: string): Promise<ReadonlySet<unknown>> => {
      const { body } = await who.get(`${of}?limit=200${question}`).expect(200);
      return new Set((body as Page<Item>).items.map(({ kind }) => kind));
    };
    const inAYear = '&at=2027-06-01T09:00:00.000Z';
    expect([...(await kinds(reader, inAYear))]).toEqual(
      expect.arrayContaining([
        'uploaded',
        'verified',
        'assessed',
        'entitled',
        'accepted',
        'lapsed',
      ]),
    );
    expect(await kinds(reader, `${inAYear}&kind=lapsed`)).toEqual(new Set(['lapsed']));
    const told = await kinds(mpe, '');
    expect(told).toEqual(new Set(['uploaded', 'verified', 'assessed', 'entitled', 'accepted']));
    await mpe.get(`${of}?${inAYear.slice(1)}`).expect(403);
    expect(await refusedAt(`${of}?kind=danced`)).toEqual(['kind']);
  });

  it('is open for the requirements of a person as well', async () => {
    const { reader, adapter, deputy, unit } = department;
    const of = `/api/people/${adapter.personId}/requirements?unit=${unit.id}`;
    const met = async (question = ''): Promise<number> => {
      const { body } = await reader.get(`${of}${question}`).expect(200);
      return (body as RoleRequirementsView[]).reduce((sum, role) => sum + role.met, 0);
    };
    expect(await met('&at=2026-01-06T09:00:00.000Z')).toBeLessThan(await met());
    // The correction of the post, from band 6 to 7, met a prerequisite.
    expect(await met(`&knownAt=${String(before)}`)).toBeLessThan(await met());
    await deputy.get(`${of}&knownAt=${String(before)}`).expect(200);
    await department.mpe.get(`${of}&knownAt=${String(before)}`).expect(403);
  });

  it('is forbidden to others, and needs a time that exists', async () => {
    const asked = `/api/people?at=${THE_DAY_BEFORE}`;
    const { body } = await department.colleague.get(asked).expect(403);
    expect(body).toMatchObject({ type: '/problems/forbidden' });
    expect(await refusedAt('/api/people?at=yesterday')).toEqual(['at']);
    for (const knownAt of ['-2', '1.5', 'yesterday', '2026-01-12', '99999999999999999']) {
      expect(await refusedAt(`/api/people?knownAt=${knownAt}`)).toEqual(['knownAt']);
    }
  });
});

/** Fields whose order is that of their values; levels and states have an order of their own. */
function isOrdered(sort: string, value: unknown): value is string | number {
  return (
    !['level', 'state'].includes(sort) && (typeof value === 'string' || typeof value === 'number')
  );
}

function ascending(one: string | number, other: string | number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

describe('the log of asks', () => {
  const asks = async (filter: string): Promise<readonly AskView[]> => {
    const { items } = await page(department.reader, `/api/gate/asks?${filter}`);
    return items as unknown as AskView[];
  };
  const tasksOf = (found: readonly AskView[]): readonly string[] =>
    found.flatMap(({ answers }) => answers.map(({ task }) => task));

  it('is searched by person, task, treatment site, unit, answer, caller and time', async () => {
    const { adapter, unit, mpe } = department;
    const all = await asks('');
    expect([...tasksOf(all)].sort()).toEqual(['approve-oar', 'edit-oar', 'edit-oar']);
    const [ask] = all;
    const caller = String(ask?.asker.id);
    const at = String(ask?.askedAt);
    expect(ask?.asker.title).toBe('MPE-1');
    expect(ask?.answers[0]?.person).toEqual({ id: adapter.personId, displayName: 'Adapter-1' });
    for (const [filter, found] of [
      [`person=${adapter.personId}`, 3],
      [`person=${mpe.personId}`, 0],
      ['task=approve-oar', 1],
      [`task=approve-oar&person=${mpe.personId}`, 0],
      ['treatmentSite=cervix', 3],
      ['treatmentSite=bladder', 0],
      [`unit=${unit.id}`, 3],
      ['outcome=DENY', 3],
      ['outcome=PERMIT', 0],
      [`asker=${caller}`, 3],
      [`asker=${adapter.personId}`, 0],
      [`from=${at}`, 1],
      [`until=${at}`, 2],
    ] as const) {
      expect([filter, (await asks(filter)).length]).toEqual([filter, found]);
    }
    expect(await refusedAt('/api/gate/asks?outcome=maybe')).toEqual(['outcome']);
    expect(await refusedAt('/api/gate/asks?from=yesterday')).toEqual(['from']);
  });

  it('is open to entitlers and auditors alone', async () => {
    await department.colleague.get('/api/gate/asks').expect(403);
    await department.colleague.get('/api/gate/decisions').expect(403);
  });

  it('is sealed: what is changed, removed, added or found under another time is named by its seal', async () => {
    const { database, administrators } = department.product;
    const employer = administrators[0]?.employerId;
    const problems = async (): Promise<readonly string[]> =>
      (await verifyAskLogs(database.urls.gate)).flatMap((log) => log.problems);
    const owner = (text: string): Promise<unknown> =>
      query(database.urls.owner, text, [], employer);
    expect(await problems()).toEqual([]);
    await owner('alter table oart.ask_log disable trigger all');
    await owner('create table oart.kept_asks as select * from oart.ask_log limit 1');
    const ofKept = 'where seal_index = (select seal_index from oart.kept_asks)';
    const packed = async (text: string): Promise<string> =>
      (await packedAsks(Buffer.from(text))).toString('hex');
    const others = await packed('{"row":{"asks":[]},"schema":"ask_log","version":2}');
    for (const change of [
      `update oart.ask_log set packed = '\\x${others}' ${ofKept}`,
      `update oart.ask_log set packed = '\\x00' ${ofKept}`,
      `update oart.ask_log set asked_until = asked_until + interval '1 ms' ${ofKept}`,
      `update oart.ask_log set asked_from = asked_from - interval '1 day' ${ofKept}`,
      `update oart.ask_log set id = gen_random_uuid() ${ofKept}`,
      `delete from oart.ask_log ${ofKept}`,
      `insert into oart.ask_log select employer_id, seal_index + 1000, gen_random_uuid(), asked_from,
         asked_until, packed from oart.kept_asks`,
    ]) {
      await owner(change);
      const found = await problems();
      expect(found.length).toBeGreaterThan(0);
      expect(found.every((problem) => problem.startsWith('Seal '))).toBe(true);
      await owner(`delete from oart.ask_log ${ofKept} or seal_index >= 1000`);
      await owner('insert into oart.ask_log select * from oart.kept_asks');
      expect(await problems()).toEqual([]);
    }
  });
});
