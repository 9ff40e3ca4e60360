import type {
  AuditorReadView,
  AuditorScopeView,
  EntitlementView,
  Page,
  Problem,
  SessionView,
} from '@oart/contract';
import { ACCESS_MATRIX } from '../support/access-matrix.ts';
import { auditorForMonths, PASSWORD, seenNow } from '../support/accounts.ts';
import { openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { signIn } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { SOFTWARE, delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };
const NOTHING: AuditorScopeView = { units: null, treatmentSites: null, from: null, until: null };

/** What a scoped auditor may call: what is not narrowed here has nobody's record, or is one's own account. */
const LET_THROUGH = [
  'GET /api/session',
  'DELETE /api/session',
  'POST /api/account/password',
  'POST /api/account/sessions/end',
  'GET /api/account/signing-factors',
  'POST /api/account/passkeys/challenge',
  'POST /api/account/passkeys',
  'POST /api/account/pin',
  'POST /api/account/signing-factors/:id/revocation',
  'GET /api/organisation',
  'GET /api/framework',
  'GET /api/framework/schema',
  'GET /api/framework/document',
  'GET /api/framework/versions',
  'GET /api/framework/versions/:id/document',
  'GET /api/policy/versions',
  'GET /api/policy/versions/:id/document',
  'GET /api/cases',
  'GET /api/cases/:reference/fractions/:fraction',
  'GET /api/gate/decisions',
  'GET /api/exceptional-acts',
  'GET /api/offline-reviews',
  'GET /api/downtime-periods',
  'GET /api/entitlements',
  'GET /api/entitlements/:id',
  'GET /api/assessments',
  'GET /api/evidence',
  'GET /api/evidence/:id',
];

let department: TestDepartment;
let insider: TestMember;
let outsider: TestMember;
let secondUnit: string;
let inside: EntitlementView;
let outside: EntitlementView;
let evidenceOutside: string;
let opened = 0;

beforeAll(async () => {
  department = await openTestDepartment();
  const { manager, unit } = department;
  const site = await manager
    .post('/api/organisation/sites', { name: 'Basildon', timeZone: 'Europe/London' })
    .expect(201);
  const made = await manager
    .post('/api/organisation/units', {
      siteId: (site.body as { id: string }).id,
      name: 'Ethos-2',
      platform: 'ethos',
      treatmentSites: ['prostate'],
      softwareVersion: SOFTWARE,
    })
    .expect(201);
  secondUnit = (made.body as { id: string }).id;
  insider = await joinAdapter(department, 'Insider-1');
  outsider = await joinAdapter(department, 'Outsider-1');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, insider, ['prostate'], '2026-01-12');
  await qualifyAdapter(department, outsider, ['cervix'], '2026-01-12');
  inside = await entitle(department, insider, 'adapter', ['prostate'], TERM);
  outside = await entitle(department, outsider, 'adapter', ['cervix'], TERM);
  const records = await outsider.get('/api/evidence').expect(200);
  evidenceOutside = (records.body as Page<{ id: string }>).items[0]?.id ?? '';
  await openCase(department, 'IN1', 'prostate');
  await openCase(department, 'OUT1', 'cervix');
  await openCase({ ...department, unit: { ...unit, id: secondUnit } }, 'OUT2', 'prostate');
});

afterAll(() => department.close());

async function opening(scope: object | null, fields: object = {}): Promise<object> {
  opened += 1;
  return {
    signInName: `scoped-${String(opened)}`,
    personId: null,
    permissions: ['auditor'],
    initialPassword: PASSWORD,
    ...(await auditorForMonths(department.product.administrator)),
    ...(scope !== null && { auditorScope: { ...NOTHING, ...scope } }),
    ...fields,
  };
}

async function auditor(scope: object | null): Promise<SignedIn> {
  const account = await opening(scope);
  await department.product.administrator.post('/api/accounts', account).expect(201);
  return signIn(department.product.url, `scoped-${String(opened)}`, PASSWORD);
}

const here = (): object => ({ units: [department.unit.id], treatmentSites: ['prostate'] });

async function namesOf(who: SignedIn, address: string): Promise<readonly string[]> {
  const { body } = await who.get(address).expect(200);
  return (body as Page<{ reference?: string; number?: string }>).items.map(
    ({ reference, number }) => reference ?? number ?? '',
  );
}

