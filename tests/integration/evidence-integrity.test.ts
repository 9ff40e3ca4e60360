import type {
  AssessmentProposal,
  EntitlementProposal,
  EntitlementProposalView,
  EntitlementView,
  EvidenceView,
  Problem,
  SessionView,
  SigningChallenge,
} from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { upload } from '../support/uploads.ts';

const SITES = ['prostate'];
const PLACE = { treatmentSites: SITES, platform: 'ethos' } as const;

let product: Product;
/** The civil day at the site, as the product has it. */
let today: string;
let physicist: TestMember;
let colleague: TestMember;
let verifier: TestMember;
let assessor: TestMember;
let head: TestMember;

async function posted<Answer>(who: TestMember, path: string, body: object): Promise<Answer> {
  const { status, text, body: answer } = await who.post(path, body);
  if (status >= 300) throw new Error(`${path}: ${text}`);
  return answer as Answer;
}

const signature = ({ challengeId }: SigningChallenge): object => ({
  challengeId,
  password: PASSWORD,
});

async function seenNow(who: TestMember): Promise<number> {
  const { body } = await who.get('/api/session').expect(200);
  return (body as SessionView).ledgerIndex;
}

/** A clinical scientist with post, registers and the written MPE appointment. */
async function makeMpe(employer: TestMember, person: TestMember): Promise<void> {
  const path = `/api/people/${person.personId}`;
  const { administrator } = product;
  await administrator
    .post(`${path}/employments`, {
      contract: 'substantive',
      profession: 'clinical-scientist',
      band: '8a',
      wte: 1,
      startsOn: '2020-01-01',
      endsOn: null,
      supersedes: null,
    })
    .expect(201);
  for (const [body, part] of [
    ['HCPC', 'clinical-scientist'],
    ['RPA2000', null],
  ]) {
    await administrator
      .post(`${path}/registration-checks`, {
        body,
        part,
        number: '1',
        status: 'active',
        statusFrom: null,
        validity: 'continuous',
        validUntil: null,
        checkedOn: '2026-01-05',
        source: 'Online register',
        supersedes: null,
      })
      .expect(201);
  }
  const letter = {
    kind: 'mpe',
    from: '2026-01-01',
    until: null,
    instrument: 'Letter',
    supersedes: null,
  };
  await posted(employer, `${path}/appointments`, letter);
}

async function verifiedRecord(who: TestMember): Promise<EvidenceView> {
  const submitted = await upload(who, who.displayName, {
    type: 'mobius-training-record',
    skill: 'mobius-approval',
  });
  return posted<EvidenceView>(verifier, `/api/evidence/${submitted.id}/review`, {
    outcome: 'verified',
    statement: 'Original sighted; name matched.',
    identityEstablishedBy: 'name-matches',
    reason: null,
    seen: submitted.ledgerIndex,
  });
}

/** Level C by the founding assessor, a grant by the head of physics, and its acceptance. */
async function entitled(holder: TestMember, unitId: string): Promise<EntitlementView> {
  const assessment: AssessmentProposal = {
    ...PLACE,
    candidateId: holder.personId,
    skill: 'mobius-approval',
    adaptationTypes: ['online-adaptive'],
    softwareVersion: '2.0',
    level: 'C',
    method: 'direct-observation',
    result: 'pass',
    performedOn: today,
    evidenceIds: [],
    comment: null,
    purpose: 'award',
    seen: await seenNow(assessor),
  };
  const assessing = await posted<SigningChallenge>(
    assessor,
    '/api/assessments/challenge',
    assessment,
  );
  await posted(assessor, '/api/assessments', { ...assessment, signature: signature(assessing) });
  const proposal: EntitlementProposal = {
    personId: holder.personId,
    role: 'mpe',
    tasks: ['approve-dose-check'],
    treatmentSites: SITES,
    unitId,
    effectiveFrom: today,
    expiresOn: `${String(Number(today.slice(0, 4)) + 2)}-01-31`,
    conditions: null,
    replaces: null,
    seen: await seenNow(head),
  };
  const view = await posted<EntitlementProposalView>(head, '/api/entitlements/proposal', proposal);
  if (view.challenge === null) throw new Error(JSON.stringify(view.reasons));
  const grant = { ...proposal, signature: signature(view.challenge) };
  const { id, ledgerIndex: seen } = await posted<EntitlementView>(head, '/api/entitlements', grant);
  const path = `/api/entitlements/${id}/acceptance`;
  const accepting = await posted<SigningChallenge>(holder, `${path}/challenge`, { seen });
  return posted<EntitlementView>(holder, path, { seen, signature: signature(accepting) });
}

async function stateOf({ id }: EntitlementView): Promise<EntitlementView> {
  return (await head.get(`/api/entitlements/${id}`).expect(200)).body as EntitlementView;
}

