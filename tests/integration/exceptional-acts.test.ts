import { readFileSync } from 'node:fs';
import type { Response } from 'supertest';
import type {
  BreakGlassProposal,
  BreakGlassView,
  DowntimePeriodView,
  ExceptionalActView,
  ExceptionalCountsView,
  FractionView,
  Page,
  PerformedActProposal,
  PerformedActView,
  PolicyVersionView,
  Problem,
  SessionView,
  SigningChallenge,
} from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { act, actProposalOf, codesOf, done, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter, qualifyAdvancedAdapter } from '../support/entitled.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { sign } from '../support/signed-acts.ts';
import type { SignedIn } from '../support/signed-in.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  joinStranger,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { approveVersion } from '../support/version-approval.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };

let department: TestDepartment;
let adapter: TestMember;
let advanced: TestMember;
/** Qualified in every skill of an Adapter, and not yet entitled. */
let ungranted: TestMember;
let untrained: TestMember;

beforeAll(async () => {
  department = await openTestDepartment(['Hospital', 'Elsewhere']);
  adapter = await joinAdapter(department, 'Adapter-1');
  ungranted = await joinAdapter(department, 'Adapter-2', ['staff-member', 'entitler']);
  untrained = await joinAdapter(department, 'Adapter-3');
  advanced = await joinAdvancedAdapter(department, 'AA-1', ['staff-member', 'entitler']);
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['prostate'], TERM);
  await qualifyAdapter(department, ungranted, ['prostate'], '2026-01-12');
  await qualifyAdvancedAdapter(department, advanced, ['prostate'], '2026-01-12');
  await entitle(department, advanced, 'advanced-adapter', ['prostate'], TERM);
  await openCase(department, 'P1', 'prostate');
});

afterAll(() => department.close());

const pointersOf = ({ body }: Response): readonly string[] =>
  ((body as Problem).errors ?? []).map(({ pointer }) => pointer);

async function exceptional(who: SignedIn, query = ''): Promise<readonly ExceptionalActView[]> {
  const { body } = await who.get(`/api/exceptional-acts?${query}`).expect(200);
  return (body as Page<ExceptionalActView>).items;
}

async function waiting(who: SignedIn): Promise<number> {
  const { body } = await who.get('/api/session').expect(200);
  return (body as SessionView).waiting.toReview;
}

async function fraction(number: number): Promise<FractionView> {
  const { body } = await department.horp.get(`/api/cases/P1/fractions/${String(number)}`);
  return body as FractionView;
}

const proposal = (fields: Partial<BreakGlassProposal> = {}): BreakGlassProposal => ({
  caseReference: 'P1',
  fraction: 1,
  task: 'edit-oar',
  adaptationType: 'online-adaptive',
  secondPersonId: advanced.personId,
  reason: 'Nobody who is entitled can reach the console',
  minutes: 30,
  doseCheckResult: null,
  disposition: null,
  ...fields,
});

async function open(
  who: SignedIn,
  second: TestMember,
  fields: Partial<BreakGlassProposal> = {},
): Promise<Response> {
  const body = proposal({ secondPersonId: second.personId, ...fields });
  const own = await who.post('/api/break-glass/challenge', body);
  if (own.status !== 200) return own;
  const other = await who.post('/api/break-glass/second-person/challenge', body).expect(200);
  const signed = (challenge: Response): object => ({
    challengeId: (challenge.body as SigningChallenge).challengeId,
    password: PASSWORD,
  });
  return who.post('/api/break-glass', {
    ...body,
    signature: signed(own),
    secondSignature: { ...signed(other), signInName: second.displayName.toLowerCase() },
  });
}

async function permitBreakGlass(): Promise<void> {
  const editor = await joinMember(department.product, 'Editor-1', ['framework-editor']);
  const approver = await joinMember(department.product, 'Approver-1', ['framework-approver']);
  const path = new URL(
    '../../libs/competency/documents/oart-policy-defaults.json',
    import.meta.url,
  );
  const shipped = JSON.parse(readFileSync(path, 'utf8')) as { breakGlass: object };
  const breakGlass = { ...shipped.breakGlass, permitted: true };
  const document = JSON.stringify({ ...shipped, number: 2, breakGlass });
  const { body } = await editor.post('/api/policy', { document }).expect(201);
  await approveVersion(approver, 'policy', body as PolicyVersionView);
}

