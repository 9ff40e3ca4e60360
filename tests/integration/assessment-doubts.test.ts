import type { AssessmentView, EntitlementView, Page, Problem } from '@oart/contract';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import type { TestMember } from '../support/members.ts';
import { assess, assessmentOf, seenBy, sign } from '../support/signed-acts.ts';
import type { SignedIn } from '../support/signed-in.ts';
import {
  delegate,
  joinAdapter,
  joinStranger,
  leave,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { TUTORIAL, certificate, log, train } from '../support/training.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };

let department: TestDepartment;
/** At level P, entitled, and therefore assessor of others. */
let assessor: TestMember;
let candidate: TestMember;
let right: EntitlementView;

beforeAll(async () => {
  department = await openTestDepartment(['Hospital', 'Elsewhere']);
  const permissions = ['staff-member', 'assessor'] as const;
  assessor = await joinAdapter(department, 'Adapter-1', permissions);
  candidate = await joinAdapter(department, 'Adapter-2', permissions);
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, assessor, ['prostate'], '2026-01-12');
  const skills = ['oar-outlining', 'dir-evaluation'];
  await assess(department.mpe, assessor, skills, ['prostate'], '2026-01-12', 'P');
  right = await entitle(department, assessor, 'adapter', ['prostate'], TERM);
  const records = [certificate('prostate'), log('prostate'), TUTORIAL];
  await train(candidate, department.deputy, records);
  await department.at('2026-01-20T10:00:00.000Z');
  await assess(department.mpe, candidate, ['oar-outlining'], ['prostate'], '2026-01-19');
  await assess(assessor, candidate, ['dir-evaluation'], ['prostate'], '2026-01-20');
  await entitle(department, candidate, 'adapter', ['prostate'], {
    from: '2026-01-20',
    until: '2028-12-31',
  });
});

afterAll(() => department.close());

async function assessmentsOf(who: SignedIn): Promise<readonly AssessmentView[]> {
  const { body } = await who.get(`/api/assessments?candidate=${candidate.personId}`).expect(200);
  return (body as Page<AssessmentView>).items;
}

async function given(who: SignedIn = department.horp): Promise<AssessmentView> {
  const found = (await assessmentsOf(who)).find(({ skill }) => skill === 'dir-evaluation');
  if (found === undefined) throw new Error('Adapter-1 assessed Adapter-2');
  return found;
}

async function review(who: SignedIn, fields: object = {}): Promise<ReturnType<SignedIn['post']>> {
  const { id } = await given();
  return who.post(`/api/assessments/${id}/review`, {
    outcome: 'stands',
    reason: 'Ten cases reviewed by another assessor.',
    seen: await seenBy(who),
    ...fields,
  });
}

async function mayEdit(): Promise<readonly string[]> {
  const { decision, codes } = await ask(department.horp, candidate, 'edit-oar', 'Ethos-1/prostate');
  return decision ? ['yes'] : codes.filter((code) => code !== 'case-required');
}

describe('a suspension of the assessor', () => {
  const dir = { skill: 'dir-evaluation', treatmentSites: ['prostate'], performedOn: '2026-01-20' };
  const codesOf = async () => {
    const proposal = await assessmentOf(assessor, candidate, dir);
    const { status, body } = await assessor.post('/api/assessments/challenge', proposal);
    return [status, ((body as Problem).errors ?? []).map(({ pointer }) => pointer)];
  };

  it('takes the right to assess until its lift, and leaves what was assessed (I2, I6)', async () => {
    expect(await codesOf()).toEqual([200, []]);
    const path = `/api/entitlements/${right.id}/suspensions`;
    const suspended = await department.horp
      .post(path, {
        ...{ tasks: [], treatmentSites: [], cause: 'concern' },
        ...{ restrictedNote: null, conditionsToLift: null },
      })
      .expect(201);
    expect(await codesOf()).toEqual([422, ['/assessor']]);
    expect(await given()).toMatchObject({ state: 'signed' });
    const { suspensions, ledgerIndex } = suspended.body as EntitlementView;
    const lift = { outcome: 'Nothing was found.', seen: ledgerIndex };
    const lifted = await sign(department.horp, `${path}/${suspensions[0]?.id ?? ''}/lift`, lift);
    expect(lifted.status).toBe(201);
    right = lifted.body as EntitlementView;
    expect(await codesOf()).toEqual([200, []]);
  });
});

describe('a withdrawal for cause', () => {
  it('leaves what was assessed until it comes', async () => {
    expect(await given()).toMatchObject({ state: 'signed', qualification: 'level-p', reviews: [] });
    expect(await mayEdit()).not.toContain('assessment-questioned');
  });

  it('questions what was assessed under the right since its day, and nothing else', async () => {
    const withdrawal = {
      effectiveFrom: '2026-01-20',
      forCause: true,
      reason: 'Records were signed for cases that were not seen.',
      seen: right.ledgerIndex,
    };
    const path = `/api/entitlements/${right.id}/withdrawal`;
    expect((await sign(department.horp, path, withdrawal)).status).toBe(201);
    const states = (await assessmentsOf(department.horp)).map(({ skill, state }) => [skill, state]);
    expect(states).toEqual([
      ['dir-evaluation', 'questioned'],
      ['oar-outlining', 'signed'],
    ]);
    expect(await mayEdit()).toContain('assessment-questioned');
  });

  it('says why to those whom the assessor’s right concerns, not to the candidate (I15)', async () => {
    const [doubt] = (await given()).reviews;
    expect(doubt).toMatchObject({ outcome: 'questioned', by: 'HoRTP' });
    expect(doubt?.reason).toContain('withdrawn for cause');
    expect((await given(candidate)).reviews).toMatchObject([{ reason: null }]);
    expect((await given(assessor)).reviews[0]?.reason).toContain('withdrawn for cause');
  });
});

