import type {
  ActProposal,
  EntitlementView,
  FractionView,
  OfflineReviewView,
  Page,
  ProtocolView,
  SessionView,
  SigningChallenge,
  StandingView,
  WeekReviewView,
} from '@oart/contract';
import { PASSWORD, openAccount } from '../support/accounts.ts';
import { act, actProposalOf, codesOf, done, openCase } from '../support/console.ts';
import {
  approveProtocol,
  entitle,
  qualifyAdapter,
  qualifyAdvancedAdapter,
  qualifyMpe,
} from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import type { TestMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { assess, sign } from '../support/signed-acts.ts';
import { signIn } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };
const SITES = ['cervix', 'bladder'];

let department: TestDepartment;
let adapter: TestMember;
let advanced: TestMember;
let entitlementOfAdvanced: EntitlementView;

beforeAll(async () => {
  department = await openTestDepartment();
  const { horp, deputy, mpe, oncologist } = department;
  adapter = await joinAdapter(department, 'Adapter-1');
  advanced = await joinAdvancedAdapter(department, 'AA-1');
  await delegate(department, horp);
  await delegate(department, deputy);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, SITES, '2026-01-12');
  await qualifyAdvancedAdapter(department, advanced, SITES, '2026-01-12');
  await qualifyMpe(department, mpe, SITES, '2026-01-12');
  await entitle(department, adapter, 'adapter', SITES, TERM);
  entitlementOfAdvanced = await entitle(department, advanced, 'advanced-adapter', SITES, TERM);
  await entitle(department, mpe, 'mpe', SITES, TERM);
  await entitle(department, oncologist, 'clinical-oncologist', SITES, TERM);
  for (const site of SITES) await approveProtocol(department, site, '2026-01-12');
  await openCase(department, 'C7', 'cervix');
});

afterAll(() => department.close());

describe('scenario 7: MPE-1 asks for a task of another role', () => {
  it('denies "approve target" because the role does not have it', async () => {
    const { mpe } = department;
    const { decision, codes } = await ask(mpe, mpe, 'approve-target', 'C7/1');
    expect(decision).toBe(false);
    expect(codes).toContain('task-not-in-role');
  });

  it('permits what the role has', async () => {
    const { mpe } = department;
    const { outcome } = await ask(mpe, mpe, 'support-adaptation', 'Ethos-1/cervix');
    expect(outcome).toBe('PERMIT');
  });
});

describe('scenario 8: CCO-1 at a distance and at the console', () => {
  it('has approved the protocol of cervix, through the gate', async () => {
    const { body } = await department.oncologist.get('/api/protocols').expect(200);
    const approved = (body as Page<ProtocolView>).items.filter(
      ({ approvedAt }) => approvedAt !== null,
    );
    expect(approved.map(({ treatmentSite }) => treatmentSite).sort()).toEqual([
      'bladder',
      'cervix',
    ]);
  });

  it('is denied "select plan"', async () => {
    const { oncologist } = department;
    const { decision, codes } = await ask(oncologist, oncologist, 'select-plan', 'C7/1');
    expect(decision).toBe(false);
    expect(codes).toContain('task-not-in-role');
  });

  it('does not approve a protocol of one’s own', async () => {
    const { oncologist } = department;
    const own = await oncologist
      .post('/api/protocols', { treatmentSite: 'cervix', title: 'Own words' })
      .expect(201);
    const path = `/api/protocols/${(own.body as { id: string }).id}/approval`;
    const response = await sign(oncologist, path, { effectiveFrom: '2026-01-12' });
    expect(response.status).toBe(403);
    expect(codesOf(response)).toEqual(['person-is-the-author']);
  });
});

