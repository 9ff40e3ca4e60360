import type { CandidateView, EntitlementView, Page, Problem, SessionView } from '@oart/contract';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import {
  accept,
  grant,
  proposalOf,
  propose,
  seenBy,
  sign,
  signWith,
} from '../support/signed-acts.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { sha256Of, upload } from '../support/uploads.ts';

const WORDS = { restrictedNote: 'One contour was late.', conditionsToLift: 'Five peer reviews.' };
const HIDDEN = {
  cause: null,
  restrictedNote: null,
  conditionsToLift: null,
  startedBy: null,
  liftedBy: null,
  outcome: null,
};

const TERM = { effectiveFrom: '2026-01-12', expiresOn: '2028-12-31' };

let department: TestDepartment;
let adapter: TestMember;
let second: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  adapter = await joinAdapter(department, 'Adapter-1');
  second = await joinAdapter(department, 'Adapter-2');
  await delegate(department, department.horp);
  await delegate(department, department.deputy);
  await department.at('2026-01-12T10:00:00.000Z');
  for (const holder of [adapter, second]) {
    await qualifyAdapter(department, holder, ['prostate'], '2026-01-12');
  }
});

afterAll(() => department.close());

const adapterFor = (entitler: SignedIn, holder: TestMember, fields: object = {}) =>
  proposalOf(department, entitler, holder, {
    role: 'adapter',
    treatmentSites: ['prostate'],
    ...TERM,
    ...fields,
  });

async function waitingOf(who: SignedIn): Promise<SessionView['waiting']> {
  return ((await who.get('/api/session').expect(200)).body as SessionView).waiting;
}

