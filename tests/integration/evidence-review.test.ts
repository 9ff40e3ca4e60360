import type { EvidenceView, Page, Problem } from '@oart/contract';
import { revised } from '../support/disguised-files.ts';
import { pngOf } from '../support/hostile-files.ts';
import { linearised } from '../support/legitimate-files.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { announcement, pdfFile, sha256Of, upload } from '../support/uploads.ts';

let product: Product;
let adapter: TestMember;
let colleague: TestMember;
let verifier: TestMember;
let oncologist: TestMember;

beforeAll(async () => {
  product = await startProduct();
  adapter = await joinMember(product, 'Adapter-1', ['staff-member', 'verifier'], ['A. Former']);
  colleague = await joinMember(product, 'Adapter-2', ['staff-member']);
  verifier = await joinMember(product, 'AA-1', ['staff-member', 'verifier']);
  oncologist = await joinMember(product, 'CCO-1', ['staff-member']);
});

afterAll(() => product.close());

const verification = (view: EvidenceView, fields: object = {}): object => ({
  outcome: 'verified',
  statement: 'Original sighted; name matched.',
  identityEstablishedBy: 'name-matches',
  reason: null,
  seen: view.ledgerIndex,
  ...fields,
});

const sendBack = (view: EvidenceView, fields: object = {}): object =>
  verification(view, {
    outcome: 'sent-back',
    statement: null,
    identityEstablishedBy: null,
    reason: 'Page 2 missing',
    ...fields,
  });

const review = (
  who: TestMember,
  view: EvidenceView,
  body: object,
): ReturnType<TestMember['post']> => who.post(`/api/evidence/${view.id}/review`, body);

async function readsAs(who: TestMember, id: string): Promise<EvidenceView> {
  return (await who.get(`/api/evidence/${id}`).expect(200)).body as EvidenceView;
}

