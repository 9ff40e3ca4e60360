import type {
  AssessmentView,
  EvidenceView,
  LookBackView,
  Page,
  Problem,
  StandingDifferenceView,
} from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { done, doneSupervised, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { assess } from '../support/signed-acts.ts';
import type { SignedIn } from '../support/signed-in.ts';
import {
  delegate,
  joinAdapter,
  joinStranger,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { TUTORIAL, certificate, log, train } from '../support/training.ts';
import { enrolWorkstation, signInThere } from '../support/workstation.ts';

const SKILLS = ['oar-outlining', 'dir-evaluation'];

let department: TestDepartment;
let holder: TestMember;
let trainee: TestMember;
let candidate: TestMember;
let auditor: TestMember;
let record: EvidenceView;

beforeAll(async () => {
  department = await openTestDepartment(['Hospital', 'Elsewhere']);
  holder = await joinAdapter(department, 'Adapter-1', ['staff-member', 'assessor']);
  candidate = await joinAdapter(department, 'Adapter-2');
  trainee = await joinAdapter(department, 'Trainee-1');
  auditor = await joinMember(department.product, 'Auditor-1', ['auditor']);
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, holder, ['prostate'], '2026-01-12');
  await assess(department.mpe, holder, SKILLS, ['prostate'], '2026-01-12', 'P');
  await assess(department.mpe, trainee, SKILLS, ['prostate'], '2026-01-12', 'T');
  await entitle(department, holder, 'adapter', ['prostate'], {
    from: '2026-01-12',
    until: '2028-12-31',
  });
  await train(candidate, department.deputy, [certificate('prostate'), log('prostate'), TUTORIAL]);
  await openCase(department, 'P1', 'prostate');
  await department.at('2026-01-13T10:00:00.000Z');
  await done(holder, 'edit-oar', 'P1', 1);
  await department.at('2026-01-14T10:00:00.000Z');
  await done(holder, 'edit-oar', 'P1', 2);
  const pin = '407195';
  await holder.post('/api/account/pin', { password: PASSWORD, pin }).expect(201);
  const console = await enrolWorkstation(department.product, 'Ethos-1 console');
  const there = await signInThere(department.product, trainee, console);
  await doneSupervised(there, holder, 'edit-oar', 'P1', 3, { pin });
  await assess(holder, candidate, ['dir-evaluation'], ['prostate'], '2026-01-14');
  await department.at('2026-01-20T10:00:00.000Z');
  const { body } = await holder.get('/api/evidence?mine=true').expect(200);
  const found = (body as Page<EvidenceView>).items.find(
    ({ type }) => type === 'proknow-certificate',
  );
  if (found === undefined) throw new Error('Adapter-1 submitted a certificate');
  record = found;
});

afterAll(() => department.close());

async function lookBack(who: SignedIn, query = ''): Promise<LookBackView> {
  const { body } = await who.get(`/api/evidence/${record.id}/look-back${query}`).expect(200);
  return body as LookBackView;
}

describe('the look-back list before a revocation', () => {
  it('shows what a revocation from a day would concern', async () => {
    const list = await lookBack(department.horp, '?from=2026-01-13');
    expect(list).toMatchObject({ revokedAs: null, from: '2026-01-13' });
    expect(list.acts.map(({ fraction }) => fraction)).toEqual([1, 2]);
  });

  it.each([
    ['no day', '', 'from'],
    ['30 February', '?from=2026-02-30', 'from'],
    ['an unknown parameter', '?since=2026-01-13', 'since'],
  ])('is refused with %s', async (_, query, pointer) => {
    const { body } = await department.horp
      .get(`/api/evidence/${record.id}/look-back${query}`)
      .expect(400);
    expect((body as Problem).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });
});

describe('scenario 35: the list of what relied on a certificate of somebody else', () => {
  let before: unknown;

  beforeAll(async () => {
    before = (await department.horp.get('/api/cases/P1/fractions/2').expect(200)).body;
    await department.horp
      .post(`/api/evidence/${record.id}/revocation`, {
        kind: 'integrity',
        effectiveFrom: '2026-01-14',
        reason: 'Found to belong to somebody else',
        seen: record.ledgerIndex,
      })
      .expect(201);
  });

  it('names acts, supervised acts, assessments and decisions since the day, for review', async () => {
    const list = await lookBack(auditor);
    expect(list).toMatchObject({
      holder: { displayName: 'Adapter-1' },
      from: '2026-01-14',
      revokedAs: 'integrity',
      entitlements: [{ number: 'E-2026-0001', roleTitle: 'Adapter' }],
      acts: [{ fraction: 2, actor: { displayName: 'Adapter-1' }, supervisor: null }],
      supervisedActs: [
        {
          fraction: 3,
          actor: { displayName: 'Trainee-1' },
          supervisor: { displayName: 'Adapter-1' },
        },
      ],
      assessmentsGiven: [
        { candidate: { displayName: 'Adapter-2' }, skill: 'dir-evaluation', state: 'signed' },
      ],
      decisions: [
        { task: 'edit-oar', outcome: 'PERMIT', entitlementNumber: 'E-2026-0001' },
        { task: 'edit-oar', outcome: 'PERMIT_SUPERVISED', entitlementNumber: null },
      ],
    });
  });

  it('alters none of them', async () => {
    const { body: after } = await department.horp.get('/api/cases/P1/fractions/2').expect(200);
    expect((after as { acts: unknown }).acts).toEqual((before as { acts: unknown }).acts);
    const { body } = await department.horp
      .get(`/api/assessments?candidate=${candidate.personId}`)
      .expect(200);
    expect((body as Page<AssessmentView>).items).toMatchObject([{ state: 'signed' }]);
  });

  it('is for entitlers and auditors of this employer', async () => {
    await holder.get(`/api/evidence/${record.id}/look-back`).expect(403);
    const stranger = await joinStranger(department, ['staff-member', 'entitler']);
    await stranger.get(`/api/evidence/${record.id}/look-back`).expect(404);
  });
});

describe('standing as known then and as known now (I13)', () => {
  const AT = '2026-01-15T10:00:00.000Z';

  async function difference(who: SignedIn, query: string, status = 200) {
    const path = `/api/people/${holder.personId}/standing/difference?unit=${department.unit.id}`;
    const { body } = await who.get(path + query).expect(status);
    return body as StandingDifferenceView;
  }

  it('shows both answers about a past instant, and what made the difference', async () => {
    const view = await difference(auditor, `&at=${AT}`);
    expect(view).toMatchObject({ on: '2026-01-15', knownNow: { frameworkVersion: 1 } });
    expect(view.knownThen.knownAt).toBeLessThan(view.knownNow.knownAt);
    const differing = view.cells.filter(({ differs }) => differs);
    expect(differing).toHaveLength(view.differing);
    const edit = differing.find(
      ({ task, treatmentSite }) => task === 'edit-oar' && treatmentSite === 'prostate',
    );
    expect([edit?.then.answer, edit?.now.answer]).toEqual(['yes', 'no']);
    expect(edit?.added.map(({ code }) => code)).toContain('evidence-revoked');
    expect(edit?.gone).toEqual([]);
  });

  it('shows no difference against what is known now', async () => {
    const { knownNow } = await difference(auditor, `&at=${AT}`);
    const view = await difference(holder, `&at=${AT}&knownAt=${String(knownNow.knownAt)}`);
    expect([view.differing, view.knownThen]).toEqual([0, view.knownNow]);
  });

  it('is for the holder, entitlers and auditors', async () => {
    await difference(department.horp, `&at=${AT}`);
    await difference(department.mpe, `&at=${AT}`, 403);
    await difference(trainee, `&at=${AT}`, 404);
    await auditor
      .get(
        `/api/people/00000000-0000-7000-8000-000000000000/standing/difference` +
          `?unit=${department.unit.id}&at=${AT}`,
      )
      .expect(404);
  });

  it.each([
    ['no instant', '', 'at'],
    ['a day for an instant', '&at=2026-01-15', 'at'],
    ['an unknown unit', `&at=${AT}&unit=00000000-0000-7000-8000-000000000000`, 'unit'],
    ['knowledge that is none', `&at=${AT}&knownAt=yesterday`, 'knownAt'],
  ])('is refused with %s', async (_, query, pointer) => {
    const body = (await difference(auditor, query, 400)) as unknown as Problem;
    expect(body.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });
});