function pointersOf(body: unknown): readonly string[] {
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

describe('candidates', () => {
  it('are listed for the roles of their profession, ready or with what is missing', async () => {
    const { body } = await department.horp.get('/api/entitlements/candidates').expect(200);
    const own = (body as Page<CandidateView>).items.filter(
      ({ person }) => person.id === adapter.personId,
    );
    expect(own.map(({ role, treatmentSite, state }) => [role, treatmentSite, state])).toEqual([
      ['adapter', 'bladder', 'missing'],
      ['adapter', 'cervix', 'missing'],
      ['adapter', 'prostate', 'ready'],
    ]);
    // Two radiographers, and CCO-1 for each treatment site: that role asks for no skill.
    expect((await waitingOf(department.horp)).toEntitle).toBe(5);
  });

  it('are for entitlers', async () => {
    await adapter.get('/api/entitlements/candidates').expect(403);
  });
});

describe('a proposal', () => {
  it('says under which delegation, on which basis and until when it would be usable', async () => {
    const proposal = await adapterFor(department.horp, adapter);
    const view = await propose(department.horp, proposal);
    expect(view).toMatchObject({
      grantable: true,
      roleTitle: 'Adapter',
      tasks: [{ id: 'edit-oar' }],
      scope: { platform: 'ethos', softwareVersions: ['Ethos 2.0'] },
      delegation: { number: expect.stringMatching(/^D-/) as unknown, until: '2028-12-31' },
      // Recent practice counts from the grant: six months, not three years.
      usableUntil: { day: '2026-07-12', cause: 'currency' },
    });
    expect(view.challenge?.statement).toContain(view.basis.sha256);
    expect(view.flags.join(' ')).toContain('founding appointment');
  });

  it.each([
    ['/personId', { personId: '00000000-0000-7000-8000-000000000000' }],
    ['/unitId', { unitId: '00000000-0000-7000-8000-000000000000' }],
    ['/replaces', { replaces: '00000000-0000-7000-8000-000000000000' }],
    ['/effectiveFrom', { effectiveFrom: '2026-02-30' }],
    ['/treatmentSites', { treatmentSites: [] }],
    ['/tasks', { tasks: [] }],
    ['/conditions', { conditions: 'Not for 943 476 5919.' }],
  ])('is refused at %s', async (pointer, fields) => {
    const proposal = await adapterFor(department.horp, adapter);
    const { status, body } = await department.horp.post('/api/entitlements/proposal', {
      ...proposal,
      ...fields,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(pointersOf(body)).toEqual([pointer]);
  });

  it('runs no longer than the policy lets it, and says to which day', async () => {
    const proposal = await adapterFor(department.horp, adapter, { expiresOn: '2029-01-12' });
    const { grantable, challenge, reasons } = await propose(department.horp, proposal);
    expect([grantable, challenge]).toEqual([false, null]);
    expect(reasons).toMatchObject([
      {
        code: 'validity-too-long',
        sentence: 'The policy lets an entitlement run to 11 Jan 2029 at most.',
      },
    ]);
    const longest = await adapterFor(department.horp, adapter, { expiresOn: '2029-01-11' });
    expect((await propose(department.horp, longest)).grantable).toBe(true);
  });

  it('gives every reason at once', async () => {
    const proposal = await adapterFor(department.horp, adapter, {
      role: 'advanced-adapter',
      treatmentSites: ['cervix'],
      effectiveFrom: '2026-01-11',
    });
    const { reasons } = await propose(department.horp, proposal);
    const codes = new Set(reasons.map(({ code }) => code));
    for (const code of [
      'effective-before-today',
      'profession-not-met',
      'band-not-met',
      'structure-certificate-missing',
      'assessment-missing',
      'experience-too-short',
    ] as const) {
      expect(codes).toContain(code);
    }
  });
});

describe('a grant', () => {
  let granted: EntitlementView;

  it('is refused when the record moved between reading and signing', async () => {
    const proposal = await adapterFor(department.horp, adapter);
    const { challenge, ledgerIndex } = await propose(department.horp, proposal);
    if (challenge === null) throw new Error('Grantable');
    await upload(adapter, 'Adapter-1');
    const stale = await signWith(
      department.horp,
      '/api/entitlements',
      { ...proposal, seen: ledgerIndex },
      challenge,
    );
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ type: '/problems/changed-since-seen' });
  });

  it('waits for its holder, who sees it counted, and only the holder accepts it', async () => {
    granted = await grant(department.horp, await adapterFor(department.horp, adapter));
    expect(granted).toMatchObject({
      number: 'E-2026-0001',
      state: 'awaiting-acceptance',
      reviewDueOn: '2027-01-11',
    });
    expect((await waitingOf(adapter)).toAccept).toBe(1);
    const path = `/api/entitlements/${granted.id}/acceptance`;
    const stranger = await sign(second, path, { seen: granted.ledgerIndex });
    expect(stranger.status).toBe(422);
    expect(await accept(adapter, granted)).toMatchObject({ state: 'active' });
    expect((await waitingOf(adapter)).toAccept).toBe(0);
    const again = await sign(adapter, path, { seen: await seenBy(adapter) });
    expect(again.status).toBe(409);
  });

  it('has a letter from its acceptance on, which stays the same bytes', async () => {
    const path = `/api/entitlements/${granted.id}/letter`;
    const { body } = await adapter.get(`/api/entitlements/${granted.id}`).expect(200);
    const { letter } = body as EntitlementView;
    const issued = await adapter.get(path).expect(200);
    expect(sha256Of(Buffer.from(issued.text))).toBe(letter?.sha256);
    expect(issued.headers).toMatchObject({
      etag: `"${letter?.sha256 ?? ''}"`,
      'content-security-policy': expect.stringContaining('sandbox') as unknown,
    });
    for (const word of [
      'E-2026-0001',
      'Adapter-1',
      'Prostate',
      '31 Dec 2028',
      'I accept entitlement',
    ]) {
      expect(issued.text).toContain(word);
    }
    await department.at('2026-03-01T10:00:00.000Z');
    expect((await department.deputy.get(path).expect(200)).text).toBe(issued.text);
    await second.get(path).expect(404);
    await department.at('2026-01-12T11:00:00.000Z');
  });

  it('is read by its holder and by those whose work needs it', async () => {
    await adapter.get(`/api/entitlements/${granted.id}`).expect(200);
    await department.deputy.get(`/api/entitlements/${granted.id}`).expect(200);
    await second.get(`/api/entitlements/${granted.id}`).expect(404);
    await second.get(`/api/entitlements?person=${adapter.personId}`).expect(404);
    const own = await second.get('/api/entitlements').expect(200);
    expect((own.body as Page<EntitlementView>).items).toEqual([]);
    const all = await department.horp.get('/api/entitlements').expect(200);
    expect((all.body as Page<EntitlementView>).items).toHaveLength(1);
  });

  it('has numbers without gaps, one for each', async () => {
    const next = await grant(department.deputy, await adapterFor(department.deputy, second));
    expect(next.number).toBe('E-2026-0002');
    await accept(second, next);
  });
});

describe('a suspension', () => {
  let held: EntitlementView;

  beforeAll(async () => {
    const { body } = await adapter.get('/api/entitlements').expect(200);
    const [own] = (body as Page<EntitlementView>).items;
    if (own === undefined) throw new Error('Adapter-1 holds one');
    held = own;
  });

  const suspensionSeenBy = async (reader: TestMember) => {
    const { body } = await reader.get(`/api/entitlements/${held.id}`).expect(200);
    return (body as EntitlementView).suspensions[0];
  };

  const suspension = (fields: object = {}): object => ({
    cause: 'concern',
    tasks: [],
    treatmentSites: [],
    restrictedNote: null,
    conditionsToLift: null,
    ...fields,
  });

  it('is for entitlers and service managers, without a signature', async () => {
    const path = `/api/entitlements/${held.id}/suspensions`;
    await second.post(path, suspension()).expect(403);
    const outside = await department.manager.post(path, suspension({ tasks: ['approve-oar'] }));
    expect(outside.status).toBe(422);
    expect(pointersOf(outside.body)).toEqual(['/tasks/0']);
    const { body } = await department.manager.post(path, suspension(WORDS)).expect(201);
    held = body as EntitlementView;
    expect(held.state).toBe('suspended');
    expect(held.suspensions).toEqual([expect.objectContaining(HIDDEN)]);
  });

  it('hides its cause, its words and who decided from those whom it does not concern', async () => {
    expect(await suspensionSeenBy(department.manager)).toMatchObject(HIDDEN);
    for (const reader of [adapter, department.deputy]) {
      expect(await suspensionSeenBy(reader)).toMatchObject({
        ...WORDS,
        cause: 'concern',
        startedBy: 'Manager-1',
        liftedBy: null,
        outcome: null,
      });
    }
    const list = await department.manager.get('/api/entitlements').expect(200);
    expect(JSON.stringify(list.body)).not.toContain(WORDS.restrictedNote);
  });

  it('is lifted under a delegation, with an outcome, once', async () => {
    const [open] = held.suspensions;
    const path = `/api/entitlements/${held.id}/suspensions/${open?.id ?? ''}/lift`;
    const outcome = 'Case reviewed, practice confirmed.';
    const lift = { outcome, seen: held.ledgerIndex };
    const lifted = await sign(department.deputy, path, lift);
    expect(lifted.body).toMatchObject({ state: 'active' });
    const { ledgerIndex } = lifted.body as EntitlementView;
    const again = await sign(department.deputy, path, { ...lift, seen: ledgerIndex });
    expect(again.status).toBe(409);
    expect(await suspensionSeenBy(department.manager)).toMatchObject(HIDDEN);
    expect(await suspensionSeenBy(adapter)).toMatchObject({
      ...WORDS,
      liftedBy: 'Deputy-Entitler',
      outcome,
    });
  });
});

describe('a withdrawal', () => {
  it('ends an entitlement for good', async () => {
    const { body } = await second.get('/api/entitlements').expect(200);
    const [held] = (body as Page<EntitlementView>).items;
    if (held === undefined) throw new Error('Adapter-2 holds one');
    const path = `/api/entitlements/${held.id}/withdrawal`;
    const withdrawal = {
      effectiveFrom: '2026-01-12',
      forCause: false,
      reason: 'The post changed.',
      seen: held.ledgerIndex,
    };
    const back = await sign(department.horp, path, { ...withdrawal, effectiveFrom: '2026-01-01' });
    expect(pointersOf(back.body)).toEqual(['/effectiveFrom']);
    const withdrawn = await sign(department.horp, path, withdrawal);
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
    const { ledgerIndex } = withdrawn.body as EntitlementView;
    const again = await sign(department.horp, path, { ...withdrawal, seen: ledgerIndex });
    expect(again.status).toBe(409);
  });

  it('leaves room for a new entitlement, under a new number', async () => {
    const renewed = await entitle(department, second, 'adapter', ['prostate'], {
      from: '2026-01-12',
      until: '2028-12-31',
    });
    expect(renewed).toMatchObject({ number: 'E-2026-0003', state: 'active' });
  });
});