describe('scenario 15: AA-1 approves what Adapter-1 edited', () => {
  it('permits, and both acts stand in the fraction', async () => {
    await done(adapter, 'edit-oar', 'C7', 3);
    const { outcome } = await ask(advanced, advanced, 'approve-oar', 'C7/3');
    expect(outcome).toBe('PERMIT');
    await done(advanced, 'approve-oar', 'C7', 3);
    const { body } = await advanced.get('/api/cases/C7/fractions/3').expect(200);
    const { acts } = body as FractionView;
    expect(acts.map(({ task, actor, live }) => [task, actor.displayName, live])).toEqual([
      ['edit-oar', 'Adapter-1', true],
      ['approve-oar', 'AA-1', true],
    ]);
  });

  it('voids the approval when the contours are edited again', async () => {
    await done(adapter, 'edit-oar', 'C7', 3, { outcome: 'no-change-needed' });
    const { body } = await advanced.get('/api/cases/C7/fractions/3').expect(200);
    const { acts } = body as FractionView;
    expect(acts.map(({ live }) => live)).toEqual([true, false, true]);
    const { codes } = await ask(advanced, advanced, 'edit-target', 'C7/3');
    expect(codes).toEqual(['step-void']);
  });
});

describe('scenario 17: one human with two logins', () => {
  let second: SignedIn;

  beforeAll(async () => {
    const { administrator, url } = department.product;
    await openAccount(administrator, 'aa-1-again', ['staff-member'], advanced.personId);
    second = await signIn(url, 'aa-1-again', PASSWORD);
    await done(advanced, 'edit-oar', 'C7', 4);
  });

  it('is denied the approval of what the other login edited', async () => {
    const { decision, codes } = await ask(second, advanced, 'approve-oar', 'C7/4');
    expect(decision).toBe(false);
    expect(codes).toEqual(['person-edited-oar-in-this-fraction']);
  });

  it('cannot sign it either, and nothing is stored', async () => {
    const response = await act(second, 'approve-oar', 'C7', 4);
    expect(response.status).toBe(403);
    expect(response.body).toMatchObject({ type: '/problems/gate-refused' });
    expect(codesOf(response)).toEqual(['person-edited-oar-in-this-fraction']);
    const { body } = await advanced.get('/api/cases/C7/fractions/4').expect(200);
    expect((body as FractionView).acts).toHaveLength(1);
  });
});

describe('scenarios 18 and 19: target, selection and agreement', () => {
  it('permits one person to edit and approve the target, tagged for offline review', async () => {
    await done(adapter, 'edit-oar', 'C7', 5);
    await done(advanced, 'approve-oar', 'C7', 5);
    await done(advanced, 'edit-target', 'C7', 5);
    const { outcome, notices } = await ask(advanced, advanced, 'approve-target', 'C7/5');
    expect(outcome).toBe('PERMIT');
    expect(notices.map(({ code }) => code)).toContain('same-person-edited-and-approved-target');
    await done(advanced, 'approve-target', 'C7', 5);
  });

  it('is complete when MPE-1 agrees to what AA-1 selected', async () => {
    await done(advanced, 'select-plan', 'C7', 5);
    await done(department.mpe, 'agree-plan-selection', 'C7', 5);
    const { body } = await advanced.get('/api/cases/C7/fractions/5').expect(200);
    expect((body as FractionView).acts.every(({ live }) => live)).toBe(true);
  });
});

describe('scenario 21: the independent dose check', () => {
  it('is not passed by a result that is missing', async () => {
    const { codes } = await ask(advanced, advanced, 'approve-dose-check', 'C7/5');
    expect(codes).toEqual(['dose-check-result-missing']);
  });

  it('goes to the MPE with a disposition when out of tolerance', async () => {
    const out = { doseCheckResult: 'out-of-tolerance' } as const;
    const asked = await ask(advanced, advanced, 'approve-dose-check', 'C7/5', out);
    expect(asked.codes).toContain('dose-check-out-of-tolerance');
    const { mpe } = department;
    const unexplained = await act(mpe, 'approve-dose-check', 'C7', 5, out);
    expect(codesOf(unexplained)).toEqual(['disposition-missing']);
    await done(mpe, 'approve-dose-check', 'C7', 5, {
      ...out,
      disposition: 'Recalculated by hand; within 2 %.',
    });
  });

  it('ends the fraction, and nothing is signed in it afterwards', async () => {
    await advanced.post('/api/cases/C7/fractions/5/end', { outcome: 'adapted' }).expect(201);
    const { codes } = await ask(adapter, adapter, 'edit-oar', 'C7/5');
    expect(codes).toEqual(['fraction-ended']);
  });
});