describe('the scope of an auditor', () => {
  it.each<[string, object, number, string]>([
    ['that names nothing', {}, 422, '/auditorScope'],
    ['of no unit', { units: [] }, 422, '/auditorScope/units'],
    ['of an unknown unit', { units: [crypto.randomUUID()] }, 422, '/auditorScope/units/0'],
    ['of an unknown site', { treatmentSites: ['elbow'] }, 422, '/auditorScope/treatmentSites/0'],
    ['that ends first', { from: '2026-02-01', until: '2026-01-01' }, 422, '/auditorScope/until'],
    ['with a day that is none', { from: '2026-02-30' }, 400, '/auditorScope/from'],
    ['with another word', { patients: [] }, 400, '/auditorScope/patients'],
  ])('%s is not given', async (_, scope, status, pointer) => {
    const account = await opening(scope);
    const { body } = await department.product.administrator.post('/api/accounts', account);
    expect((body as Problem).status).toBe(status);
    expect((body as Problem).errors).toMatchObject([{ pointer }]);
  });

  it('stands alone: another permission would show what it hides', async () => {
    for (const permissions of [['auditor', 'system-administrator'], ['gate-client']]) {
      const until = permissions.includes('auditor') ? {} : { auditorUntil: undefined };
      const account = await opening(here(), { permissions, ...until });
      const { body } = await department.product.administrator.post('/api/accounts', account);
      expect(body).toMatchObject({ status: 400, errors: [{ pointer: '/auditorScope' }] });
    }
  });

  it('shows what lies within and nothing else, as a table too', async () => {
    const whole = await auditor(null);
    expect(await namesOf(whole, '/api/cases')).toEqual(
      expect.arrayContaining(['IN1', 'OUT1', 'OUT2']),
    );
    const scoped = await auditor(here());
    expect(await namesOf(scoped, '/api/cases')).toEqual(['IN1']);
    expect(await namesOf(scoped, '/api/entitlements')).toEqual([inside.number]);
    await scoped.get(`/api/entitlements/${inside.id}`).expect(200);
    await scoped.get(`/api/entitlements/${outside.id}`).expect(404);
    const csv = await scoped.get('/api/cases?format=csv').expect(200);
    expect(csv.text).toContain('IN1');
    expect(csv.text).not.toContain('OUT');
  });

  it('of a treatment site shows its records, levels and fractions, of whomever', async () => {
    const scoped = await auditor({ treatmentSites: ['prostate'] });
    const { body } = await scoped.get('/api/evidence?limit=200').expect(200);
    const { items } = body as Page<{ id: string; person: { id: string } }>;
    expect(items.map(({ person }) => person.id)).toEqual([insider.personId, insider.personId]);
    await scoped.get(`/api/evidence/${items[0]?.id ?? ''}`).expect(200);
    await scoped.get(`/api/evidence/${evidenceOutside}`).expect(404);
    const levelsOf = async ({ personId }: TestMember): Promise<number> => {
      const levels = await scoped.get(`/api/assessments?candidate=${personId}`).expect(200);
      return (levels.body as Page<unknown>).items.length;
    };
    expect(await levelsOf(insider)).toBe(2);
    expect(await levelsOf(outsider)).toBe(0);
    expect(await namesOf(scoped, '/api/cases?sort=reference')).toEqual(['IN1', 'OUT2']);
    await scoped.get('/api/cases/IN1/fractions/1').expect(200);
    await scoped.get('/api/cases/OUT1/fractions/1').expect(404);
  });

  it('is told to the auditor and written down with each read', async () => {
    const scoped = await auditor(here());
    const { body } = await scoped.get('/api/session').expect(200);
    expect((body as SessionView).auditorScope).toEqual({ ...NOTHING, ...here() });
    await scoped.get('/api/cases?limit=3').expect(200);
    await scoped.get('/api/people').expect(403);
    const reads = await department.horp.get('/api/auditor-reads').expect(200);
    const [refused, read] = (reads.body as Page<AuditorReadView>).items;
    expect(refused?.address).toBe('/api/people');
    expect(read?.address).toBe('/api/cases?limit=3');
    expect(JSON.parse(read?.scope ?? '')).toEqual({ ...NOTHING, ...here() });
  });

  it('of days shows a state as at an instant of them and as known then, and what happened on them', async () => {
    const past = await auditor({ from: '2026-01-01', until: '2026-01-11' });
    expect(await namesOf(past, '/api/cases')).toEqual([]);
    const closed = await past.get('/api/entitlements').expect(403);
    expect((closed.body as Problem).detail).toContain('01 Jan 2026 to 11 Jan 2026');
    const then = '2026-01-11T12:00:00.000Z';
    const after = '2026-01-12T12:00:00.000Z';
    expect(await namesOf(past, `/api/entitlements?at=${then}&knownAt=${then}`)).toEqual([]);
    await past.get(`/api/entitlements?at=${after}&knownAt=${then}`).expect(403);
    await past.get(`/api/entitlements?at=${then}&knownAt=${after}`).expect(403);
    await past.get(`/api/entitlements?at=${then}`).expect(403);
    const now = await auditor({ from: '2026-01-12', until: '2026-01-12' });
    expect(await namesOf(now, '/api/cases')).toHaveLength(3);
  });

  it('of days shows one entitlement as at an instant of them, never as of now', async () => {
    const path = `/api/entitlements/${inside.id}`;
    const past = await auditor({ from: '2026-01-01', until: '2026-01-11' });
    const then = '2026-01-11T12:00:00.000Z';
    await past.get(path).expect(403);
    await past.get(`${path}?at=${then}&knownAt=${then}`).expect(404);
    const now = await auditor({ from: '2026-01-12', until: '2026-01-12' });
    const within = '2026-01-12T23:00:00.000Z';
    const { body } = await now.get(`${path}?at=${within}&knownAt=${within}`).expect(200);
    expect((body as EntitlementView).number).toBe(inside.number);
    await outsider.get(`${path}?at=${within}`).expect(404);
    const before = await insider.get(`${path}?at=${inside.grantedAt}`).expect(200);
    expect((before.body as EntitlementView).id).toBe(inside.id);
    await insider.get(`${path}?at=${then}`).expect(404);
  });

  it('of days is not shown what became of something later', async () => {
    const then = '2026-01-12T23:00:00.000Z';
    const scoped = await auditor({ until: '2026-01-12' });
    const counted = async (address: string): Promise<number> => {
      const { body } = await scoped.get(address).expect(200);
      return (body as Page<unknown>).items.length;
    };
    for (const list of ['evidence', 'exceptional-acts', 'offline-reviews']) {
      await scoped.get(`/api/${list}`).expect(403);
      await scoped.get(`/api/${list}?knownAt=${then}`).expect(403);
      const after = '2026-01-13T12:00:00.000Z';
      await scoped.get(`/api/${list}?at=${then}&knownAt=${after}`).expect(403);
      await scoped.get(`/api/${list}?at=${then}&knownAt=${then}`).expect(200);
    }
    expect(await counted(`/api/evidence?at=${then}&knownAt=${then}`)).toBeGreaterThan(0);
    const levels = `/api/assessments?candidate=${insider.personId}`;
    await scoped.get(levels).expect(403);
    expect(await counted(`${levels}&knownAt=${then}`)).toBe(2);
    const one = await scoped.get(`/api/evidence/${evidenceOutside}`).expect(403);
    expect((one.body as Problem).type).toBe('/problems/outside-scope');
  });

  it('of days holds every instant that is told, such as the end of a downtime', async () => {
    const span = { from: '2026-01-11T22:00:00.000Z', to: '2026-01-12T01:00:00.000Z' };
    await department.manager
      .post('/api/downtime-periods', { unitId: department.unit.id, ...span, reason: 'Network' })
      .expect(201);
    const shownTo = async (days: object): Promise<number> => {
      const { body } = await (await auditor(days)).get('/api/downtime-periods').expect(200);
      return (body as Page<unknown>).items.length;
    };
    expect(await shownTo({ from: '2026-01-11', until: '2026-01-12' })).toBe(1);
    expect(await shownTo({ from: '2026-01-11', until: '2026-01-11' })).toBe(0);
    expect(await shownTo({ from: '2026-01-12', until: '2026-01-12' })).toBe(0);
  });

  it('ends with the access, and is widened by giving it again', async () => {
    const account = await opening(here());
    const { body } = await department.product.administrator
      .post('/api/accounts', account)
      .expect(201);
    const { id } = body as { id: string };
    const scoped = await signIn(department.product.url, `scoped-${String(opened)}`, PASSWORD);
    await scoped.get('/api/people').expect(403);
    const whole = {
      permissions: ['auditor'],
      ...(await auditorForMonths(department.product.administrator)),
      seen: await seenNow(department.product.administrator),
    };
    const path = `/api/accounts/${id}/permissions`;
    await department.product.administrator.post(path, whole).expect(201);
    await scoped.get('/api/people').expect(200);
  });
});

