import type {
  EntitlementProposal,
  EntitlementView,
  SigningChallenge,
  StandingCell,
  StandingView,
} from '@oart/contract';
import { codesOf, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter, qualifyMpe } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import type { TestMember } from '../support/members.ts';
import { accept, assess, grant, propose, proposalOf, signWith } from '../support/signed-acts.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { TUTORIAL, certificate, log, train } from '../support/training.ts';

const TERM = { effectiveFrom: '2026-01-12', expiresOn: '2028-12-31' };

let department: TestDepartment;
let adapter: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  await delegate(department, department.horp, '2026-01-05', '2026-03-31');
  await delegate(department, department.deputy);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], '2026-01-12');
  await openCase(department, 'P1', 'prostate');
});

afterAll(() => department.close());

async function cellsOf(who: TestMember): Promise<readonly StandingCell[]> {
  const path = `/api/people/me/standing?unit=${department.unit.id}`;
  return ((await who.get(path).expect(200)).body as StandingView).cells;
}

describe('scenario 1: Adapter-1 is entitled as Adapter for prostate', () => {
  let entitlement: EntitlementView;

  it('is proposed with everything met and the words to sign', async () => {
    const proposal = await proposalOf(department, department.horp, adapter, {
      role: 'adapter',
      treatmentSites: ['prostate'],
      ...TERM,
    });
    const view = await propose(department.horp, proposal);
    expect(view.reasons).toEqual([]);
    expect(view.requirements.every(({ met }) => met)).toBe(true);
    expect(view.challenge?.statement).toContain('I entitle Adapter-1 as Adapter');
    entitlement = await grant(department.horp, proposal);
    expect(entitlement).toMatchObject({ state: 'awaiting-acceptance', number: 'E-2026-0001' });
  });

  it('waits for acceptance, and the gate denies until then', async () => {
    const { decision, codes } = await ask(adapter, adapter, 'edit-oar', 'P1/1');
    expect(decision).toBe(false);
    expect(codes).toEqual(['awaiting-acceptance']);
  });

  it('is active for "edit OAR" only, once accepted', async () => {
    const accepted = await accept(adapter, entitlement);
    expect(accepted).toMatchObject({ state: 'active', frameworkVersion: 1 });
    expect(accepted.tasks.map(({ id }) => id)).toEqual(['edit-oar']);
    expect(accepted.frameworkSha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await ask(adapter, adapter, 'edit-oar', 'P1/1')).outcome).toBe('PERMIT');
    const permitted = (await cellsOf(adapter)).filter(({ answer }) => answer === 'yes');
    expect(permitted.map(({ task, treatmentSite }) => `${task} ${treatmentSite}`)).toEqual([
      'edit-oar prostate',
    ]);
  });

  it('lists what it rests on, the certificates by the hash of their files', async () => {
    const { body } = await adapter.get(`/api/entitlements/${entitlement.id}`).expect(200);
    const { basis, signature } = body as EntitlementView;
    const evidence = await adapter.get('/api/evidence').expect(200);
    const { items } = evidence.body as { items: { file: { sha256: string } }[] };
    const hashes = basis.filter(({ kind }) => kind === 'evidence').map(({ sha256 }) => sha256);
    expect([...hashes].sort()).toEqual(items.map(({ file }) => file.sha256).sort());
    expect(new Set(basis.map(({ kind }) => kind))).toEqual(
      new Set(['evidence', 'assessment', 'registration', 'employment']),
    );
    expect(signature).toMatchObject({ signer: 'HoRTP', meaning: 'granted' });
  });
});