describe('scenario 22: who may instead', () => {
  it('tells Adapter-1 in plain words, with the people who may', async () => {
    await done(adapter, 'edit-oar', 'C7', 6);
    const { decision, sentence, reasons, whoElseMay } = await ask(
      adapter,
      adapter,
      'approve-oar',
      'C7/6',
    );
    expect(decision).toBe(false);
    expect(sentence).toBe('Adapter-1 may not approve OAR contours for cervix on Ethos-1.');
    expect(reasons.map(({ code }) => code)).toContain('task-not-in-role');
    expect(whoElseMay).toEqual(['AA-1']);
  });
});

describe('scenario 25: a trainee under supervision', () => {
  let trainee: TestMember;

  beforeAll(async () => {
    trainee = await joinAdapter(department, 'Trainee-1');
    const skills = ['oar-outlining', 'dir-evaluation'];
    await assess(department.mpe, trainee, skills, ['cervix'], '2026-01-12', 'T');
  });

  it('is denied without a supervisor', async () => {
    const { codes } = await ask(trainee, trainee, 'edit-oar', 'C7/7');
    expect(codes).toContain('supervisor-required');
  });

  it('is permitted with AA-1 named, who is the responsible operator', async () => {
    const answer = await ask(trainee, trainee, 'edit-oar', 'C7/7', {
      supervisor: advanced.personId,
    });
    expect(answer.outcome).toBe('PERMIT_SUPERVISED');
    expect(answer.supervisor).toEqual({ id: advanced.personId, displayName: 'AA-1' });
  });
});

describe('scenario 25: signing under supervision', () => {
  const proposal: ActProposal = {
    caseReference: 'C7',
    fraction: 9,
    task: 'edit-oar',
    adaptationType: 'online-adaptive',
    supervisorId: null,
    outcome: 'changed',
    selection: null,
    correctedStructures: [],
    doseCheckResult: null,
    disposition: null,
  };

  it('takes the supervisor’s own signature beside the trainee’s', async () => {
    const trainee = await joinAdapter(department, 'Trainee-2');
    const skills = ['oar-outlining', 'dir-evaluation'];
    await assess(department.mpe, trainee, skills, ['cervix'], '2026-01-12', 'T');
    const supervised = { ...proposal, supervisorId: advanced.personId };
    const alone = await sign(trainee, '/api/acts', supervised);
    expect(alone.body).toMatchObject({
      type: '/problems/signature-not-accepted',
      errors: [{ pointer: '/supervisorSignature' }],
    });
    const own = await trainee.post('/api/acts/challenge', supervised).expect(200);
    const path = '/api/acts/supervision/challenge';
    const responsible = await trainee.post(path, supervised).expect(200);
    const signature = (challenge: SigningChallenge): object => ({
      challengeId: challenge.challengeId,
      password: PASSWORD,
    });
    const { body } = await trainee
      .post('/api/acts', {
        ...supervised,
        signature: signature(own.body as SigningChallenge),
        supervisorSignature: {
          ...signature(responsible.body as SigningChallenge),
          signInName: 'aa-1',
        },
      })
      .expect(201);
    expect(body).toMatchObject({ mode: 'supervised', supervisorId: advanced.personId });
  });

  it('keeps the supervisor from approving those OARs', async () => {
    const { codes } = await ask(advanced, advanced, 'approve-oar', 'C7/9');
    expect(codes).toEqual(['person-edited-oar-in-this-fraction']);
  });
});