describe('a list that is read one by one', () => {
  const lists = LET_THROUGH.filter((route) => !/framework|policy|account|:/.test(route))
    .map((route) => route.replace('GET ', ''))
    .filter((path) => !/session|organisation/.test(path));

  const decoded = (cursor: string): unknown =>
    JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));

  it.each([...lists, '/api/cases?sort=reference', '/api/cases?sort=-reference'])(
    '%s has full pages, and no cursor tells of what lies outside',
    async (path) => {
      const scoped = await auditor({ treatmentSites: ['prostate'] });
      const candidate = path === '/api/assessments' ? `candidate=${insider.personId}&` : '';
      const address = `${path}${path.includes('?') ? '&' : '?'}${candidate}limit=`;
      const { body } = await scoped.get(`${address}200`).expect(200);
      const whole = (body as Page<{ id: string }>).items.map(({ id }) => id);
      const found: string[] = [];
      for (let at = ''; ;) {
        const answer = await scoped.get(`${address}1${at}`).expect(200);
        const table = await scoped.get(`${address}1${at}&format=csv`).expect(200);
        const { items, cursor } = answer.body as Page<{ id: string }>;
        found.push(...items.map(({ id }) => id));
        expect(table.headers['oart-cursor'] ?? null).toBe(cursor);
        if (cursor === null) break;
        expect(items).toHaveLength(1);
        expect(decoded(cursor)).toMatchObject({ length: 3, 2: items[0]?.id });
        expect(JSON.stringify(decoded(cursor))).not.toMatch(/OUT1/);
        at = `&cursor=${cursor}`;
      }
      expect(found).toEqual(whole);
    },
  );

  it('has more than one page where more than one is shown', async () => {
    const scoped = await auditor({ treatmentSites: ['prostate'] });
    for (const list of ['cases', 'evidence']) {
      const { body } = await scoped.get(`/api/${list}?limit=1`).expect(200);
      expect((body as Page<unknown>).cursor).not.toBeNull();
    }
    await scoped.get('/api/cases?limit=0').expect(400);
    await scoped.get('/api/cases?limit=').expect(400);
    await scoped.get('/api/cases?limit=1&limit=2').expect(400);
  });
});