describe('the review of an assessment in question', () => {
  it.each([
    ['its assessor', () => assessor],
    ['its candidate', () => candidate],
  ])('is never by %s', async (_, who) => {
    const { status, body } = await review(who());
    expect(status).toBe(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
  });

  it.each([
    ['a blank reason', { reason: ' ' }, 400, '/reason'],
    ['an unknown outcome', { outcome: 'fine' }, 400, '/outcome'],
    ['a patient identifier', { reason: 'Case of 943 476 5919' }, 422, '/reason'],
    ['the question that is open already', { outcome: 'questioned' }, 409, '/outcome'],
  ])('is refused with %s', async (_, fields, status, pointer) => {
    const response = await review(department.deputy, fields);
    expect(response.status).toBe(status);
    expect((response.body as Problem).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('is refused to whoever has not seen the doubt', async () => {
    const { status, body } = await review(department.deputy, { seen: right.ledgerIndex });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: '/problems/changed-since-seen' });
  });

  it('is for assessors and entitlers of this employer', async () => {
    expect((await review(department.manager)).status).toBe(403);
    const stranger = await joinStranger(department, ['staff-member', 'entitler']);
    expect((await review(stranger)).status).toBe(404);
  });

  it('that it stands gives the right back', async () => {
    const { status, body } = await review(department.deputy);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'signed',
      reviews: [{ outcome: 'questioned' }, { outcome: 'stands', by: 'Deputy-Entitler' }],
    });
    expect(await mayEdit()).not.toContain('assessment-questioned');
    const answered = (await given(candidate)).reviews.at(-1);
    expect(answered?.reason).toBe('Ten cases reviewed by another assessor.');
    expect((await review(department.deputy)).status).toBe(409);
  });

  it('sets aside what does not stand, after a doubt that somebody recorded', async () => {
    const doubt = { outcome: 'questioned', reason: 'A case was not the candidate’s own.' };
    expect((await review(department.deputy, doubt)).body).toMatchObject({ state: 'questioned' });
    const { status, body } = await review(department.mpe, {
      outcome: 'does-not-stand',
      reason: 'Two of the cases were somebody else’s.',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'set-aside' });
    expect(await mayEdit()).toContain('assessment-missing');
    for (const outcome of ['questioned', 'stands', 'does-not-stand']) {
      const again = await review(department.deputy, { outcome, reason: 'Asked once more.' });
      expect([again.status, (again.body as Problem).detail]).toEqual([
        409,
        'This assessment was found not to stand and counts for nothing. A new one is signed instead.',
      ]);
    }
    expect((await given()).reviews).toHaveLength(4);
  });

  it('that it does not stand brings nothing back, and a new assessment answers (F15)', async () => {
    await department.at('2026-01-21T10:00:00.000Z');
    const skills = ['dir-evaluation'];
    await assess(department.mpe, candidate, skills, ['prostate'], '2026-01-21');
    expect(await mayEdit()).not.toContain('assessment-missing');
  });

  it('is not undone by a void, even of whoever signed it (F15)', async () => {
    await department.at('2026-01-21T11:00:00.000Z');
    await assess(department.mpe, candidate, ['dir-evaluation'], ['prostate'], '2026-01-21');
    const last = (await assessmentsOf(department.horp)).reduce((a, b) =>
      a.signedAt > b.signedAt ? a : b,
    );
    const path = `/api/assessments/${last.id}`;
    const send = async (who: SignedIn, act: string, fields: object) =>
      (await who.post(`${path}/${act}`, { ...fields, seen: await seenBy(who) })).status;
    const doubt = { outcome: 'questioned', reason: 'Seen on another day.' };
    expect(await send(department.deputy, 'review', doubt)).toBe(201);
    expect(await mayEdit()).toContain('assessment-questioned');
    expect(await send(department.mpe, 'void', { reason: 'Another person.' })).toBe(201);
    expect(await mayEdit()).toContain('assessment-missing');
  });
});

describe('the right of somebody who has left', () => {
  it('is withdrawn for cause alone, from a day on which it held (I6)', async () => {
    await leave(department, candidate, '2026-01-20');
    const found = `/api/entitlements?person=${candidate.personId}`;
    const { body } = await department.horp.get(found).expect(200);
    const [held] = (body as Page<EntitlementView>).items;
    if (held === undefined) throw new Error('Adapter-2 was entitled');
    expect(held.state).toBe('ended');
    const path = `/api/entitlements/${held.id}/withdrawal`;
    const withdraw = async (forCause: boolean, effectiveFrom: string) => {
      const reason = 'Records were signed for cases that were not seen.';
      const seen = held.ledgerIndex;
      const answer = await sign(department.horp, path, { effectiveFrom, forCause, reason, seen });
      const { state, detail } = answer.body as { state?: string; detail?: string };
      return [answer.status, state ?? detail];
    };
    const over = [409, 'This entitlement is ended.'];
    expect(await withdraw(false, '2026-01-21')).toEqual(over);
    expect(await withdraw(true, '2026-01-21')).toEqual(over);
    expect(await withdraw(true, '2026-01-20')).toEqual([201, 'withdrawn']);
  });
});