describe('break-glass (I16, scenario 54)', () => {
  let opened: BreakGlassView;

  it('is not there until the policy permits it', async () => {
    const refused = await open(ungranted, advanced);
    expect(refused.status).toBe(403);
    expect(pointersOf(refused)).toEqual(['']);
    await permitBreakGlass();
  });

  it.each([
    ['no reason', { reason: ' ' }, 400, '/reason'],
    ['a patient identifier', { reason: 'Was 943 476 5919' }, 422, '/reason'],
    ['longer than the policy', { minutes: 61 }, 422, '/minutes'],
    ['no time', { minutes: 0 }, 400, '/minutes'],
    ['a case that is not here', { caseReference: 'ZZ9' }, 400, '/caseReference'],
  ])('is not opened with %s', async (_, fields, status, pointer) => {
    const refused = await open(ungranted, advanced, fields);
    expect(refused.status).toBe(status);
    expect(pointersOf(refused)).toEqual([pointer]);
  });

  it('is not opened by the untrained, nor where the gate says yes', async () => {
    const refused = await open(untrained, advanced);
    expect(refused.status).toBe(403);
    expect(codesOf(refused)).toContain('assessment-missing');
    const needless = await open(adapter, advanced);
    expect(needless.status).toBe(422);
  });

  it('needs a second person who is entitled here, another one, and who signs', async () => {
    for (const second of [department.oncologist, ungranted]) {
      const refused = await open(ungranted, second);
      expect(refused.status).toBe(403);
      expect(pointersOf(refused)).toEqual(['/secondPersonId']);
    }
    const body = proposal();
    const own = await ungranted.post('/api/break-glass/challenge', body).expect(200);
    const { challengeId } = own.body as SigningChallenge;
    const signature = { challengeId, password: PASSWORD };
    const signInName = adapter.displayName.toLowerCase();
    const forged = await ungranted.post('/api/break-glass', {
      ...body,
      signature,
      secondSignature: { ...signature, signInName },
    });
    expect(forged.status).toBe(422);
    expect(pointersOf(forged)).toEqual(['/secondSignature/signInName']);
  });

  it('carries the act for which it was opened, and is counted as what it is', async () => {
    expect((await act(ungranted, 'edit-oar', 'P1', 1)).status).toBe(403);
    const response = await open(ungranted, advanced);
    expect(response.status).toBe(201);
    opened = response.body as BreakGlassView;
    expect(opened).toMatchObject({ reviewDueOn: '2026-01-14', task: 'edit-oar' });
    expect(await exceptional(ungranted, 'owed=act')).toMatchObject([
      { id: opened.id, owed: 'act', closesAt: opened.closesAt, actSignedAt: null },
    ]);
    expect(await waiting(ungranted)).toBe(1);
    expect(await exceptional(advanced, 'owed=act')).toEqual([]);
    expect(await exceptional(department.horp, 'owed=act')).toEqual([]);
    const elsewhere = await act(ungranted, 'edit-oar', 'P1', 2, { breakGlassId: opened.id });
    expect(elsewhere.status).toBe(422);
    expect(pointersOf(elsewhere)).toEqual(['/breakGlassId']);
    await done(ungranted, 'edit-oar', 'P1', 1, { breakGlassId: opened.id });
    const { acts } = await fraction(1);
    expect(acts).toMatchObject([{ mode: 'break-glass', breakGlassId: opened.id, live: true }]);
  });

  it('alerts those who review it, and is reviewed by neither of the two', async () => {
    const [item, ...others] = await exceptional(department.horp);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      id: opened.id,
      kind: 'break-glass',
      state: 'due',
      secondPerson: { displayName: 'AA-1' },
      review: null,
    });
    expect(item).toMatchObject({
      unit: { name: 'Ethos-1' },
      treatmentSite: 'prostate',
      owed: 'review',
    });
    expect(await waiting(department.horp)).toBe(1);
    expect(await waiting(ungranted)).toBe(0);
    const [own] = await exceptional(ungranted);
    expect(own).toMatchObject({ owed: null, closesAt: opened.closesAt });
    expect(own?.actSignedAt).not.toBeNull();
    expect(await exceptional(ungranted, 'owed=act')).toEqual([]);
    expect(await exceptional(department.horp, 'state=open')).toHaveLength(1);
    expect(await exceptional(department.horp, `unit=${opened.id}`)).toEqual([]);
    expect(await exceptional(untrained)).toEqual([]);
    const path = `/api/exceptional-acts/${opened.id}/review`;
    const found = { outcome: 'justified', statement: 'Nobody else', incidentReference: null };
    for (const own of [ungranted, advanced]) {
      const refused = await sign(own, path, found);
      expect(refused.body).toMatchObject({ type: '/problems/own-record' });
    }
    const stranger = await joinStranger(department, ['staff-member', 'entitler']);
    expect((await sign(stranger, path, found)).status).toBe(404);
  });

  it('carries nothing after its time', async () => {
    await department.at('2026-01-12T10:45:00.000Z');
    const late = await act(ungranted, 'edit-oar', 'P1', 1, { breakGlassId: opened.id });
    expect(late.status).toBe(422);
    expect(pointersOf(late)).toEqual(['/breakGlassId']);
  });

  it('is overdue after its day, until somebody else reviewed it, once', async () => {
    await department.at('2026-01-15T08:00:00.000Z');
    expect(await exceptional(department.horp, 'state=overdue')).toHaveLength(1);
    const path = `/api/exceptional-acts/${opened.id}/review`;
    const found = { outcome: 'justified', statement: 'Nobody else', incidentReference: null };
    const { status, body } = await sign(department.horp, path, found);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'done',
      review: { outcome: 'justified', reviewer: { displayName: 'HoRTP' } },
    });
    expect((await sign(department.deputy, path, found)).status).toBe(409);
    expect(await exceptional(department.horp, 'at=2026-01-13T08:00:00.000Z')).toMatchObject([
      { state: 'due', review: null },
    ]);
    expect(await waiting(department.horp)).toBe(0);
  });

  it('that closed with no act under it leads its actor to record one that took place', async () => {
    const { body } = await open(ungranted, advanced, { fraction: 6 });
    const { id } = body as BreakGlassView;
    const mayRecord = async (who: SignedIn): Promise<readonly (boolean | undefined)[]> => {
      const items = await exceptional(who, 'kind=break-glass');
      return items.filter((each) => each.id === id).map((each) => each.mayRecord);
    };
    expect(await mayRecord(ungranted)).toEqual([false]);
    await department.at('2026-01-15T08:40:00.000Z');
    expect(await mayRecord(ungranted)).toEqual([true]);
    expect(await waiting(ungranted)).toBe(0);
    for (const other of [advanced, department.horp])
      expect(await mayRecord(other)).toEqual([false]);
    const recorded = await performed(ungranted, ungranted, 'edit-oar', { fraction: 6 });
    expect(recorded.status).toBe(201);
    expect(await mayRecord(ungranted)).toEqual([false]);
    const found = { outcome: 'justified', statement: 'Nobody else', incidentReference: 'I-203' };
    for (const subject of [id, (recorded.body as PerformedActView).act.id]) {
      const reviewed = await sign(
        department.horp,
        `/api/exceptional-acts/${subject}/review`,
        found,
      );
      expect(reviewed.status).toBe(201);
    }
  });
});