describe('every route that an auditor may call', () => {
  const routes = Object.entries(ACCESS_MATRIX)
    .filter(([, rule]) => rule === 'signed-in' || (rule !== 'public' && rule.includes('auditor')))
    .map(([route]) => route)
    // These end the session that asks.
    .filter((route) => !['DELETE /api/session', 'POST /api/account/sessions/end'].includes(route));

  it.each(routes)('%s shows a scoped auditor nothing outside, or refuses', async (route) => {
    const scoped = await auditor(here());
    const [method = '', path = ''] = route.split(' ');
    const ids = [outsider.personId, outside.id, evidenceOutside];
    const addresses = ids.map((id) =>
      path.replace(':reference', 'OUT1').replace(':fraction', '1').replaceAll(/:\w+/g, id),
    );
    for (const address of new Set(addresses)) {
      const asked = method === 'GET' ? scoped.get(address) : scoped.post(address, {});
      const { status, body, text } = await asked;
      const told = text.replaceAll(address, '');
      expect(told).not.toMatch(/Outsider-1|OUT1|OUT2/);
      expect(told).not.toContain(outsider.personId);
      if (LET_THROUGH.includes(route)) continue;
      expect([route, status]).toEqual([route, 403]);
      const isGate = path.startsWith('/access/');
      expect(isGate || (body as Problem).type === '/problems/outside-scope').toBe(true);
    }
  });
});