describe('scenario 2: a certificate of one structure is missing', () => {
  let candidate: TestMember;

  beforeAll(async () => {
    candidate = await joinAdapter(department, 'Adapter-2');
    await train(candidate, department.deputy, [
      certificate('cervix', ['bladder', 'rectum', 'bowel']),
      log('cervix'),
      certificate('prostate'),
      log('prostate'),
      TUTORIAL,
    ]);
    const skills = ['oar-outlining', 'dir-evaluation'];
    await assess(department.mpe, candidate, skills, ['cervix', 'prostate'], '2026-01-12');
  });

  it('names exactly that structure for cervix', async () => {
    const proposal = await proposalOf(department, department.horp, candidate, {
      role: 'adapter',
      treatmentSites: ['cervix'],
      ...TERM,
    });
    const view = await propose(department.horp, proposal);
    expect(view).toMatchObject({ grantable: false, challenge: null });
    expect(view.reasons.map(({ sentence }) => sentence)).toEqual([
      'OAR outlining: sigmoid certificate missing.',
    ]);
    const whoCan = view.requirements.filter(({ met }) => !met).flatMap((each) => each.whoCan);
    expect(whoCan).toEqual(['Adapter-2']);
  });

  it('keeps prostate grantable', async () => {
    const proposal = await proposalOf(department, department.horp, candidate, {
      role: 'adapter',
      treatmentSites: ['prostate'],
      ...TERM,
    });
    expect((await propose(department.horp, proposal)).grantable).toBe(true);
  });

  it('refuses a grant that was signed before the missing record was noticed', async () => {
    const prostate = await proposalOf(department, department.horp, candidate, {
      role: 'adapter',
      treatmentSites: ['prostate'],
      ...TERM,
    });
    const { challenge } = await propose(department.horp, prostate);
    const response = await department.horp.post('/api/entitlements', {
      ...prostate,
      treatmentSites: ['cervix'],
      signature: { challengeId: challenge?.challengeId, password: 'orbit candle seven maple' },
    });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ type: '/problems/signature-not-accepted' });
  });
});

describe('scenario 9: nobody entitles themselves', () => {
  beforeAll(async () => {
    await qualifyMpe(department, department.horp, ['prostate'], '2026-01-12');
  });

  it('rejects the head of physics for their own Mobius entitlement', async () => {
    const proposal = await proposalOf(department, department.horp, department.horp, {
      role: 'mpe',
      tasks: ['approve-dose-check'],
      treatmentSites: ['prostate'],
      ...TERM,
    });
    const { grantable, reasons } = await propose(department.horp, proposal);
    expect(grantable).toBe(false);
    expect(reasons.map(({ code }) => code)).toEqual(['own-entitlement']);
  });

  it('lets the deputy grant it', async () => {
    const proposal = await proposalOf(department, department.deputy, department.horp, {
      role: 'mpe',
      tasks: ['approve-dose-check'],
      treatmentSites: ['prostate'],
      ...TERM,
    });
    const granted = await grant(department.deputy, proposal);
    expect(granted).toMatchObject({ entitler: 'Deputy-Entitler', role: 'mpe' });
    expect(await accept(department.horp, granted)).toMatchObject({ state: 'active' });
  });
});

describe('scenario 10: a delegation that ended on 31 March', () => {
  let march: EntitlementView;
  let second: TestMember;
  let proposedInMarch: { proposal: EntitlementProposal; challenge: SigningChallenge };

  beforeAll(async () => {
    second = await joinAdapter(department, 'Adapter-3');
    await qualifyAdapter(department, second, ['bladder', 'prostate'], '2026-01-12');
    await department.at('2026-03-31T22:50:00.000Z');
    march = await entitle(department, second, 'adapter', ['prostate'], {
      from: '2026-03-31',
      until: '2028-12-31',
    });
    const proposal = await proposalOf(department, department.horp, second, {
      role: 'adapter',
      treatmentSites: ['bladder'],
      effectiveFrom: '2026-03-31',
      expiresOn: '2028-12-31',
    });
    const { challenge } = await propose(department.horp, proposal);
    if (challenge === null) throw new Error('Grantable on 31 March');
    proposedInMarch = { proposal, challenge };
    // Midnight of 1 April in Southend is 23:00 in UTC: summer time began on 29 March.
    await department.at('2026-03-31T23:00:01.000Z');
  });

  it('rejects a grant on 1 April', async () => {
    const proposal = await proposalOf(department, department.horp, second, {
      role: 'adapter',
      treatmentSites: ['bladder'],
      effectiveFrom: '2026-04-01',
      expiresOn: '2028-12-31',
    });
    const { reasons, delegation } = await propose(department.horp, proposal);
    expect(reasons.map(({ code }) => code)).toEqual(['delegation-missing']);
    expect(delegation).toBeNull();
  });

  it('leaves grants of March valid', async () => {
    const { body } = await second.get(`/api/entitlements/${march.id}`).expect(200);
    expect(body).toMatchObject({ state: 'active' });
    const answers = (await cellsOf(second)).filter(({ answer }) => answer === 'yes');
    expect(answers.map(({ treatmentSite }) => treatmentSite)).toEqual(['prostate']);
  });

  it('refuses what was proposed before midnight and signed after it, with every reason', async () => {
    const response = await signWith(
      department.horp,
      '/api/entitlements',
      proposedInMarch.proposal,
      proposedInMarch.challenge,
    );
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ type: '/problems/requirements-unmet' });
    expect(codesOf(response)).toEqual(['delegation-missing', 'effective-before-today']);
  });
});