function pointersOf(body: unknown): readonly string[] {
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

describe('a review', () => {
  it('verifies a record with a statement, in the name of the verifier', async () => {
    const submitted = await upload(adapter, 'Adapter-1');
    const seen = await readsAs(verifier, submitted.id);
    expect(seen.mayReview).toEqual({ allowed: true, reasons: [], sentence: null });
    expect(seen.wouldSatisfy.map(({ role }) => role)).toEqual(['Adapter', 'Advanced Adapter']);
    const { body } = await review(verifier, seen, verification(seen)).expect(201);
    expect(body).toMatchObject({
      state: 'verified',
      review: { outcome: 'verified', by: 'AA-1', statement: 'Original sighted; name matched.' },
      mayReview: { allowed: false },
    });
    const again = await readsAs(verifier, submitted.id);
    await review(verifier, again, verification(again)).expect(409);
  });

  it('sends a record back with a reason that its holder reads', async () => {
    const submitted = await upload(adapter, 'Adapter-1');
    const blank = await review(verifier, submitted, sendBack(submitted, { reason: null }));
    expect(blank.status).toBe(422);
    expect(pointersOf(blank.body)).toEqual(['/reason']);
    await review(verifier, submitted, sendBack(submitted)).expect(201);
    expect(await readsAs(adapter, submitted.id)).toMatchObject({
      state: 'sent-back',
      review: { reason: 'Page 2 missing' },
    });
  });

  it('is never the holder’s or the submitter’s', async () => {
    const own = await upload(adapter, 'Adapter-1');
    expect(own.mayReview.sentence).toBe('This is your own record: another person verifies it.');
    const { body } = await review(adapter, own, verification(own)).expect(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
    const sent = await upload(verifier, 'Adapter-2', { personId: colleague.personId });
    expect(sent.person.displayName).toBe('Adapter-2');
    await review(verifier, sent, verification(sent)).expect(403);
    await review(adapter, sent, verification(sent)).expect(201);
  });

  it('needs the permission', async () => {
    const submitted = await upload(adapter, 'Adapter-1');
    await review(colleague, submitted, verification(submitted)).expect(403);
  });

  it('of what changed since it was seen is refused with where the ledger is now', async () => {
    const submitted = await upload(adapter, 'Adapter-1');
    const before = { ...submitted, ledgerIndex: submitted.ledgerIndex - 1 };
    const { body } = await review(verifier, before, verification(before)).expect(409);
    expect(body).toMatchObject({
      type: '/problems/changed-since-seen',
      ledgerIndex: submitted.ledgerIndex,
    });
  });

  it('with the same key is one review', async () => {
    const submitted = await upload(adapter, 'Adapter-1');
    const key = crypto.randomUUID();
    const send = (): ReturnType<TestMember['post']> =>
      review(verifier, submitted, verification(submitted)).set('idempotency-key', key);
    const first = await send().expect(201);
    const again = await send().expect(201);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(again.body).toEqual(first.body);
  });
});

describe('identity (scenario 47)', () => {
  it('must be established where the printed name differs', async () => {
    const submitted = await upload(adapter, 'Superstar123');
    expect(submitted.nameMatch).toBe('differs');
    const seen = await readsAs(verifier, submitted.id);
    expect(seen.doubts).toEqual([
      'The record is made out to Superstar123; it was submitted for Adapter-1.',
    ]);
    const matched = await review(verifier, seen, verification(seen)).expect(422);
    expect(pointersOf(matched.body)).toEqual(['/identityEstablishedBy']);
    const none = verification(seen, { identityEstablishedBy: null });
    await review(verifier, seen, none).expect(422);
    const sighted = verification(seen, { identityEstablishedBy: 'sighted' });
    await review(verifier, seen, sighted).expect(201);
  });

  it('is matched by a known alias', async () => {
    const submitted = await upload(adapter, 'Former, A.');
    expect(submitted.nameMatch).toBe('alias-matches');
    const byName = await review(verifier, submitted, verification(submitted)).expect(422);
    expect((byName.body as Problem).detail).toBe('The printed name is an alias of this person.');
    const alias = verification(submitted, { identityEstablishedBy: 'alias-matches' });
    await review(verifier, submitted, alias).expect(201);
  });
});

describe('the same file for two people (scenario 46)', () => {
  it('waits for review with both named', async () => {
    const bytes = pdfFile();
    const first = await upload(adapter, 'Adapter-1', {}, bytes);
    const second = await upload(colleague, 'Adapter-2', {}, bytes);
    expect(second.state).toBe('submitted');
    for (const { id } of [first, second]) {
      const { doubts } = await readsAs(verifier, id);
      expect(doubts).toHaveLength(1);
      expect(doubts[0]).toContain('Adapter-1');
      expect(doubts[0]).toContain('Adapter-2');
    }
  });
});

describe('a PDF that was saved again after it was first made', () => {
  const REMARK = '9 0 obj\n<</Title(A)>>\nendobj\n';
  const doubt = (times: string): string =>
    `This PDF was saved again ${times} after it was first made, as when it is signed or edited: what it says may have been changed.`;

  it.each<[string, number, readonly string[], () => Buffer]>([
    ['not at all', 0, [], () => pdfFile()],
    ['not by being linearised', 0, [], () => linearised(pdfFile())],
    ['not by a word processor', 0, [], () => revised(pdfFile(), '', '/XRefStm 15')],
    ['once', 1, [doubt('once')], () => revised(pdfFile(), REMARK)],
    ['twice', 2, [doubt('twice')], () => revised(revised(linearised(pdfFile()), REMARK), REMARK)],
  ])(
    '%s is taken, and its verifier told and free to verify it',
    async (_, savedAgain, doubts, file) => {
      const stored = await upload(adapter, 'Adapter-1', {}, file());
      expect(stored).toMatchObject({ file: { savedAgain }, doubts });
      const seen = await readsAs(verifier, stored.id);
      expect(seen).toMatchObject({ file: { savedAgain }, doubts, mayReview: { allowed: true } });
      await review(verifier, seen, verification(seen)).expect(201);
    },
  );

  it('is told of no picture', async () => {
    const bytes = pngOf(4, 4);
    const file = {
      name: 'a.png',
      mediaType: 'image/png',
      size: bytes.length,
      sha256: sha256Of(bytes),
    };
    const { file: stored, doubts } = await upload(adapter, 'Adapter-1', { file }, bytes);
    expect([stored.savedAgain, doubts]).toEqual([null, []]);
  });
});

describe('the verification queue', () => {
  it('is what nobody has judged, oldest first, a page at a time', async () => {
    const first = await upload(colleague, 'Adapter-2');
    const second = await upload(colleague, 'Adapter-2');
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await verifier
        .get(`/api/evidence?state=waiting&limit=2${after}`)
        .expect(200);
      const page = body as Page<EvidenceView>;
      expect(page.items.every(({ state }) => state === 'submitted')).toBe(true);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(ids.slice(-2)).toEqual([first.id, second.id]);
    expect(new Set(ids).size).toBe(ids.length);
    const { body: session } = await verifier.get('/api/session').expect(200);
    expect((session as { waiting: { toVerify: number } }).waiting.toVerify).toBe(ids.length);
    await review(verifier, first, verification(first)).expect(201);
    const { body } = await verifier.get('/api/evidence?state=waiting&limit=200').expect(200);
    expect((body as Page<EvidenceView>).items.map(({ id }) => id)).not.toContain(first.id);
  });

  it('shows a colleague nothing but their own records', async () => {
    const { body } = await colleague.get('/api/evidence?limit=200').expect(200);
    const holders = (body as Page<EvidenceView>).items.map(({ person }) => person.displayName);
    expect(new Set(holders)).toEqual(new Set(['Adapter-2']));
    await colleague.get(`/api/evidence?person=${adapter.personId}`).expect(404);
    const { body: mine } = await verifier.get('/api/evidence?mine=true').expect(200);
    expect((mine as Page<EvidenceView>).items).toEqual([]);
  });
});

describe('the file of a record', () => {
  it('is handed over as it came, to be kept nowhere and to run nothing', async () => {
    const bytes = pdfFile();
    const view = await upload(adapter, 'Adapter-1', {}, bytes);
    const response = await adapter
      .get(`/api/evidence/${view.id}/content`)
      .buffer(true)
      .parse((stream, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          done(null, Buffer.concat(pieces));
        });
      })
      .expect(200);
    expect((response.body as Buffer).equals(bytes)).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''certificate.pdf",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      etag: `"${view.file.sha256}"`,
    });
  });

  it('is not there for a colleague', async () => {
    const view = await upload(adapter, 'Adapter-1');
    await colleague.get(`/api/evidence/${view.id}`).expect(404);
    await colleague.get(`/api/evidence/${view.id}/content`).expect(404);
  });

  it('leaves a note of every look by another person, and of none by the holder', async () => {
    const view = await upload(adapter, 'Adapter-1');
    await adapter.get(`/api/evidence/${view.id}/content`).expect(200);
    await verifier.get(`/api/evidence/${view.id}/content`).expect(200);
    const rows = await query(
      product.database.urls.app,
      'select reader_id from oart.evidence_read where evidence_id = $1',
      [view.id],
      product.administrators[0]?.employerId,
    );
    expect(rows).toEqual([{ reader_id: verifier.personId }]);
  });
});