describe('revoking evidence on which an entitlement rests (scenario 35)', () => {
  let unitId: string;

  beforeAll(async () => {
    product = await startProduct();
    const manager = await joinMember(product, 'Services-Manager', ['service-manager']);
    const employer = await joinMember(product, 'Employer-1', ['employers-representative']);
    physicist = await joinMember(product, 'MPE-1', ['staff-member']);
    colleague = await joinMember(product, 'MPE-2', ['staff-member']);
    verifier = await joinMember(product, 'AA-1', ['staff-member', 'verifier']);
    assessor = await joinMember(product, 'MPE-3', ['staff-member', 'assessor']);
    head = await joinMember(product, 'HoRTP', ['staff-member', 'entitler']);
    const site = await posted<{ id: string }>(manager, '/api/organisation/sites', {
      name: 'Southend',
      timeZone: 'Europe/London',
    });
    const unit = await posted<{ id: string }>(manager, '/api/organisation/units', {
      siteId: site.id,
      name: 'Ethos-1',
      platform: 'ethos',
      treatmentSites: SITES,
      softwareVersion: '2.0',
    });
    unitId = unit.id;
    const { body: session } = await manager.get('/api/session').expect(200);
    today = (session as SessionView).today;
    for (const person of [physicist, colleague, assessor, head]) await makeMpe(employer, person);
    await posted(employer, `/api/people/${assessor.personId}/founding-appointments`, {
      ...PLACE,
      purpose: 'assessor',
      skill: 'mobius-approval',
      softwareVersion: '2.0',
      training: 'Vendor application training',
      from: today,
      until: today,
      supersedes: null,
    });
    await posted(employer, '/api/delegations', {
      personId: head.personId,
      roles: ['mpe'],
      treatmentSites: SITES,
      from: '2026-01-01',
      until: '2099-12-31',
      instrument: 'Letter of delegation',
    });
  });

  afterAll(() => product.close());

  it('for integrity suspends it at once, even where a second record would do, and no other', async () => {
    const record = await verifiedRecord(physicist);
    const others = await verifiedRecord(colleague);
    const entitlement = await entitled(physicist, unitId);
    const untouched = await entitled(colleague, unitId);
    expect(entitlement.state).toBe('active');
    expect(entitlement.basis.map(({ id }) => id)).toContain(record.id);
    const second = await verifiedRecord(physicist);
    await posted(head, `/api/evidence/${record.id}/revocation`, {
      kind: 'integrity',
      effectiveFrom: '2026-03-02',
      reason: 'Found to belong to somebody else',
      seen: record.ledgerIndex,
    });
    const after = await stateOf(entitlement);
    expect(after.state).toBe('suspended');
    expect(after.suspensions).toMatchObject([{ cause: 'evidence-integrity', liftedAt: null }]);
    expect(after.basis).toEqual(entitlement.basis);
    expect((await stateOf(untouched)).state).toBe('active');
    await posted(head, `/api/evidence/${others.id}/revocation`, {
      kind: 'clerical',
      effectiveFrom: today,
      reason: 'Scanned under the wrong heading',
      seen: others.ledgerIndex,
    });
    expect((await stateOf(untouched)).suspensions).toEqual([]);

    const path = `/api/entitlements/${entitlement.id}`;
    const amendment = {
      removedId: record.id,
      replacementId: second.id,
      reason: 'A certificate of their own was sighted',
      seen: after.ledgerIndex,
    };
    const askedBy = async (who: TestMember, changed: object): Promise<[number, string[]]> => {
      const sent = { ...amendment, ...changed };
      const { status, body } = await who.post(`${path}/basis-amendments/challenge`, sent);
      return [status, ((body as Problem).errors ?? []).map(({ pointer }) => pointer)];
    };
    expect(await askedBy(physicist, {})).toEqual([403, []]);
    expect(await askedBy(head, { seen: entitlement.ledgerIndex })).toEqual([409, []]);
    expect(await askedBy(head, { replacementId: others.id })).toEqual([400, ['/replacementId']]);
    expect(await askedBy(head, { removedId: second.id, replacementId: null })).toEqual([
      422,
      ['/removedId'],
    ]);
    expect(await askedBy(head, { reason: '' })).toEqual([400, ['/reason']]);
    const amending = await posted<SigningChallenge>(
      head,
      `${path}/basis-amendments/challenge`,
      amendment,
    );
    expect(amending.statement).toContain(`${entitlement.number} of ${physicist.displayName}`);
    const amended = await posted<EntitlementView>(head, `${path}/basis-amendments`, {
      ...amendment,
      signature: signature(amending),
    });
    const restsOn = amended.basis.map(({ id }) => id);
    expect(restsOn).toContain(second.id);
    expect(restsOn).not.toContain(record.id);
    expect(amended.basis.find(({ id }) => id === second.id)?.sha256).toBe(second.file.sha256);
    expect(amended.amendments).toMatchObject([
      {
        by: head.displayName,
        amendedOn: today,
        removed: { id: record.id },
        replacement: { id: second.id },
        reason: amendment.reason,
      },
    ]);
    expect(amended.state).toBe('suspended');
    const known = `/api/entitlements?knownAt=${String(after.ledgerIndex)}&person=${physicist.personId}`;
    const { body: page } = await head.get(known).expect(200);
    const [earlier] = (page as { items: EntitlementView[] }).items;
    expect(earlier?.amendments).toEqual([]);
    expect(earlier?.basis).toEqual(entitlement.basis);
  });
});
