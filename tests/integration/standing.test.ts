import type {
  CoverCellView,
  DepthOfCoverView,
  MatrixView,
  OrganisationView,
  RoleRequirementsView,
  SoftwareImpactView,
  StandingView,
} from '@oart/contract';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { certificate } from '../support/training.ts';
import { upload } from '../support/uploads.ts';

let department: TestDepartment;
let adapter: TestMember;
let unit: string;
let entitlement: string;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  const granted = await entitle(department, adapter, 'adapter', ['prostate'], {
    from: '2026-01-12',
    until: '2028-12-31',
  });
  entitlement = granted.id;
  unit = department.unit.id;
});

afterAll(() => department.close());

async function standingOf(who: TestMember, more = ''): Promise<StandingView> {
  const path = `/api/people/${adapter.personId}/standing?unit=${unit}${more}`;
  return (await who.get(path).expect(200)).body as StandingView;
}

function cell(view: StandingView, task: string, site: string): StandingView['cells'][number] {
  const found = view.cells.find((each) => each.task === task && each.treatmentSite === site);
  if (found === undefined) throw new Error(`No cell for ${task}, ${site}`);
  return found;
}

describe('my standing', () => {
  it('has a cell for every task and treatment site, in words', async () => {
    const view = await standingOf(adapter);
    expect(view).toMatchObject({ today: '2026-01-12', frameworkVersion: 1 });
    expect(view.cells).toHaveLength(10 * 3);
    expect(cell(view, 'edit-oar', 'prostate')).toMatchObject({
      answer: 'yes',
      entitlementNumber: 'E-2026-0001',
      usableUntil: { day: '2026-07-12', cause: 'currency' },
      daysLeft: 181,
      usableUntilSentence: 'Until 12 Jul 2026 (181 days), when recent practice runs out.',
    });
    const cervix = cell(view, 'edit-oar', 'cervix');
    expect(cervix.answer).toBe('no');
    expect(cervix.reasons[0]?.sentence).toMatch(/\.$/);
  });

  it('is lost with a major change of software, as its preview says before anything is recorded', async () => {
    const { manager } = department;
    const preview = async (fields: object): Promise<SoftwareImpactView> => {
      const asked = new URLSearchParams({
        version: 'Ethos 3.0',
        effectiveAt: '2026-02-02T06:00:00.000Z',
        ...fields,
      });
      const path = `/api/organisation/units/${unit}/software-impact?${asked.toString()}`;
      return (await manager.get(path).expect(200)).body as SoftwareImpactView;
    };
    const unclassed = await preview({});
    expect(unclassed).toMatchObject({ changeClass: null, peopleHolding: 1 });
    expect(unclassed.people).toMatchObject([
      {
        person: { displayName: 'Adapter-1' },
        reasons: [{ code: 'software-version-not-in-scope' }],
      },
    ]);
    const [loss] = unclassed.people;
    expect(loss?.lost.map(({ treatmentSite }) => treatmentSite)).toEqual(
      loss?.lost.map(() => 'prostate'),
    );
    expect(loss?.reasons[0]?.cure).not.toBeNull();
    expect(await preview({ changeClass: 'minor' })).toMatchObject({ people: [], peopleHolding: 1 });
    const after = await preview({ effectiveAt: '2029-02-02T06:00:00.000Z' });
    expect(after).toMatchObject({ people: [], peopleHolding: 0 });
    const wrong = `/api/organisation/units/${unit}/software-impact?version=3.0`;
    await manager.get(`${wrong}&effectiveAt=tomorrow`).expect(400);
    // Who held what on a day that is over is for those who may see every reason.
    await manager.get(`${wrong}&effectiveAt=2026-01-10T06:00:00.000Z`).expect(403);
    await department.horp.get(wrong).expect(403);
    expect(cell(await standingOf(adapter), 'edit-oar', 'prostate').answer).toBe('yes');
  });

  it('names what waits for somebody else', async () => {
    await upload(adapter, 'Adapter-1', certificate('bladder'));
    const { waitingFor } = await standingOf(adapter);
    expect(waitingFor).toMatchObject([{ withWhom: 'a verifier' }]);
  });
});

describe('another instant', () => {
  it('is for the holder: before the grant the answer was no', async () => {
    const view = await standingOf(adapter, '&at=2026-01-12T09:59:59.000Z');
    expect(cell(view, 'edit-oar', 'prostate').answer).not.toBe('yes');
  });

  it('is for entitlers, as known then as well', async () => {
    const now = await standingOf(department.horp);
    expect(cell(now, 'edit-oar', 'prostate').answer).toBe('yes');
    const then = await standingOf(department.horp, '&knownAt=5');
    expect(then.knownAt).toBe(5);
    expect(cell(then, 'edit-oar', 'prostate').answer).toBe('no');
  });

  it('is not for the service manager', async () => {
    const path = `/api/people/${adapter.personId}/standing?unit=${unit}&at=2026-01-12T09:00:00.000Z`;
    await department.manager.get(path).expect(403);
  });

  it.each(['at=yesterday', 'at=2026-02-30T10:00:00.000Z', 'knownAt=x', 'unit=nowhere', 'when=now'])(
    'is refused where it makes no sense: %s',
    async (parameter) => {
      const [name = ''] = parameter.split('=');
      const query = name === 'unit' ? parameter : `unit=${unit}&${parameter}`;
      const { body } = await adapter.get(`/api/people/me/standing?${query}`).expect(400);
      expect(body).toMatchObject({ errors: [{ pointer: name }] });
    },
  );
});

