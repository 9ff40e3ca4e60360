import type {
  OrganisationView,
  Problem,
  SoftwareChangeView,
  SoftwareImpactView,
  StandingView,
  UnitView,
} from '@oart/contract';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import type { TestMember } from '../support/members.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const WRONG = {
  version: 'Ethos 3.0',
  effectiveAt: '2026-01-13T06:00:00.000Z',
  changeClass: 'major',
} as const;
const RAN = { ...WRONG, effectiveAt: '2026-02-02T06:00:00.000Z' };

let department: TestDepartment;
let adapter: TestMember;
let wrong: SoftwareChangeView;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  const span = { from: '2026-01-12', until: '2028-12-31' };
  await entitle(department, adapter, 'adapter', ['prostate'], span);
  await department.at('2026-01-14T10:00:00.000Z');
  const path = `/api/organisation/units/${department.unit.id}/software-changes`;
  wrong = (await department.manager.post(path, WRONG).expect(201)).body as SoftwareChangeView;
});

afterAll(() => department.close());

async function unit(): Promise<UnitView> {
  const { body } = await department.manager.get('/api/organisation').expect(200);
  const [found] = (body as OrganisationView).units;
  if (found === undefined) throw new Error('There is a unit');
  return found;
}

async function standing(more = ''): Promise<StandingView> {
  const path = `/api/people/${adapter.personId}/standing?unit=${department.unit.id}${more}`;
  return (await department.horp.get(path).expect(200)).body as StandingView;
}

async function answer(more = ''): Promise<string | undefined> {
  const { cells } = await standing(more);
  return cells.find((each) => each.task === 'edit-oar' && each.treatmentSite === 'prostate')
    ?.answer;
}

async function preview(fields: object): Promise<SoftwareImpactView> {
  const asked = new URLSearchParams({ ...WRONG, corrects: wrong.id, ...fields });
  const path = `/api/organisation/units/${department.unit.id}/software-impact?${asked.toString()}`;
  return (await department.manager.get(path).expect(200)).body as SoftwareImpactView;
}

const correct = (id: string, body: object) =>
  department.manager.post(`/api/organisation/software-changes/${id}/corrections`, body);

describe('a change of software that was recorded wrongly', () => {
  it('has paused who is entitled for what really runs', async () => {
    expect(await answer()).not.toBe('yes');
  });

  it('shows before its correction who gets what back', async () => {
    for (const fields of [{ effectiveAt: RAN.effectiveAt }, { neverWas: 'true' }]) {
      const { people, regaining, corrects } = await preview(fields);
      expect({ people, corrects }).toMatchObject({ corrects: wrong.id });
      expect(regaining).toMatchObject([{ person: { displayName: 'Adapter-1' } }]);
      expect(regaining[0]?.regained.map(({ task }) => task)).toContain('edit-oar');
    }
    const later = await preview({ effectiveAt: RAN.effectiveAt });
    expect(later.people).toEqual([]);
    expect((await preview({ neverWas: 'true' })).people).toEqual([]);
    expect(await answer()).not.toBe('yes');
  });

  it.each([
    ['without a reason', { change: RAN, reason: ' ' }, 400, '/reason'],
    ['with what is on file', { change: WRONG, reason: 'Misread' }, 422, '/change'],
    ['with a patient identifier', { change: RAN, reason: 'Was for 943 476 5919' }, 422, '/reason'],
    [
      'with no time',
      { change: { ...RAN, effectiveAt: 'soon' }, reason: 'Misread' },
      400,
      '/change/effectiveAt',
    ],
    ['with nothing said of the change', { reason: 'Misread' }, 400, '/change'],
  ])('is not corrected %s', async (_, body, status, pointer) => {
    const refused = await correct(wrong.id, body);
    expect(refused.status).toBe(status);
    expect((refused.body as Problem).errors?.map((each) => each.pointer)).toContain(pointer);
  });

  it('is corrected once, and as known before it the old answer stands', async () => {
    const { knownAt } = await standing();
    const body = { change: RAN, reason: 'Installed three weeks later.' };
    const { body: corrected } = await correct(wrong.id, body).expect(201);
    expect(corrected).toMatchObject({ change: RAN, corrected: WRONG, reason: body.reason });
    expect((await correct(wrong.id, body)).status).toBe(409);
    expect((await correct(crypto.randomUUID(), body)).status).toBe(404);
    expect(await answer()).toBe('yes');
    expect(await answer(`&knownAt=${String(knownAt)}`)).not.toBe('yes');
    const { softwareChanges, softwareCorrections } = await unit();
    expect(softwareChanges.map(({ effectiveAt }) => effectiveAt)).toContain(RAN.effectiveAt);
    expect(softwareChanges.map(({ id }) => id)).not.toContain(wrong.id);
    expect(softwareCorrections).toMatchObject([
      { corrected: WRONG, change: RAN, correctedBy: 'Manager-1' },
    ]);
  });

  it('answers at the gate as corrected, up to the instant at which it really came', async () => {
    const codes = async (): Promise<readonly string[]> =>
      (await ask(adapter, adapter, 'edit-oar', `${department.unit.name}/prostate`)).codes;
    await department.at('2026-02-02T05:59:59.000Z');
    expect(await codes()).not.toContain('software-version-not-in-scope');
    await department.at('2026-02-02T06:00:00.000Z');
    expect(await codes()).toContain('software-version-not-in-scope');
  });

  it('never was, where it was of another unit', async () => {
    const [, standing] = (await unit()).softwareChanges;
    const never = { change: null, reason: 'Of the other unit' };
    await correct(standing?.id ?? '', never).expect(201);
    expect(await answer()).toBe('yes');
    const { softwareChanges, softwareCorrections, softwareVersion } = await unit();
    expect(softwareChanges).toHaveLength(1);
    expect(softwareVersion).toBe(softwareChanges[0]?.version);
    expect(softwareCorrections).toMatchObject([{ change: RAN }, { change: null }]);
    const only = softwareChanges[0]?.id ?? '';
    const refused = await correct(only, never);
    expect(refused.status).toBe(422);
    expect((refused.body as Problem).errors).toMatchObject([{ pointer: '/change' }]);
    const later = { ...RAN, effectiveAt: '2099-01-01T00:00:00.000Z' };
    const moved = await correct(only, { change: later, reason: 'Not yet installed' });
    expect(moved.status).toBe(422);
    expect((moved.body as Problem).errors).toMatchObject([{ pointer: '/change/effectiveAt' }]);
  });
});