function performed(
  who: SignedIn,
  actor: TestMember,
  task: string,
  fields: Partial<PerformedActProposal> = {},
): Promise<Response> {
  return sign(who, '/api/performed-acts', {
    ...actProposalOf(task, 'P1', 3),
    actorId: actor.personId,
    performedAt: null,
    explanation: 'Found at the end of the session',
    incidentReference: null,
    ...fields,
  });
}

describe('an act that took place without entitlement (I17)', () => {
  let id: string;

  it('is recorded as such, with everything that stood against it', async () => {
    const { status, body } = await performed(department.mpe, untrained, 'edit-oar');
    expect(status).toBe(201);
    const view = body as PerformedActView;
    expect(view.act).toMatchObject({ mode: 'without-entitlement', live: false });
    expect(view.reasons.map(({ code }) => code)).toContain('no-entitlement');
    id = view.act.id;
  });

  it('carries no later step, and bars and voids like any other (F21)', async () => {
    const refused = await act(advanced, 'approve-oar', 'P1', 3);
    expect(codesOf(refused)).toContain('step-missing');
  });

  it.each([
    ['somebody who is not here', { actorId: '018f0000-0000-7000-8000-000000000000' }, '/actorId'],
    ['another outcome', { outcome: 'approved' }, '/outcome'],
    ['a time to come', { performedAt: '2027-01-01T00:00:00.000Z' }, '/performedAt'],
    ['a patient identifier', { explanation: 'Was 943 476 5919' }, '/explanation'],
    ['a break-glass', { breakGlassId: null }, '/breakGlassId'],
  ])('is not recorded with %s', async (_, fields, pointer) => {
    const refused = await performed(department.mpe, untrained, 'edit-oar', fields as object);
    expect([400, 422]).toContain(refused.status);
    expect(pointersOf(refused)).toEqual([pointer]);
  });

  it('is reviewed with the reference of an incident', async () => {
    const path = `/api/exceptional-acts/${id}/review`;
    const found = { outcome: 'not-justified', statement: 'Stood in alone' };
    const bare = await sign(department.horp, path, { ...found, incidentReference: null });
    expect(pointersOf(bare)).toEqual(['/incidentReference']);
    const { body } = await sign(department.horp, path, { ...found, incidentReference: 'I-204' });
    expect(body).toMatchObject({
      kind: 'without-entitlement',
      state: 'done',
      review: { incidentReference: 'I-204' },
    });
  });

  it('waits for the named actor to confirm it', async () => {
    expect(await waiting(untrained)).toBe(1);
    const path = `/api/acts/${id}/countersignature`;
    expect((await sign(adapter, path, {})).status).toBe(422);
    expect((await sign(untrained, path, {})).status).toBe(201);
    expect((await sign(untrained, path, {})).status).toBe(409);
    expect(await waiting(untrained)).toBe(0);
  });
});

