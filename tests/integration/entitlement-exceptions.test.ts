import type { EquivalenceView, Page, Problem, WaiverView } from '@oart/contract';
import { openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import type { TestMember } from '../support/members.ts';
import { assess, propose, proposalOf } from '../support/signed-acts.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { PLAN_RECORDS, train } from '../support/training.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };

let department: TestDepartment;
let adapter: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp);
  await delegate(department, department.deputy);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['prostate'], TERM);
  await openCase(department, 'B1', 'bladder');
});

afterAll(() => department.close());

function pointersOf(body: unknown): readonly string[] {
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

const equivalence = (fields: object = {}): object => ({
  skill: 'oar-outlining',
  fromTreatmentSite: 'prostate',
  toTreatmentSite: 'bladder',
  rationale: 'The same organs at risk, outlined to the same guideline.',
  from: '2026-01-12',
  until: null,
  ...fields,
});

describe('scenario 41: an equivalence', () => {
  it('satisfies the requirement, and the gate still denies until an entitlement covers it', async () => {
    for (const skill of ['oar-outlining', 'dir-evaluation']) {
      await department.horp
        .post(`/api/people/${adapter.personId}/equivalences`, equivalence({ skill }))
        .expect(201);
    }
    const asked = await ask(adapter, adapter, 'edit-oar', 'B1/1');
    expect(asked.decision).toBe(false);
    expect(asked.codes).toContain('site-not-in-scope');
    await entitle(department, adapter, 'adapter', ['bladder'], TERM);
    expect((await ask(adapter, adapter, 'edit-oar', 'B1/1')).outcome).toBe('PERMIT');
  });

  it('is visible with its rationale and who approved it', async () => {
    const path = `/api/people/${adapter.personId}`;
    const waivers = await adapter.get(`${path}/waivers`).expect(200);
    expect((waivers.body as Page<WaiverView>).items).toEqual([]);
    const equivalences = await adapter.get(`${path}/equivalences`).expect(200);
    expect((equivalences.body as Page<EquivalenceView>).items).toMatchObject([
      { skill: 'oar-outlining', approver: 'HoRTP' },
      { skill: 'dir-evaluation', approver: 'HoRTP' },
    ]);
  });

  it.each([
    ['/toTreatmentSite', { toTreatmentSite: 'prostate' }, 422],
    ['/skill', { skill: 'singing' }, 422],
    ['/from', { from: '2026-01-11' }, 422],
    ['/rationale', { rationale: ' ' }, 400],
  ])('is refused at %s', async (pointer, fields, status) => {
    const path = `/api/people/${adapter.personId}/equivalences`;
    const response = await department.horp.post(path, equivalence(fields));
    expect(response.status).toBe(status);
    expect(pointersOf(response.body)).toEqual([pointer]);
  });

  it('is nobody’s for themselves', async () => {
    const path = `/api/people/${department.horp.personId}/equivalences`;
    const { body } = await department.horp.post(path, equivalence()).expect(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
  });
});

describe('a waiver', () => {
  let advanced: TestMember;
  const waiver = (fields: object = {}): object => ({
    requirement: 'advanced-adapter-plan-selection',
    rationale: 'Four years of plan checking at another Trust, statement under way.',
    from: '2026-01-12',
    until: '2026-07-11',
    ...fields,
  });
  const missing = async (): Promise<readonly string[]> => {
    const proposal = await proposalOf(department, department.horp, advanced, {
      role: 'advanced-adapter',
      tasks: ['select-plan'],
      treatmentSites: ['prostate'],
      effectiveFrom: '2026-01-12',
      expiresOn: '2028-12-31',
    });
    const { reasons } = await propose(department.horp, proposal);
    return reasons.map(({ code }) => code);
  };

  beforeAll(async () => {
    advanced = await joinAdvancedAdapter(department, 'AA-1');
    const records = PLAN_RECORDS.filter(({ type }) => type === 'plan-check-training-record');
    await train(advanced, department.deputy, records);
    await assess(department.mpe, advanced, ['plan-selection'], ['prostate'], '2026-01-12');
  });

  it('runs six months at most and waives experience alone', async () => {
    const path = `/api/people/${advanced.personId}/waivers`;
    const long = await department.deputy.post(path, waiver({ until: '2026-07-12' }));
    expect(pointersOf(long.body)).toEqual(['/until']);
    const evidence = await department.deputy.post(
      path,
      waiver({ requirement: 'adapter-dir-evaluation' }),
    );
    expect(pointersOf(evidence.body)).toEqual(['/requirement']);
  });

  it('lets a grant stand that lacks only the two years', async () => {
    expect(await missing()).toEqual(['experience-too-short']);
    await department.deputy.post(`/api/people/${advanced.personId}/waivers`, waiver()).expect(201);
    expect(await missing()).toEqual([]);
  });
});

describe('an equivalence without an end', () => {
  it('ends on a day that is named later, and what rests on it pauses the day after', async () => {
    const path = `/api/people/${adapter.personId}/equivalences`;
    const { body } = await department.horp.get(path).expect(200);
    const [first] = (body as Page<EquivalenceView>).items;
    const end = `${path}/${first?.id ?? ''}/end`;
    const reason = 'The guideline for bladder changed.';
    const past = await department.horp.post(end, { lastDay: '2026-01-11', reason });
    expect(past.status).toBe(422);
    expect(pointersOf(past.body)).toEqual(['/lastDay']);
    const { body: ended } = await department.horp
      .post(end, { lastDay: '2026-01-12', reason })
      .expect(201);
    expect(ended).toMatchObject({ id: first?.id, until: '2026-01-12' });
    const again = await department.horp.post(end, { lastDay: '2026-01-12', reason });
    expect(again.status).toBe(409);
    expect((await ask(adapter, adapter, 'edit-oar', 'B1/1')).outcome).toBe('PERMIT');
    await department.at('2026-01-13T10:00:00.000Z');
    expect((await ask(adapter, adapter, 'edit-oar', 'B1/1')).decision).toBe(false);
  });
});
