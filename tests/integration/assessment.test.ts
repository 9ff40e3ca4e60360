import type {
  AssessmentProposal,
  AssessmentView,
  EvidenceView,
  Page,
  PersonView,
  Problem,
} from '@oart/contract';
import { signedInWith } from '../support/accounts.ts';
import { qualifyAdapter } from '../support/entitled.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { assess, assessmentOf, sign } from '../support/signed-acts.ts';
import {
  SOFTWARE,
  checkRegister,
  employ,
  joinAdapter,
  leave,
  joinAdvancedAdapter,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { reflectiveLog } from '../support/training.ts';
import { upload } from '../support/uploads.ts';

const TODAY = '2026-01-12';
const PROSTATE = { treatmentSites: ['prostate'], performedOn: TODAY };

let department: TestDepartment;
let adapter: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1', ['staff-member', 'assessor']);
  await department.at('2026-01-12T10:00:00.000Z');
});

afterAll(() => department.close());

function faultsOf(body: unknown): readonly (readonly [string, string])[] {
  return ((body as Problem).errors ?? []).map(({ pointer, message }) => [pointer, message]);
}

async function listed(who: TestMember): Promise<readonly AssessmentView[]> {
  const { body } = await who.get(`/api/assessments?candidate=${adapter.personId}`).expect(200);
  return (body as Page<AssessmentView>).items;
}

