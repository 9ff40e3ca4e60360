import type { Page, Problem, SigningChallenge, TreatmentCaseView } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { act, actProposalOf, codesOf, done, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { enrolWorkstation, signInThere } from '../support/workstation.ts';

let department: TestDepartment;
let adapter: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['prostate'], {
    from: '2026-01-12',
    until: '2028-12-31',
  });
  await openCase(department, 'P1', 'prostate');
});

afterAll(() => department.close());

async function count(table: string): Promise<number> {
  const { database, administrators } = department.product;
  const rows = await query(
    database.urls.owner,
    `select count(*)::int as count from oart.${table}`,
    [],
    administrators[0]?.employerId,
  );
  return Number(rows[0]?.['count']);
}

describe('a case', () => {
  const request = (fields: object): object => ({
    reference: 'P2',
    unitId: department.unit.id,
    treatmentSite: 'prostate',
    fractionsPlanned: 20,
    ...fields,
  });

  it.each([
    ['an NHS number', { reference: '9434765919' }, 422],
    ['lower case', { reference: 'p2' }, 400],
    ['a name', { reference: 'SMITH JOHN' }, 400],
    ['17 characters', { reference: 'A'.repeat(17) }, 400],
  ])('has an opaque reference, not %s', async (_, fields, status) => {
    const response = await adapter.post('/api/cases', request(fields));
    expect(response.status).toBe(status);
    expect((response.body as Problem).errors?.map(({ pointer }) => pointer)).toEqual([
      '/reference',
    ]);
  });

  it.each([
    ['/treatmentSite', { treatmentSite: 'rectum' }],
    ['/unitId', { unitId: '018f0000-0000-7000-8000-000000000000' }],
    ['/fractionsPlanned', { fractionsPlanned: 0 }],
    ['/patient', { patient: 'J. Smith' }],
  ])('is refused at %s', async (pointer, fields) => {
    const { body } = await adapter.post('/api/cases', request(fields)).expect(400);
    expect((body as Problem).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('is recorded once', async () => {
    await adapter.post('/api/cases', request({})).expect(201);
    await adapter.post('/api/cases', request({})).expect(409);
    const { body } = await adapter.get('/api/cases?limit=1').expect(200);
    const { items, cursor } = body as Page<TreatmentCaseView>;
    expect(items.map(({ reference }) => reference)).toEqual(['P2']);
    expect(cursor).not.toBeNull();
  });
});

describe('an act', () => {
  it('is stored with the decision and the signature that carry it', async () => {
    await done(adapter, 'edit-oar', 'P1', 1);
    const { database, administrators } = department.product;
    const [row] = await query(
      database.urls.owner,
      `select act.mode, gate_decision.outcome, gate_decision.evaluated_at = act.performed_at as same,
              signature.meaning
         from oart.act
         join oart.gate_decision on gate_decision.id = act.decision_id
         join oart.signature on signature.id = act.signature_id`,
      [],
      administrators[0]?.employerId,
    );
    expect(row).toEqual({
      mode: 'independent',
      outcome: 'PERMIT',
      same: true,
      meaning: 'performed',
    });
  });

  it('is signed with a PIN, at an enrolled workstation', async () => {
    const pin = '407195';
    await adapter.post('/api/account/pin', { password: PASSWORD, pin }).expect(201);
    const proposal = actProposalOf('edit-oar', 'P1', 3);
    const elsewhere = await adapter.post('/api/acts/challenge', proposal).expect(200);
    expect((elsewhere.body as SigningChallenge).factors).toEqual(['password']);
    const { product } = department;
    const console = await enrolWorkstation(product, 'Ethos-1 console');
    const there = await signInThere(product, adapter, console);
    const own = await there.post('/api/acts/challenge', proposal).expect(200);
    const { challengeId, factors } = own.body as SigningChallenge;
    expect(factors).toEqual(['pin', 'password']);
    const sent = { ...proposal, signature: { challengeId, pin } };
    const wrong = { ...proposal, signature: { challengeId, pin: '836294' } };
    await adapter.post('/api/acts', sent).expect(422);
    await there.post('/api/acts', wrong).expect(422);
    await there.post('/api/acts', sent).expect(201);
  });

  it('that is refused stores nothing', async () => {
    const before = [await count('act'), await count('gate_decision'), await count('signature')];
    const response = await act(adapter, 'approve-oar', 'P1', 1);
    expect(response.status).toBe(403);
    expect(codesOf(response)).toContain('task-not-in-role');
    const after = [await count('act'), await count('gate_decision'), await count('signature')];
    expect(after).toEqual(before);
  });

  it.each([
    ['/outcome', { outcome: 'approved' }, 422],
    ['/selection', { selection: 'adapted' }, 422],
    ['/caseReference', { caseReference: 'ZZ9' }, 400],
    ['/fraction', { fraction: 101 }, 400],
    ['/disposition', { disposition: 'NHS 943 476 5919' }, 422],
  ] as const)('is refused at %s', async (pointer, fields, status) => {
    const response = await act(adapter, 'edit-oar', 'P1', 2, fields);
    expect(response.status).toBe(status);
    expect((response.body as Problem).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('is not found in a fraction that cannot be', async () => {
    await adapter.get('/api/cases/P1/fractions/0').expect(404);
    await adapter.get('/api/cases/P1/fractions/99999999999').expect(404);
    await adapter.get('/api/cases/NONE/fractions/1').expect(404);
  });
});
