import { createHash } from 'node:crypto';
import type {
  EvidenceView,
  Page,
  PastAnswerView,
  PastQuestionRequest,
  Problem,
} from '@oart/contract';
import { openGateDepartment } from '../support/gate-caller.ts';
import type { GateDepartment } from '../support/gate-caller.ts';
import { joinMember } from '../support/members.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { seenBy } from '../support/signed-acts.ts';

const THEN = '2026-01-13T10:00:00.000Z';

let department: GateDepartment;

beforeAll(async () => {
  department = await openGateDepartment();
  await department.at('2026-01-14T10:00:00.000Z');
});

afterAll(() => department.close());

function question(fields: Partial<PastQuestionRequest> = {}): PastQuestionRequest {
  const { adapter } = department;
  return {
    personId: adapter.personId,
    task: 'edit-oar',
    caseReference: 'P1',
    fraction: 2,
    at: THEN,
    ...fields,
  };
}

async function ask(
  who: SignedIn,
  fields: Partial<PastQuestionRequest> = {},
): Promise<PastAnswerView> {
  const { body } = await who.post('/api/gate/past-questions', question(fields)).expect(200);
  return body as PastAnswerView;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a question about a past instant', () => {
  it('is answered with what the answer rested on, and a record that hashes to its hash', async () => {
    const { adapter } = department;
    const answer = await ask(adapter);
    expect(answer).toMatchObject({
      then: { outcome: 'PERMIT', mode: 'independent', level: 'full', evaluatedAt: THEN },
      now: { outcome: 'PERMIT', evaluatedAt: THEN },
      differs: false,
      added: [],
      gone: [],
      framework: { number: 1 },
    });
    expect(answer.framework?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.evidence.length).toBeGreaterThan(0);
    expect(answer.recordSha256).toBe(sha256(answer.record));
    expect(JSON.parse(answer.record)).toMatchObject({
      schema: 'oart-past-answer',
      at: THEN,
      ledgerIndex: answer.ledgerIndex,
      answer: { outcome: 'PERMIT' },
      framework: answer.framework,
      evidence: answer.evidence,
    });
  });

  it('tells every condition with the records behind it', async () => {
    const { adapter } = department;
    const { then, evidence } = await ask(adapter);
    const conditions = then.conditions.flatMap((group) => group.conditions);
    expect(new Set(conditions.map(({ state }) => state))).toEqual(new Set(['met']));
    const behind = conditions.flatMap(({ facts }) => facts);
    expect(new Set(behind.map(({ kind }) => kind))).toEqual(
      new Set(['entitlement', 'evidence', 'assessment']),
    );
    const onFile = new Set(evidence.map(({ id }) => id));
    expect(behind.every(({ kind, id }) => kind !== 'evidence' || onFile.has(id))).toBe(true);
  });

  it('has the same record each time', async () => {
    const [one, other] = [await ask(department.horp), await ask(department.horp)];
    expect(other.record).toBe(one.record);
  });

  it('knows nothing that was recorded later', async () => {
    const before = await ask(department.adapter, { at: '2026-01-12T09:59:00.000Z' });
    expect(before.then.outcome).toBe('DENY');
    const { ledgerIndex } = await ask(department.adapter);
    const early = await ask(department.adapter, { knownAt: 5 });
    expect(early.ledgerIndex).toBe(5);
    expect(early.ledgerIndex).toBeLessThan(ledgerIndex);
    expect(early.then.outcome).toBe('DENY');
    expect(early.now.outcome).toBe('PERMIT');
    expect(early.differs).toBe(true);
    expect(early.gone.map(({ code }) => code)).toEqual(early.then.reasons.map(({ code }) => code));
  });

  it('is answered about a unit where no case is named, with case-required for a step', async () => {
    const treatment = { unitId: department.unit.id, treatmentSite: 'prostate' };
    const fields = { caseReference: undefined, fraction: undefined, ...treatment };
    const { body } = await department.adapter
      .post('/api/gate/past-questions', { ...question(), ...fields })
      .expect(200);
    const codes = (body as PastAnswerView).then.reasons.map(({ code }) => code);
    expect(codes).toEqual(['case-required']);
  });

  it.each([
    ['/at', { at: '2099-01-01T00:00:00.000Z' }],
    ['/at', { at: '2026-01-13' }],
    ['/knownAt', { knownAt: 1_000_000 }],
    ['/knownAt', { knownAt: 1.5 }],
    ['/knownAt', { knownAt: '5' }],
    ['/knownAt', { knownAt: true }],
    ['/knownAt', { knownAt: '2099-01-01T00:00:00.000Z' }],
    ['/personId', { personId: 'S-Adapter-1' }],
    ['/fraction', { fraction: 0 }],
    ['/fraction', { fraction: undefined }],
    ['/caseReference', { caseReference: undefined }],
    ['/time', { time: THEN }],
  ])('is refused at %s with %j', async (pointer, fields) => {
    const { horp } = department;
    const response = await horp.post('/api/gate/past-questions', { ...question(), ...fields });
    expect(response.status).toBe(400);
    expect((response.body as Problem).errors?.map((error) => error.pointer)).toContain(pointer);
  });
});

describe('who may ask about the past', () => {
  it('is the person, an entitler and an auditor', async () => {
    const auditor = await joinMember(department.product, 'Auditor-1', ['auditor']);
    for (const who of [department.adapter, department.horp, auditor]) {
      expect((await ask(who)).then.outcome).toBe('PERMIT');
    }
  });

  it('is no colleague, and no service with a key', async () => {
    const refused = await department.advanced.post('/api/gate/past-questions', question());
    expect(refused.status).toBe(403);
    const response = await fetch(`${department.product.url}/api/gate/past-questions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${department.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(question()),
    });
    expect(response.status).toBe(401);
  });
});

describe('a certificate that turns out to be forged', () => {
  it('makes a difference between what was known then and what is known now', async () => {
    const { adapter, horp } = department;
    const { body } = await horp.get(`/api/evidence?person=${adapter.personId}`).expect(200);
    const { items } = body as Page<EvidenceView>;
    const certificate = items.find(({ type }) => type === 'proknow-certificate');
    await horp
      .post(`/api/evidence/${certificate?.id ?? ''}/revocation`, {
        kind: 'integrity',
        effectiveFrom: '2026-01-12',
        reason: 'Not issued by the provider',
        seen: await seenBy(horp),
      })
      .expect(201);
    const answer = await ask(horp);
    expect(answer.then.outcome).toBe('PERMIT');
    expect(answer.now.outcome).toBe('DENY');
    expect(answer.differs).toBe(true);
    expect(answer.added.map(({ code }) => code)).toContain('evidence-revoked');
    expect(answer.evidence.map(({ id }) => id)).toContain(certificate?.id);
  });
});
