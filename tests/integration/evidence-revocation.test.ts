import type { EvidenceView, Problem } from '@oart/contract';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { upload } from '../support/uploads.ts';

let product: Product;
let adapter: TestMember;
let verifier: TestMember;
let entitler: TestMember;

beforeAll(async () => {
  product = await startProduct();
  adapter = await joinMember(product, 'Adapter-1', ['staff-member']);
  verifier = await joinMember(product, 'AA-1', ['staff-member', 'verifier']);
  entitler = await joinMember(product, 'HoRTP', ['staff-member', 'entitler']);
});

afterAll(() => product.close());

async function verified(who: TestMember): Promise<EvidenceView> {
  const submitted = await upload(who, who.displayName);
  const { body } = await verifier
    .post(`/api/evidence/${submitted.id}/review`, {
      outcome: 'verified',
      statement: 'Original sighted; name matched.',
      identityEstablishedBy: 'name-matches',
      reason: null,
      seen: submitted.ledgerIndex,
    })
    .expect(201);
  return body as EvidenceView;
}

const revocation = (view: EvidenceView, fields: object = {}): object => ({
  kind: 'integrity',
  effectiveFrom: '2026-03-02',
  reason: 'Found to belong to somebody else',
  seen: view.ledgerIndex,
  ...fields,
});

const revoke = (
  who: TestMember,
  view: EvidenceView,
  body: object,
): ReturnType<TestMember['post']> => who.post(`/api/evidence/${view.id}/revocation`, body);

describe('a revocation', () => {
  it.each(['integrity', 'clerical'])('for %s takes effect from its day, once', async (kind) => {
    const view = await verified(adapter);
    const { body } = await revoke(entitler, view, revocation(view, { kind })).expect(201);
    expect(body).toMatchObject({ id: view.id, state: 'revoked', mayReview: { allowed: false } });
    const { body: now } = await adapter.get(`/api/evidence/${view.id}`).expect(200);
    const again = revocation(now as EvidenceView, { kind });
    await revoke(entitler, view, again).expect(409);
  });

  it.each([
    ['from a day to come', 422, '/effectiveFrom', { effectiveFrom: '2099-01-01' }],
    ['without a reason', 400, '/reason', { reason: ' ' }],
    ['that names an NHS number', 422, '/reason', { reason: 'see 9434765919' }],
    ['of an unknown kind', 400, '/kind', { kind: 'mistake' }],
  ])('%s is refused', async (_, status, pointer, fields) => {
    const view = await verified(adapter);
    const { body } = await revoke(entitler, view, revocation(view, fields)).expect(status);
    expect((body as Problem).errors?.[0]?.pointer).toBe(pointer);
  });

  it('is another person’s, with the permission', async () => {
    const own = await verified(entitler);
    const { body } = await revoke(entitler, own, revocation(own)).expect(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
    const view = await verified(adapter);
    await revoke(verifier, view, revocation(view)).expect(403);
  });
});

describe('a revocation that was itself a mistake', () => {
  const retract = (
    who: TestMember,
    view: EvidenceView,
    fields: object = {},
  ): ReturnType<TestMember['post']> =>
    who.post(`/api/evidence/${view.id}/revocation/retraction`, {
      reason: 'The other certificate was meant.',
      seen: view.ledgerIndex,
      ...fields,
    });

  it('is retracted once, the record counts again, and it may be revoked anew', async () => {
    const view = await verified(adapter);
    const untouched = await retract(entitler, view).expect(409);
    expect((untouched.body as Problem).detail).toContain('not revoked');
    const { body } = await revoke(entitler, view, revocation(view)).expect(201);
    const revoked = body as EvidenceView;
    await retract(entitler, revoked, { seen: view.ledgerIndex }).expect(409);
    await retract(entitler, revoked, { reason: ' ' }).expect(400);
    await retract(verifier, revoked).expect(403);
    const { body: retracted } = await retract(entitler, revoked).expect(201);
    expect(retracted).toMatchObject({ id: view.id, state: 'verified' });
    const { body: now } = await adapter.get(`/api/evidence/${view.id}`).expect(200);
    expect(now).toMatchObject({ state: 'verified' });
    const again = revocation(now as EvidenceView, { kind: 'clerical' });
    await revoke(entitler, now as EvidenceView, again).expect(201);
  });

  it('is another person’s to retract', async () => {
    const own = await verified(entitler);
    const other = await joinMember(product, 'Deputy-Entitler', ['staff-member', 'entitler']);
    const { body } = await revoke(other, own, revocation(own)).expect(201);
    const refused = await retract(entitler, body as EvidenceView).expect(403);
    expect(refused.body).toMatchObject({ type: '/problems/own-record' });
  });
});