describe('scenario 44: a suspension bites at once', () => {
  const suspend = (fields: object): Promise<EntitlementView> =>
    department.manager
      .post(`/api/entitlements/${entitlementOfAdvanced.id}/suspensions`, {
        cause: 'incident',
        tasks: [],
        treatmentSites: [],
        restrictedNote: 'Contours of one fraction under review.',
        conditionsToLift: 'Case review.',
        ...fields,
      })
      .expect(201)
      .then(({ body }) => body as EntitlementView);

  async function lift(who: SignedIn, { id, ledgerIndex, suspensions }: EntitlementView) {
    const open = suspensions.find(({ liftedAt }) => liftedAt === null);
    const path = `/api/entitlements/${id}/suspensions/${open?.id ?? ''}/lift`;
    return sign(who, path, { outcome: 'Reviewed; practice confirmed.', seen: ledgerIndex });
  }

  it('leaves OAR tasks when only target tasks are suspended', async () => {
    const suspended = await suspend({ tasks: ['edit-target', 'approve-target'] });
    expect(suspended.state).toBe('suspended-in-part');
    await done(adapter, 'edit-oar', 'C7', 8);
    expect((await ask(advanced, advanced, 'approve-oar', 'C7/8')).outcome).toBe('PERMIT');
    await done(advanced, 'approve-oar', 'C7', 8);
    const { codes } = await ask(advanced, advanced, 'edit-target', 'C7/8');
    expect(codes).toEqual(['suspended']);
    expect((await lift(department.horp, suspended)).status).toBe(201);
  });

  it('shows colleagues only "not currently entitled", and the holder the reason', async () => {
    const suspended = await suspend({});
    const colleague = await ask(adapter, advanced, 'edit-target', 'C7/8');
    expect(colleague.decision).toBe(false);
    expect(colleague).toMatchObject({ level: 'neutral', codes: ['not-currently-entitled'] });
    const holder = await ask(advanced, advanced, 'edit-target', 'C7/8');
    expect(holder).toMatchObject({ level: 'full', codes: ['suspended'] });
    const seenByManager = await department.manager
      .get(`/api/people/${advanced.personId}/standing?unit=${department.unit.id}`)
      .expect(200);
    const { cells } = seenByManager.body as StandingView;
    const codes = cells.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes).not.toContain('suspended');
    expect((await lift(department.horp, suspended)).status).toBe(201);
  });

  it('is not lifted by the holder, nor without an outcome', async () => {
    const { administrator, url } = department.product;
    await openAccount(administrator, 'aa-1-entitler', ['entitler'], advanced.personId);
    const holder = await signIn(url, 'aa-1-entitler', PASSWORD);
    const suspended = await suspend({});
    const own = await lift(holder, suspended);
    expect(own.status).toBe(403);
    expect(own.body).toMatchObject({ type: '/problems/own-record' });
    expect((await lift(department.deputy, suspended)).status).toBe(201);
    await done(advanced, 'edit-target', 'C7', 8);
  });
});