describe('acts entered after a downtime (domain.md 10.14, scenario 24)', () => {
  const DURING = '2026-01-15T11:00:00.000Z';
  const paper = { fraction: 4, explanation: 'From the paper of the downtime' };

  it('are no yes before the downtime is recorded: they count as without entitlement, to be reviewed', async () => {
    await department.at('2026-01-15T15:00:00.000Z');
    const entry = { ...paper, fraction: 7, performedAt: DURING };
    const { body: words } = await department.mpe
      .post('/api/performed-acts/challenge', {
        ...actProposalOf('edit-oar', 'P1', 7),
        ...{ actorId: adapter.personId, incidentReference: null, ...entry },
      })
      .expect(200);
    expect((words as SigningChallenge).statement).toContain('in no downtime');
    const { status, body } = await performed(department.mpe, adapter, 'edit-oar', entry);
    expect(status).toBe(201);
    const { act: kept, reasons } = body as PerformedActView;
    expect(kept).toMatchObject({ mode: 'without-entitlement', performedAt: DURING, live: false });
    expect(reasons).toEqual([]);
    const { body: owed } = await department.horp
      .get('/api/exceptional-acts?kind=without-entitlement&state=due')
      .expect(200);
    const found = (owed as Page<ExceptionalActView>).items.map(({ fraction }) => fraction);
    expect(found).toContain(7);
    const next = await act(advanced, 'approve-oar', 'P1', 7);
    expect(codesOf(next)).toContain('step-missing');
    const path = `/api/exceptional-acts/${kept.id}/review`;
    const review = { outcome: 'justified', statement: 'On paper', incidentReference: 'I-205' };
    expect((await sign(department.horp, path, review)).status).toBe(201);
    expect((await sign(adapter, `/api/acts/${kept.id}/countersignature`, {})).status).toBe(201);
  });

  it.each([
    ['/to', { to: '2026-01-15T09:00:00.000Z' }, 422],
    ['/to', { to: '2026-01-15T18:00:00.000Z' }, 422],
    ['/unitId', { unitId: '018f0000-0000-7000-8000-000000000000' }, 400],
    ['/from', { from: 'yesterday' }, 400],
  ])('in a downtime that is refused at %s: %p', async (pointer, fields, status) => {
    const refused = await department.manager.post('/api/downtime-periods', {
      unitId: department.unit.id,
      from: '2026-01-15T10:00:00.000Z',
      to: '2026-01-15T14:00:00.000Z',
      reason: 'Network',
      ...fields,
    });
    expect(refused.status).toBe(status);
    expect(pointersOf(refused)).toEqual([pointer]);
  });

  it('keep the time of the act, of the entry, and who entered them', async () => {
    await department.manager
      .post('/api/downtime-periods', {
        unitId: department.unit.id,
        from: '2026-01-15T10:00:00.000Z',
        to: '2026-01-15T14:00:00.000Z',
        reason: 'Network',
      })
      .expect(201);
    const entry = { ...paper, performedAt: DURING };
    const { body } = await performed(department.mpe, adapter, 'edit-oar', entry);
    expect((body as PerformedActView).act).toMatchObject({
      mode: 'independent',
      performedAt: DURING,
      enteredById: department.mpe.personId,
      explanation: paper.explanation,
    });
    const next = { ...paper, performedAt: '2026-01-15T11:05:00.000Z' };
    const approved = await performed(advanced, advanced, 'approve-oar', next);
    expect((approved.body as PerformedActView).act).toMatchObject({
      mode: 'independent',
      enteredById: null,
    });
  });

  it('wait for the named actor two working days, and are then overdue', async () => {
    const late = await exceptional(department.horp, 'kind=late-entry&sort=happenedAt');
    expect(late).toMatchObject([
      { state: 'due', dueOn: '2026-01-19', awaitsCountersignature: [{ displayName: 'Adapter-1' }] },
      { state: 'done', awaitsCountersignature: [] },
    ]);
    await department.at('2026-01-20T09:00:00.000Z');
    expect(await exceptional(department.horp, 'kind=late-entry&state=overdue')).toHaveLength(1);
    await sign(adapter, `/api/acts/${late[0]?.id ?? ''}/countersignature`, {});
    expect(await exceptional(department.horp, 'kind=late-entry&state=overdue')).toEqual([]);
  });

  it('never become legal by what is recorded later', async () => {
    await entitle(department, ungranted, 'adapter', ['prostate'], { ...TERM, from: '2026-01-20' });
    const entry = { ...paper, fraction: 5, performedAt: DURING };
    const { body } = await performed(ungranted, ungranted, 'edit-oar', entry);
    const { act: recorded, reasons, reasonsToday } = body as PerformedActView;
    expect(recorded.mode).toBe('without-entitlement');
    expect(reasons.map(({ code }) => code)).toEqual(['no-entitlement', 'supervisor-required']);
    expect(reasonsToday.map(({ code }) => code)).not.toEqual([]);
  });

  it('are counted by unit and month, beside what else was exceptional', async () => {
    const { body } = await department.horp.get('/api/exceptional-acts/counts').expect(200);
    expect((body as ExceptionalCountsView).counts).toEqual([
      {
        unit: { id: department.unit.id, name: department.unit.name },
        month: '2026-01',
        breakGlass: 2,
        withoutEntitlement: 4,
        lateEntries: 2,
      },
    ]);
  });

  it('stay inside their downtime when it is corrected', async () => {
    const second = await joinMember(department.product, 'Manager-2', ['service-manager']);
    const downtimes = async (query = ''): Promise<Page<DowntimePeriodView>> => {
      const { body } = await department.horp.get(`/api/downtime-periods?${query}`).expect(200);
      return body as Page<DowntimePeriodView>;
    };
    const { items, ledgerIndex: seen } = await downtimes();
    const path = `/api/downtime-periods/${items[0]?.id ?? ''}/corrections`;
    const span = { from: '2026-01-15T10:00:00.000Z', to: '2026-01-15T11:02:00.000Z' };
    const correct = (who: SignedIn, fields: object = {}): Promise<Response> =>
      who.post(path, { span, reason: 'Read from the wrong clock', seen, ...fields });

    for (const [left, fields] of [
      [['/span'], {}],
      [['/span', '/span'], { span: null }],
    ] as const) {
      const refused = await correct(second, fields);
      expect(refused.status).toBe(422);
      expect(pointersOf(refused)).toEqual(left);
      expect((refused.body as Problem).detail).toContain(
        'approve OAR contours, case P1, fraction 4',
      );
    }
    for (const [pointer, fields] of [
      ['/span', { span: [] }],
      ['/span/from', { span: { ...span, from: '10:00' } }],
      ['/reason', { reason: ' ' }],
    ] as const) {
      expect(pointersOf(await correct(second, fields))).toEqual([pointer]);
    }

    const longer = { from: span.from, to: '2026-01-15T16:00:00.000Z' };
    const corrected = await correct(second, { span: longer });
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({
      to: '2026-01-15T14:00:00.000Z',
      governing: longer,
      corrections: [{ span: longer, correctedBy: { displayName: 'Manager-2' } }],
    });
    expect((await correct(department.manager, { span: null })).status).toBe(409);
    expect((await downtimes()).items).toEqual([corrected.body]);
    expect((await downtimes(`knownAt=${String(seen)}`)).items).toMatchObject([
      { governing: { to: '2026-01-15T14:00:00.000Z' }, corrections: [] },
    ]);
    const late = { ...paper, fraction: 6, performedAt: '2026-01-15T15:30:00.000Z' };
    const { body } = await performed(adapter, adapter, 'edit-oar', late);
    expect((body as PerformedActView).act.mode).toBe('independent');
  });
});