describe('who may read a standing', () => {
  it('is not a colleague without a part in it', async () => {
    const colleague = await joinAdapter(department, 'Adapter-2');
    await colleague.get(`/api/people/${adapter.personId}/standing?unit=${unit}`).expect(404);
    await colleague.get(`/api/people/${adapter.personId}/requirements?unit=${unit}`).expect(404);
  });

  it('is not somebody of another employer', async () => {
    const auditor = await joinMember(department.product, 'Auditor-1', ['auditor']);
    await auditor.get(`/api/people/${adapter.personId}/standing?unit=${unit}`).expect(200);
    const nobody = '018f0000-0000-7000-8000-000000000000';
    await auditor.get(`/api/people/${nobody}/standing?unit=${unit}`).expect(404);
  });
});

describe('requirements', () => {
  it('say what is met by what, and who can cure what is not', async () => {
    const path = `/api/people/${adapter.personId}/requirements?unit=${unit}`;
    const { body } = await adapter.get(path).expect(200);
    const roles = body as RoleRequirementsView[];
    const prostate = roles.find(
      ({ role, treatmentSite }) => role === 'adapter' && treatmentSite === 'prostate',
    );
    expect(prostate).toMatchObject({ met: 4, total: 4, entitlement: { number: 'E-2026-0001' } });
    const outlining = prostate?.requirements.find(({ skill }) => skill === 'oar-outlining');
    expect(outlining).toMatchObject({
      met: true,
      verifiedBy: 'Deputy-Entitler',
      verifiedOn: '2026-01-12',
      assessedBy: 'MPE-1',
      assessedOn: '2026-01-12',
    });
    const bladder = roles.find(
      ({ role, treatmentSite }) => role === 'adapter' && treatmentSite === 'bladder',
    );
    const open = bladder?.requirements.find(({ skill }) => skill === 'oar-outlining');
    expect(open?.met).toBe(false);
    // The certificate waits for a verifier, the log for its holder, the level for an assessor.
    expect(open?.whoCan).toEqual(
      expect.arrayContaining(['Adapter-1', 'HoRTP', 'Deputy-Entitler', 'MPE-1', 'CCO-1']),
    );
    expect(open?.whoCan).not.toContain('Manager-1');
  });
});

const matrixFor = async (who: TestMember, more = ''): Promise<MatrixView> =>
  (await who.get(`/api/matrix?unit=${unit}${more}`).expect(200)).body as MatrixView;
const stateOf = ({ columns, rows }: MatrixView, role: string, site: string): string | undefined =>
  rows
    .find(({ person }) => person.id === adapter.personId)
    ?.cells.find(({ column }) => {
      const at = columns[column];
      return at?.role === role && at.treatmentSite === site;
    })?.state;

describe('the matrix', () => {
  it('has everybody by role and treatment site, and counts who has no role here', async () => {
    const view = await matrixFor(department.horp);
    expect(view).toMatchObject({ on: '2026-01-12', frameworkVersion: 1 });
    expect(view.columns).toHaveLength(4 * 3);
    expect(stateOf(view, 'adapter', 'prostate')).toBe('entitled');
    expect(stateOf(view, 'adapter', 'cervix')).toBeUndefined();
    expect(stateOf(view, 'mpe', 'prostate')).toBeUndefined();
    expect(view.rows[0]?.person.displayName).toBe('Adapter-1');
    expect(view.withoutRole).toBeGreaterThan(0);
  });

  it('answers for another day, also beyond what was compiled, and as known then', async () => {
    const { horp } = department;
    const after = await matrixFor(horp, '&at=2026-07-13T10:00:00.000Z');
    expect(stateOf(after, 'adapter', 'prostate')).toBe('paused-recent-practice');
    const far = await matrixFor(horp, '&at=2029-01-02T10:00:00.000Z');
    expect(stateOf(far, 'adapter', 'prostate')).toBe('expired');
    const before = await matrixFor(horp, '&knownAt=5');
    expect(before.knownAt).toBe(5);
    expect(stateOf(before, 'adapter', 'prostate')).toBeUndefined();
    const { manager } = department;
    await manager.get(`/api/matrix?unit=${unit}&at=2026-01-12T09:00:00.000Z`).expect(403);
    await horp.get(`/api/matrix?unit=${horp.personId}`).expect(400);
  });
});