describe('a countersignature (scenario 49)', () => {
  beforeAll(async () => {
    const path = `/api/people/${oncologist.personId}`;
    const common = { supersedes: null };
    await product.administrator
      .post(`${path}/employments`, {
        ...common,
        contract: 'substantive',
        profession: 'clinical-oncologist',
        band: null,
        wte: 1,
        startsOn: '2020-01-01',
        endsOn: null,
      })
      .expect(201);
    await product.administrator
      .post(`${path}/registration-checks`, {
        ...common,
        body: 'GMC',
        part: null,
        number: '7000001',
        status: 'active',
        statusFrom: null,
        validity: 'continuous',
        validUntil: null,
        checkedOn: '2026-01-05',
        source: 'GMC online register',
      })
      .expect(201);
  });

  const log = {
    type: 'reflective-log',
    skill: 'target-outlining',
    treatmentSites: ['cervix'],
  } as const;

  it('is given once, by the oncologist whom the record names', async () => {
    const view = await upload(adapter, 'Adapter-1', {
      ...log,
      countersignerId: oncologist.personId,
    });
    expect(view.countersigner).toEqual({
      id: oncologist.personId,
      displayName: 'CCO-1',
      signedAt: null,
    });
    const path = `/api/evidence/${view.id}/countersignature`;
    await adapter.post(path, { seen: view.ledgerIndex }).expect(403);
    await colleague.post(path, { seen: view.ledgerIndex }).expect(404);
    await verifier.post(path, { seen: view.ledgerIndex }).expect(422);
    const { body } = await oncologist.post(path, { seen: view.ledgerIndex }).expect(201);
    expect((body as EvidenceView).countersigner?.signedAt).toMatch(/^\d{4}-/);
    const { ledgerIndex } = body as EvidenceView;
    await oncologist.post(path, { seen: ledgerIndex }).expect(409);
  });

  it('is never asked of the holder', async () => {
    const { body } = await adapter
      .post('/api/evidence', {
        ...announcement(pdfFile(), 'Adapter-1', log),
        countersignerId: adapter.personId,
      })
      .expect(403);
    expect(pointersOf(body)).toEqual(['/countersignerId']);
  });
});
