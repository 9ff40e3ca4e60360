import type { FractionView, Problem, StandingView } from '@oart/contract';
import { act, codesOf, done, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter, qualifyAdvancedAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import type { SignedIn } from '../support/signed-in.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  joinStranger,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };
const EXPLANATION = 'Signed in the fraction of another case.';

let department: TestDepartment;
let adapter: TestMember;
let advanced: TestMember;

beforeAll(async () => {
  department = await openTestDepartment(['Hospital', 'Elsewhere']);
  adapter = await joinAdapter(department, 'Adapter-1', ['staff-member', 'service-manager']);
  advanced = await joinAdvancedAdapter(department, 'AA-1', ['staff-member', 'service-manager']);
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['prostate'], TERM);
  await qualifyAdvancedAdapter(department, advanced, ['prostate'], '2026-01-12');
  await entitle(department, advanced, 'advanced-adapter', ['prostate'], TERM);
  await openCase(department, 'P1', 'prostate');
});

afterAll(() => department.close());

async function fraction(number: number): Promise<FractionView> {
  const { body } = await department.horp.get(`/api/cases/P1/fractions/${String(number)}`);
  return body as FractionView;
}

async function correct(who: SignedIn, number: number, fields: object = {}) {
  const { acts, corrected, ledgerIndex } = await fraction(number);
  const id = (acts[0] ?? corrected[0]?.act)?.id ?? '';
  return who.post(`/api/acts/${id}/correction`, {
    explanation: EXPLANATION,
    seen: ledgerIndex,
    ...fields,
  });
}

function pointersOf({ errors }: Partial<Problem>): readonly string[] {
  return (errors ?? []).map(({ pointer }) => pointer);
}

describe('an act that was wrongly recorded', () => {
  it('bars and voids like any other until it is corrected (scenario 15, F21)', async () => {
    await done(advanced, 'edit-oar', 'P1', 1);
    const barred = await act(advanced, 'approve-oar', 'P1', 1);
    expect(codesOf(barred)).toContain('person-edited-oar-in-this-fraction');
  });

  it.each([
    ['no explanation', { explanation: ' ' }, 400, '/explanation'],
    ['a patient identifier', { explanation: 'Was 943 476 5919' }, 422, '/explanation'],
    ['no ledger index', { seen: null }, 400, '/seen'],
    ['another reason', { reason: 'other' }, 400, '/reason'],
  ])('is not corrected with %s', async (_, fields, status, pointer) => {
    const response = await correct(department.horp, 1, fields);
    expect(response.status).toBe(status);
    expect(pointersOf(response.body as Problem)).toEqual([pointer]);
  });

  it('is not corrected by its own hands, whatever they are permitted', async () => {
    const { status, body } = await correct(advanced, 1);
    expect(status).toBe(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
  });

  it('is corrected by entitlers and service managers of this employer', async () => {
    expect((await correct(department.mpe, 1)).status).toBe(403);
    const stranger = await joinStranger(department, ['staff-member', 'entitler']);
    expect((await correct(stranger, 1)).status).toBe(404);
  });

  it('is not corrected from a page that is out of date', async () => {
    const { status, body } = await correct(department.horp, 1, { seen: 0 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: '/problems/changed-since-seen' });
  });

  it('stays on file, counts for nothing and bars nobody any more', async () => {
    const { status, body } = await correct(department.horp, 1);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      acts: [],
      corrected: [{ act: { task: 'edit-oar' }, correctedBy: 'HoRTP', explanation: EXPLANATION }],
    });
    await done(adapter, 'edit-oar', 'P1', 1);
    await done(advanced, 'approve-oar', 'P1', 1);
    expect((await fraction(1)).corrected).toHaveLength(1);
  });

  it('is corrected once', async () => {
    const { corrected, ledgerIndex } = await fraction(1);
    const again = await department.horp.post(`/api/acts/${corrected[0]?.act.id ?? ''}/correction`, {
      explanation: EXPLANATION,
      seen: ledgerIndex,
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ type: '/problems/conflict' });
  });
});

describe('recent practice', () => {
  async function counted(): Promise<number> {
    const { body } = await department.horp
      .get(`/api/people/${advanced.personId}/standing?unit=${department.unit.id}`)
      .expect(200);
    const { currency } = body as StandingView;
    const own = currency.find(
      ({ skill, treatmentSite }) => skill === 'oar-outlining' && treatmentSite === 'prostate',
    );
    return own?.fractionsCounted ?? 0;
  }

  it('does not count an approval that a later edit by somebody else made void (F10, F21)', async () => {
    const before = await counted();
    await done(adapter, 'edit-oar', 'P1', 2);
    await done(advanced, 'approve-oar', 'P1', 2);
    expect(await counted()).toBe(before + 1);
    await done(adapter, 'edit-oar', 'P1', 2, { outcome: 'no-change-needed' });
    expect(await counted()).toBe(before);
  });

  it('counts it again once that edit is corrected', async () => {
    const before = await counted();
    const { acts, ledgerIndex } = await fraction(2);
    const last = acts.at(-1);
    await department.horp
      .post(`/api/acts/${last?.id ?? ''}/correction`, {
        explanation: EXPLANATION,
        seen: ledgerIndex,
      })
      .expect(201);
    expect(await counted()).toBe(before + 1);
  });
});