describe('depth of cover', () => {
  const editing = async (who: TestMember, more = ''): Promise<CoverCellView | undefined> => {
    const { body } = await who.get(`/api/cover/depth?unit=${unit}${more}`).expect(200);
    const { cells } = body as DepthOfCoverView;
    expect(cells).toHaveLength(10 * 3);
    return cells.find(({ task, treatmentSite }) => `${task}/${treatmentSite}` === EDITING);
  };
  const EDITING = 'edit-oar/prostate';

  it('names who may take a task, and the day and cause on which they no longer may', async () => {
    expect(await editing(department.manager)).toMatchObject({
      count: 1,
      people: [adapter.personId],
      thinsAfter: '2026-07-12',
      lowest: 0,
      changes: [
        {
          on: '2026-07-13',
          at: '2026-07-12T23:00:00.000Z',
          count: 0,
          lost: [{ personId: adapter.personId, cause: 'currency' }],
          gained: [],
        },
      ],
    });
    expect(await editing(department.manager, '&months=1')).toMatchObject({
      lowest: 1,
      changes: [],
    });
  });

  it('shows another instant to entitlers, and knows what was recorded a moment ago', async () => {
    const before = '&at=2026-01-12T00:00:00.000Z&knownAt=2026-01-12T00:00:00.000Z';
    expect(await editing(department.horp, before)).toMatchObject({ count: 0, changes: [] });
    await department.manager.get(`/api/cover/depth?unit=${unit}${before}`).expect(403);
    await department.manager
      .post(`/api/people/${adapter.personId}/absences`, {
        from: '2026-01-12',
        returnedOn: '2026-01-14',
        category: 'leave',
        supersedes: null,
      })
      .expect(201);
    expect(await editing(department.horp)).toMatchObject({
      count: 0,
      lowest: 0,
      changes: [{ on: '2026-01-14', gained: [adapter.personId] }, { on: '2026-07-13' }],
    });
    expect(await editing(department.manager, '&months=1')).toMatchObject({ count: 0 });
  });

  it.each([
    ['months=0', 'months'],
    ['months=25', 'months'],
    ['months=x', 'months'],
    ['unit=00000000-0000-4000-8000-000000000000', 'unit'],
  ])('refuses %s', async (wrong, pointer) => {
    const { horp } = department;
    const asked = new URLSearchParams({ unit });
    for (const [name, value] of new URLSearchParams(wrong)) asked.set(name, value);
    const { body } = await horp.get(`/api/cover/depth?${asked.toString()}`).expect(400);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('the matrix, when something was just recorded', () => {
  it('shows it to entitlers, and nothing private to others', async () => {
    const { horp, manager } = department;
    await horp
      .post(`/api/entitlements/${entitlement}/suspensions`, {
        cause: 'concern',
        tasks: [],
        treatmentSites: [],
        restrictedNote: 'IR-7',
        conditionsToLift: null,
      })
      .expect(201);
    expect(stateOf(await matrixFor(horp), 'adapter', 'prostate')).toBe('suspended');
    expect(stateOf(await matrixFor(manager), 'adapter', 'prostate')).toBe('not-entitled');
  });
});

describe('a unit that closes for a treatment site', () => {
  it('treats it no more from that day on, for those who know it', async () => {
    const path = `/api/organisation/units/${unit}/treatment-site-changes`;
    const change = { treatmentSite: 'prostate', opens: false, reason: 'No protocol any more.' };
    const { knownAt } = await standingOf(department.horp);
    const sent = { ...change, from: '2026-01-14', supersedes: null };
    await department.horp.post(path, sent).expect(403);
    const { body } = await department.manager.post(path, sent).expect(201);
    const { id } = body as { id: string };
    await department.manager.post(path, sent).expect(409);
    await department.manager.post(path, { ...sent, supersedes: unit }).expect(409);
    // Put right: one day earlier.
    const { body: earlier } = await department.manager
      .post(path, { ...sent, from: '2026-01-13', supersedes: id })
      .expect(201);
    const sitesOn = async (more: string): Promise<number> =>
      (await standingOf(department.horp, more)).cells.length / 10;
    expect(await sitesOn('')).toBe(3);
    expect(await sitesOn('&at=2026-01-13T00:00:00.000Z')).toBe(2);
    expect(await sitesOn(`&at=2026-01-13T00:00:00.000Z&knownAt=${String(knownAt)}`)).toBe(3);
    await department.at('2026-01-13T00:00:00.000Z');
    const { body: shown } = await adapter.get('/api/organisation').expect(200);
    expect((shown as OrganisationView).units[0]).toMatchObject({
      treatmentSites: [{ id: 'cervix' }, { id: 'bladder' }],
      treatmentSiteChanges: [{ treatmentSite: 'prostate', opens: false, from: '2026-01-13' }],
    });
    const { codes } = await ask(adapter, adapter, 'edit-oar', `${department.unit.name}/prostate`);
    expect(codes).toContain('unknown-treatment-site');
    // It was a mistake altogether: from its own day the unit stays open.
    const back = { ...change, opens: true, from: '2026-01-13', reason: 'Another unit was meant.' };
    const { id: mistaken } = earlier as { id: string };
    await department.manager.post(path, { ...back, supersedes: mistaken }).expect(201);
    expect(await sitesOn('&at=2026-01-13T00:00:00.000Z')).toBe(3);
  });
});