describe('an assessment', () => {
  it('shows the words that are signed, and keeps what qualified the assessor', async () => {
    const proposal = await assessmentOf(department.mpe, adapter, {
      skill: 'dir-evaluation',
      ...PROSTATE,
    });
    const challenge = await department.mpe.post('/api/assessments/challenge', proposal).expect(200);
    expect((challenge.body as { statement: string }).statement).toBe(
      'I assessed Adapter-1 in DIR evaluation for Prostate on ethos Ethos 2.0 (online-adaptive) ' +
        'by direct observation on 12 Jan 2026. Level C (competent, alone); result: pass.',
    );
    const signed = await sign(department.mpe, '/api/assessments', proposal);
    expect(signed.status).toBe(201);
    expect(signed.body).toMatchObject({
      assessor: { displayName: 'MPE-1' },
      qualification: 'founding-assessor',
      platform: 'ethos',
      adaptationTypes: ['online-adaptive'],
      softwareVersion: SOFTWARE,
      purpose: 'award',
      evidenceIds: [],
      acknowledgedAt: null,
      state: 'signed',
      reviews: [],
      voided: null,
    });
  });

  it('asks for extra cases of who is referred, and the next one says which referral it follows', async () => {
    const asked = async (fields: Partial<AssessmentProposal>) =>
      assessmentOf(department.mpe, adapter, { skill: 'oar-outlining', ...PROSTATE, ...fields });
    const remediation = 'Five more cases, then one-to-one with CCO-1';
    const unscreened = await asked({ result: 'refer', remediation: 'Cases of 943 476 5919' });
    const refused = await sign(department.mpe, '/api/assessments', unscreened);
    expect(faultsOf(refused.body).map(([pointer]) => pointer)).toEqual(['/remediation']);
    const ofAPass = await sign(department.mpe, '/api/assessments', await asked({ remediation }));
    expect(faultsOf(ofAPass.body)).toEqual([
      ['/remediation', 'Nothing more is asked of who passed.'],
    ]);
    const proposal = await asked({ result: 'refer', remediation });
    const referred = await sign(department.mpe, '/api/assessments', proposal);
    expect(referred.body).toMatchObject({ result: 'refer', remediation, follows: null });
    const { id } = referred.body as AssessmentView;
    const again = await asked({ follows: id });
    const challenge = await department.mpe.post('/api/assessments/challenge', again).expect(200);
    expect((challenge.body as { statement: string }).statement).toContain(
      'result: pass. It follows the referral of 12 Jan 2026.',
    );
    const passed = await sign(department.mpe, '/api/assessments', again);
    expect(passed.body).toMatchObject({ result: 'pass', remediation: null, follows: id });
    const other = await asked({ follows: id, skill: 'dir-evaluation' });
    const elsewhere = await sign(department.mpe, '/api/assessments', other);
    expect(faultsOf(elsewhere.body).map(([pointer]) => pointer)).toEqual(['/follows']);
  });

  it('is nobody’s of themselves, whatever they are permitted', async () => {
    const own = await assessmentOf(adapter, adapter, { skill: 'dir-evaluation', ...PROSTATE });
    const { status, body } = await adapter.post('/api/assessments/challenge', own);
    expect(status).toBe(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
    const other = await signedInWith(
      department.product,
      'adapter-1-again',
      ['assessor'],
      adapter.personId,
    );
    const again = await other.post('/api/assessments/challenge', own);
    expect(again.body).toMatchObject({ type: '/problems/own-record', status: 403 });
  });

  it('refuses who is not qualified in the skill, with every other fault at once', async () => {
    const stranger = await upload(department.mpe, 'MPE-1');
    const proposal = await assessmentOf(department.horp, adapter, {
      skill: 'oar-outlining',
      treatmentSites: ['prostate'],
      performedOn: '2026-01-13',
      evidenceIds: [stranger.id],
    });
    const { status, body } = await department.horp.post('/api/assessments/challenge', proposal);
    expect(status).toBe(422);
    expect(faultsOf(body).map(([pointer]) => pointer)).toEqual(
      expect.arrayContaining(['/performedOn', '/evidenceIds/0', '/assessor']),
    );
  });

  it('rests a pass on no record that was sent back or revoked; a referral may name it', async () => {
    const { deputy, horp } = department;
    const sent = await upload(adapter, 'Adapter-1');
    const ofOthers = await upload(adapter, 'Adapter-1');
    const review = { statement: null, identityEstablishedBy: null, reason: null };
    await deputy
      .post(`/api/evidence/${sent.id}/review`, {
        ...review,
        outcome: 'sent-back',
        reason: 'The second page is missing.',
        seen: sent.ledgerIndex,
      })
      .expect(201);
    const verified = await deputy
      .post(`/api/evidence/${ofOthers.id}/review`, {
        ...review,
        outcome: 'verified',
        statement: 'Original sighted; name matched.',
        identityEstablishedBy: 'name-matches',
        seen: ofOthers.ledgerIndex,
      })
      .expect(201);
    const naming = (fields: Partial<AssessmentProposal> = {}) =>
      assessmentOf(department.mpe, adapter, {
        skill: 'dir-evaluation',
        ...PROSTATE,
        evidenceIds: [sent.id, ofOthers.id],
        ...fields,
      });
    const early = await naming({ evidenceIds: [ofOthers.id] });
    await department.mpe.post('/api/assessments/challenge', early).expect(200);
    await horp
      .post(`/api/evidence/${ofOthers.id}/revocation`, {
        kind: 'integrity',
        effectiveFrom: TODAY,
        reason: 'Another person’s certificate.',
        seen: (verified.body as EvidenceView).ledgerIndex,
      })
      .expect(201);
    const passed = await sign(department.mpe, '/api/assessments', await naming());
    expect(passed.status).toBe(422);
    expect(faultsOf(passed.body)).toEqual([
      ['/evidenceIds/0', 'This record was sent back: no pass rests on it.'],
      ['/evidenceIds/1', 'This record was revoked: no pass rests on it.'],
    ]);
    const referred = await sign(
      department.mpe,
      '/api/assessments',
      await naming({ result: 'refer', remediation: 'The tutorial anew' }),
    );
    expect(referred.status).toBe(201);
  });

  it('names a platform of the product and adaptation types of that platform', async () => {
    const naming = async (fields: Partial<AssessmentProposal>) => {
      const proposal = await assessmentOf(department.oncologist, adapter, {
        skill: 'target-outlining',
        ...PROSTATE,
        ...fields,
      });
      const challenge = await department.oncologist.post('/api/assessments/challenge', proposal);
      expect(challenge.status).toBe(422);
      return faultsOf(challenge.body);
    };
    const types = ['online-adaptive', 'atp', 'constructor'];
    expect(await naming({ adaptationTypes: types })).toEqual([
      ['/adaptationTypes/1', 'The platform has no such adaptation type.'],
      ['/adaptationTypes/2', 'The platform has no such adaptation type.'],
    ]);
    expect(await naming({ platform: 'halcyon' })).toEqual([
      ['/platform', 'There is no such platform here.'],
    ]);
  });

  it('takes a clinical oncologist for target outlining and nobody else', async () => {
    const advanced = await joinAdvancedAdapter(department, 'AA-1');
    const target = { skill: 'target-outlining', ...PROSTATE };
    const byPhysicist = await assessmentOf(department.mpe, advanced, target);
    await department.mpe.post('/api/assessments/challenge', byPhysicist).expect(422);
    const [signed] = await assess(
      department.oncologist,
      advanced,
      ['target-outlining'],
      ['prostate'],
      TODAY,
    );
    expect(signed).toMatchObject({ qualification: 'clinical-oncologist' });
  });

  it('is refused when the candidate’s record moved since it was seen', async () => {
    const proposal = await assessmentOf(department.mpe, adapter, {
      skill: 'dir-evaluation',
      ...PROSTATE,
    });
    await upload(adapter, 'Adapter-1');
    const { status, body } = await department.mpe.post('/api/assessments/challenge', proposal);
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: '/problems/changed-since-seen' });
    expect((body as Problem).ledgerIndex).toBeGreaterThan(proposal.seen);
  });

  it('is refused to whoever says to have seen more than there is', async () => {
    const proposal = await assessmentOf(department.mpe, adapter, {
      skill: 'dir-evaluation',
      ...PROSTATE,
    });
    const seen = proposal.seen + 1;
    const asked = await department.mpe.post('/api/assessments/challenge', { ...proposal, seen });
    expect(asked.status).toBe(400);
    expect(faultsOf(asked.body)).toEqual([['/seen', 'The ledger does not reach this far yet.']]);
    const path = `/api/assessments/${(await listed(adapter))[0]?.id ?? ''}`;
    for (const act of ['acknowledgement', 'void', 'review']) {
      const about = act === 'acknowledgement' ? {} : { reason: 'Not this one.' };
      const outcome = act === 'review' ? { outcome: 'questioned' } : {};
      const sent = { ...about, ...outcome, seen: Number.MAX_SAFE_INTEGER };
      const who = act === 'acknowledgement' ? adapter : department.deputy;
      const { status, body } = await who.post(`${path}/${act}`, sent);
      expect([act, status, faultsOf(body).map(([pointer]) => pointer)]).toEqual([
        act,
        400,
        ['/seen'],
      ]);
    }
    expect((await listed(adapter))[0]).toMatchObject({ state: 'signed', acknowledgedAt: null });
  });

  it('is not signed with other fields than those that were shown', async () => {
    const proposal = await assessmentOf(department.mpe, adapter, {
      skill: 'dir-evaluation',
      ...PROSTATE,
    });
    const challenge = await department.mpe.post('/api/assessments/challenge', proposal).expect(200);
    const { challengeId } = challenge.body as { challengeId: string };
    const signature = { challengeId, password: 'orbit candle seven maple' };
    const other = { ...proposal, level: 'P', signature };
    const changed = await department.mpe.post('/api/assessments', other);
    expect(changed.body).toMatchObject({ type: '/problems/signature-not-accepted' });
    const wrong = { ...proposal, signature: { challengeId, password: 'not the password' } };
    const refused = await department.mpe.post('/api/assessments', wrong);
    expect(faultsOf(refused.body).map(([pointer]) => pointer)).toEqual(['/signature/password']);
    await department.mpe.post('/api/assessments', { ...proposal, signature }).expect(201);
    const again = await department.mpe.post('/api/assessments', { ...proposal, signature });
    expect(again.status).toBe(409);
  });

  it('is recorded once for one idempotency key', async () => {
    const proposal = await assessmentOf(department.mpe, adapter, {
      skill: 'dir-evaluation',
      ...PROSTATE,
    });
    const challenge = await department.mpe.post('/api/assessments/challenge', proposal).expect(200);
    const { challengeId } = challenge.body as { challengeId: string };
    const body = { ...proposal, signature: { challengeId, password: 'orbit candle seven maple' } };
    const key = crypto.randomUUID();
    const before = (await listed(adapter)).length;
    const send = (): ReturnType<TestMember['post']> =>
      department.mpe.post('/api/assessments', body).set('idempotency-key', key);
    const first = await send().expect(201);
    const replay = await send().expect(201);
    expect(replay.headers['idempotent-replay']).toBe('true');
    expect(replay.body).toEqual(first.body);
    expect(await listed(adapter)).toHaveLength(before + 1);
  });
});