describe('the offline review of selections (domain.md 10.16)', () => {
  const week = { caseReference: 'R1', adaptationType: 'online-adaptive' };
  const statesOf = async (query: string): Promise<readonly string[]> => {
    const { body } = await department.horp
      .get(`/api/offline-reviews?caseReference=R1${query}`)
      .expect(200);
    const { items } = body as Page<OfflineReviewView>;
    return items.map(({ fraction, state }) => `${String(fraction)} ${state}`).sort();
  };
  const concernsOn = async (fraction: number): Promise<readonly string[]> => {
    const { body } = await advanced.get(`/api/cases/R1/fractions/${String(fraction)}`).expect(200);
    return (body as FractionView).concerns.map(({ words }) => words);
  };

  const waitingFor = async (who: SignedIn): Promise<number> => {
    const { body } = await who.get('/api/session').expect(200);
    return (body as SessionView).waiting.toReviewOffline;
  };

  it('is owed for every selection, and overdue once fraction 3 or a later one has begun', async () => {
    await openCase(department, 'R1', 'bladder');
    for (const fraction of [1, 2, 4]) {
      const selected = {
        ...actProposalOf('select-plan', 'R1', fraction),
        actorId: advanced.personId,
        performedAt: null,
        explanation: 'Entered from the session sheet',
        incidentReference: null,
      };
      expect((await sign(department.mpe, '/api/performed-acts', selected)).status).toBe(201);
    }
    expect(await statesOf('')).toEqual(['1 overdue', '2 overdue', '4 due']);
    expect(await statesOf('&state=overdue')).toEqual(['1 overdue', '2 overdue']);
    expect(await statesOf('&state=open')).toHaveLength(3);
    const yours = async (who: SignedIn): Promise<readonly boolean[]> => {
      const { body } = await who.get('/api/offline-reviews?caseReference=R1').expect(200);
      return (body as Page<OfflineReviewView>).items.map(({ isYours }) => isYours);
    };
    expect(await yours(department.oncologist)).toEqual([true, true, true]);
    expect(await yours(adapter)).toEqual([false, false, false]);
  });

  it('is signed once for the fractions of a week, and leaves out those excepted', async () => {
    const { oncologist, horp } = department;
    const owed = [await waitingFor(oncologist), await waitingFor(horp)];
    const signed = await sign(oncologist, '/api/offline-reviews', { ...week, fractions: [1, 4] });
    expect(signed.status).toBe(201);
    // Who may sign waits for all that is owed, the head of physics for what is overdue.
    const left = [await waitingFor(oncologist), await waitingFor(horp)];
    expect(left.map((count, place) => (owed[place] ?? 0) - count)).toEqual([2, 1]);
    expect(await waitingFor(adapter)).toBe(0);
    const { acts } = signed.body as WeekReviewView;
    expect(acts.map(({ fraction, outcome }) => [fraction, outcome])).toEqual([
      [1, 'reviewed'],
      [4, 'reviewed'],
    ]);
    const [first] = department.product.administrators;
    const rows = await query(
      department.product.database.urls.app,
      'select signature_id, decision_id from oart.act where id = any ($1)',
      [acts.map(({ id }) => id)],
      first?.employerId,
    );
    expect(new Set(rows.map((row) => row['signature_id'])).size).toBe(1);
    expect(new Set(rows.map((row) => row['decision_id'])).size).toBe(2);
    expect(await statesOf('')).toEqual(['1 reviewed', '2 overdue', '4 reviewed']);
  });

  it('is recorded for all of them or for none', async () => {
    const { oncologist } = department;
    const again = { ...week, fractions: [2, 1] };
    const refused = await sign(oncologist, '/api/offline-reviews', again);
    expect(codesOf(refused)).toEqual(['person-acted-in-this-fraction']);
    const theirs = { ...week, fractions: [2] };
    const stranger = await sign(adapter, '/api/offline-reviews', theirs);
    expect(stranger.body).toMatchObject({ type: '/problems/gate-refused' });
    expect(await statesOf('&state=reviewed')).toEqual(['1 reviewed', '4 reviewed']);
  });

  it.each([
    ['no fraction', { fractions: [] }, '/fractions'],
    ['a fraction twice', { fractions: [1, 1] }, '/fractions'],
    ['fraction 101', { fractions: [101] }, '/fractions'],
    ['a case that is not here', { fractions: [1], caseReference: 'NONE' }, '/caseReference'],
  ])('is not signed for %s', async (_, fields, pointer) => {
    const refused = await sign(department.oncologist, '/api/offline-reviews', {
      ...week,
      ...fields,
    });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('may raise a concern in words, which shows on the boards that follow', async () => {
    const { oncologist } = department;
    const raise = (disposition: string | null): ReturnType<typeof act> =>
      act(oncologist, 'review-offline', 'R1', 2, { outcome: 'concern', disposition });
    const alerted = await waitingFor(department.horp);
    expect(alerted).toBeGreaterThan(0);
    expect((await raise(null)).body).toMatchObject({ errors: [{ pointer: '/disposition' }] });
    const named = await raise('Patient 943 476 5919: bladder too full');
    expect(named.body).toMatchObject({ errors: [{ pointer: '/disposition' }] });
    expect((await raise('Bladder larger than planned')).status).toBe(201);
    expect(await statesOf('&state=concern')).toEqual(['2 concern']);
    expect(await waitingFor(department.horp)).toBe(alerted);
    expect(await concernsOn(2)).toEqual([]);
    expect(await concernsOn(3)).toEqual(['Bladder larger than planned']);
    const passing = await sign(oncologist, '/api/offline-reviews', { ...week, fractions: [2] });
    expect(passing.body).toMatchObject({ status: 400, errors: [{ pointer: '/fractions' }] });
    expect(await statesOf('&state=concern')).toEqual(['2 concern']);
  });
});