describe('after signing', () => {
  it('is acknowledged by the candidate alone, once', async () => {
    const [assessment] = await listed(adapter);
    const path = `/api/assessments/${assessment?.id ?? ''}/acknowledgement`;
    const shown = { seen: assessment?.ledgerIndex };
    await department.horp.post(path, shown).expect(422);
    await adapter.post(path, {}).expect(400);
    const { body } = await adapter.post(path, shown).expect(201);
    const { acknowledgedAt, ledgerIndex: seen } = body as AssessmentView;
    expect(acknowledgedAt).not.toBeNull();
    const again = await adapter.post(path, { seen }).expect(409);
    expect(again.body).toMatchObject({ type: '/problems/conflict' });
    expect(faultsOf(again.body)).toEqual([['', 'This is already acknowledged.']]);
  });

  it('is voided with a reason by another person than the candidate, and stays on file', async () => {
    const [assessment] = await listed(adapter);
    const path = `/api/assessments/${assessment?.id ?? ''}/void`;
    const seen = assessment?.ledgerIndex ?? -1;
    await adapter.post(path, { reason: 'I would rather not.', seen }).expect(403);
    const reason = 'Signed for the wrong skill.';
    const stale = await department.mpe.post(path, { reason, seen: seen - 1 }).expect(409);
    expect(stale.body).toMatchObject({ type: '/problems/changed-since-seen' });
    const { body } = await department.mpe.post(path, { reason, seen }).expect(201);
    expect(body).toMatchObject({ state: 'void', voided: { by: 'MPE-1', reason: null } });
    expect((await listed(adapter))[0]).toMatchObject({
      id: assessment?.id,
      state: 'void',
      voided: { by: 'MPE-1', reason },
    });
  });

  it('is read by the candidate and by those whose work needs it, page by page', async () => {
    const colleague = await joinAdapter(department, 'Adapter-2');
    await colleague.get(`/api/assessments?candidate=${adapter.personId}`).expect(404);
    const first = await department.deputy
      .get(`/api/assessments?candidate=${adapter.personId}&limit=2`)
      .expect(200);
    const { items, cursor } = first.body as Page<AssessmentView>;
    expect(items).toHaveLength(2);
    const next = await department.deputy
      .get(`/api/assessments?candidate=${adapter.personId}&limit=2&cursor=${cursor ?? ''}`)
      .expect(200);
    const ids = [...items, ...(next.body as Page<AssessmentView>).items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('governs: a later fail takes away what a pass gave', async () => {
    await qualifyAdapter(department, adapter, ['prostate'], TODAY);
    const proposal = await assessmentOf(department.mpe, adapter, {
      skill: 'oar-outlining',
      ...PROSTATE,
      result: 'fail',
    });
    expect((await sign(department.mpe, '/api/assessments', proposal)).status).toBe(201);
    const { body } = await department.horp
      .get(`/api/people/${adapter.personId}/requirements?unit=${department.unit.id}`)
      .expect(200);
    const codes = JSON.stringify(body);
    expect(codes).toContain('assessment-failed');
  });
});

/** On 14 January, of somebody whose last day was the 13th. */
describe('once somebody has left', () => {
  const DIR = { skill: 'dir-evaluation', treatmentSites: ['prostate'] } as const;
  let leaver: TestMember;
  let visitor: TestMember;

  beforeAll(async () => {
    const { mpe, manager } = department;
    visitor = await joinAdapter(department, 'Adapter-3');
    leaver = await joinMember(department.product, 'MPE-2', ['staff-member', 'assessor']);
    await employ(department, leaver, 'clinical-scientist', '8a', []);
    await manager
      .post(`/api/people/${leaver.personId}/founding-appointments`, {
        ...{ purpose: 'assessor', skill: DIR.skill, treatmentSites: DIR.treatmentSites },
        ...{ platform: 'ethos', softwareVersion: SOFTWARE, supersedes: null },
        ...{ training: 'Vendor application training', from: TODAY, until: '2026-07-04' },
      })
      .expect(201);
    await assess(leaver, adapter, [DIR.skill], DIR.treatmentSites, TODAY);
    await assess(mpe, visitor, [DIR.skill], DIR.treatmentSites, TODAY);
    for (const who of [leaver, visitor]) await leave(department, who, '2026-01-13');
    await department.at('2026-01-14T10:00:00.000Z');
  });

  async function given(candidate: TestMember, assessor: TestMember): Promise<AssessmentView> {
    const { body } = await department.horp
      .get(`/api/assessments?candidate=${candidate.personId}`)
      .expect(200);
    const { items } = body as Page<AssessmentView>;
    const found = items.find((each) => each.assessor.id === assessor.personId);
    if (found === undefined) throw new Error('It was assessed');
    return found;
  }

  it('neither assesses nor acknowledges any more', async () => {
    const own = await given(visitor, department.mpe);
    const seen = own.ledgerIndex;
    const acknowledged = await visitor.post(`/api/assessments/${own.id}/acknowledgement`, { seen });
    expect(acknowledged.body).toMatchObject({ status: 401, type: '/problems/employment-ended' });
    const proposal = await assessmentOf(department.mpe, adapter, { ...DIR, performedOn: TODAY });
    for (const [path, body] of [
      ['challenge', proposal],
      [`${own.id}/void`, { reason: 'Not mine any more.', seen }],
      [`${own.id}/review`, { outcome: 'questioned', reason: 'Not mine any more.', seen }],
    ] as const) {
      const { status } = await leaver.post(`/api/assessments/${path}`, body);
      expect([path, status]).toEqual([path, 401]);
    }
  });

  it('is assessed for the days in post alone, which may be signed late', async () => {
    const onDay = async (performedOn: string) =>
      sign(
        department.mpe,
        '/api/assessments',
        await assessmentOf(department.mpe, visitor, { ...DIR, performedOn }),
      );
    const late = await onDay('2026-01-14');
    expect([late.status, faultsOf(late.body)]).toEqual([
      422,
      [['/candidateId', 'This person is not in post: 14 Jan 2026.']],
    ]);
    expect((await onDay('2026-01-13')).status).toBe(201);
  });

  it('leaves what was assessed as it is, to be read, doubted, answered and voided by others', async () => {
    const signed = await given(adapter, leaver);
    expect(signed).toMatchObject({ state: 'signed', assessor: { displayName: 'MPE-2' } });
    const path = `/api/assessments/${signed.id}`;
    const send = async (who: TestMember, act: string, body: object) => {
      const { ledgerIndex: seen } = await given(adapter, leaver);
      const answer = await who.post(`${path}/${act}`, { ...body, seen });
      return [answer.status, (answer.body as AssessmentView).state];
    };
    const { deputy, mpe, horp } = department;
    expect(await send(adapter, 'acknowledgement', {})).toEqual([201, 'signed']);
    const doubt = { outcome: 'questioned', reason: 'Cases were not seen.' };
    expect(await send(deputy, 'review', doubt)).toEqual([201, 'questioned']);
    const answer = { outcome: 'stands', reason: 'They were seen by others.' };
    expect(await send(horp, 'review', answer)).toEqual([201, 'signed']);
    expect(await send(mpe, 'void', { reason: 'Another person.' })).toEqual([201, 'void']);
    const ofLeaver = await given(visitor, department.mpe);
    const voided = await mpe.post(`/api/assessments/${ofLeaver.id}/void`, {
      reason: 'Another skill was meant.',
      seen: ofLeaver.ledgerIndex,
    });
    expect([voided.status, (voided.body as AssessmentView).state]).toEqual([201, 'void']);
  });
});

describe('what was recorded by mistake of an assessor', () => {
  it('qualifies nobody once it is corrected: a founding appointment', async () => {
    const { manager, mpe } = department;
    const { body } = await manager.get(`/api/people/${mpe.personId}`).expect(200);
    const appointed = (body as PersonView).foundingAppointments;
    const found = appointed.find(({ skill }) => skill === 'oar-outlining');
    if (found === undefined) throw new Error('MPE-1 is a founding assessor');
    const { purpose, skill, treatmentSites, platform, softwareVersion, training, from } = found;
    await manager
      .post(`/api/people/${mpe.personId}/founding-appointments`, {
        ...{ purpose, skill, treatmentSites, platform, softwareVersion, training, from },
        ...{ until: '2026-01-13', supersedes: found.id, reason: 'The letter says so' },
      })
      .expect(201);
    const proposal = await assessmentOf(mpe, adapter, {
      ...{ skill, treatmentSites: ['prostate'], performedOn: '2026-01-14' },
    });
    const refused = await sign(mpe, '/api/assessments', proposal);
    expect([refused.status, faultsOf(refused.body).map(([pointer]) => pointer)]).toEqual([
      422,
      ['/assessor'],
    ]);
  });

  it('nor a register, for an assessment or a countersignature', async () => {
    const { manager, oncologist } = department;
    const advanced = await joinAdvancedAdapter(department, 'AA-2');
    const record = await upload(advanced, 'AA-2', reflectiveLog('prostate', oncologist));
    const { body } = await manager.get(`/api/people/${oncologist.personId}`).expect(200);
    const [check] = (body as PersonView).registrationChecks;
    await checkRegister(department, oncologist, {
      ...{ body: 'GMC', part: 'licence', number: check?.number ?? '', status: 'lapsed' },
      ...{ supersedes: check?.id ?? '', reason: 'Read from the line above' },
    });
    const proposal = await assessmentOf(oncologist, advanced, {
      ...{ skill: 'target-outlining', treatmentSites: ['prostate'], performedOn: '2026-01-14' },
    });
    const refused = await sign(oncologist, '/api/assessments', proposal);
    expect([refused.status, faultsOf(refused.body).map(([pointer]) => pointer)]).toEqual([
      422,
      ['/assessor'],
    ]);
    const seen = { seen: record.ledgerIndex };
    const signed = await oncologist.post(`/api/evidence/${record.id}/countersignature`, seen);
    expect([signed.status, (signed.body as Problem).detail]).toEqual([
      422,
      'This needs a clinical oncologist in post.',
    ]);
  });
});
