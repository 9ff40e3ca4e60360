import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FrameworkDocument, PolicyDocument } from '@oart/competency';
import type {
  FrameworkDraftView,
  FrameworkVersionView,
  FrameworkView,
  Page,
  PolicyVersionView,
  Problem,
} from '@oart/contract';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { sha256Of } from '../support/uploads.ts';
import { approveVersion, comparedNow } from '../support/version-approval.ts';

const shipped = (name: string): Buffer =>
  readFileSync(new URL(`../../libs/competency/documents/${name}`, import.meta.url));

const V1 = shipped('oart-framework-v1.json');
const framework = (fields: Partial<FrameworkDocument> = {}): FrameworkDocument => ({
  ...(JSON.parse(V1.toString('utf8')) as FrameworkDocument),
  ...fields,
});
const policy = (fields: Partial<PolicyDocument>): string =>
  JSON.stringify({
    ...(JSON.parse(shipped('oart-policy-defaults.json').toString('utf8')) as PolicyDocument),
    ...fields,
  });

let product: Product;
let editor: TestMember;
let approver: TestMember;

beforeAll(async () => {
  product = await startProduct();
  editor = await joinMember(product, 'Editor-1', ['framework-editor', 'framework-approver']);
  approver = await joinMember(product, 'Approver-1', ['framework-approver']);
});

afterAll(() => product.close());

function propose(document: string, effectiveFrom: string): ReturnType<TestMember['post']> {
  return editor.post('/api/framework', { effectiveFrom, document });
}

describe('the framework of a new employer', () => {
  it('is oART framework v1, in force and marked as not adopted', async () => {
    const { body } = await editor.get('/api/framework').expect(200);
    const view = body as FrameworkView;
    expect(view.document).toEqual(framework());
    expect(view.document.adopted).toBe(false);
    expect(view.sha256).toBe(sha256Of(V1));
    expect(view.policy.inheritance).toBe('on');
  });

  it('is handed out byte for byte, under its hash', async () => {
    const response = await editor.get('/api/framework/document').buffer(true).expect(200);
    expect(Buffer.from(response.text, 'utf8').equals(V1)).toBe(true);
    expect(response.headers['etag']).toBe(`"${sha256Of(V1)}"`);
  });

  it('comes with its published schema', async () => {
    const response = await editor.get('/api/framework/schema').buffer(true).expect(200);
    expect(response.type).toBe('application/schema+json');
    expect(response.text).toBe(shipped('oart-framework.schema.json').toString('utf8'));
  });
});

describe('a framework version', () => {
  it('is refused by path and rule, and nothing is stored', async () => {
    const spoilt = framework({ skills: [] });
    const { body } = await propose(JSON.stringify(spoilt), '2099-01-01').expect(422);
    expect((body as Problem).errors).toContainEqual({
      pointer: '/document/tasks/0/skills/0',
      message: expect.stringMatching(/^unknown-skill: /) as string,
    });
    const { body: versions } = await editor.get('/api/framework/versions').expect(200);
    expect((versions as Page<FrameworkVersionView>).items).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{"schema":'],
    ['another document', '{"schema":"oart-policy"}'],
  ])('is refused where it is %s', async (_, document) => {
    await propose(document, '2099-01-01').expect(422);
  });

  it('takes effect on its day once another person has approved the bytes', async () => {
    const document = JSON.stringify(framework({ number: 2, title: 'Second' }), null, 1);
    const { body } = await propose(document, '2099-01-01').expect(201);
    const proposed = body as FrameworkVersionView;
    expect(proposed).toMatchObject({ number: 2, title: 'Second', state: 'proposed' });
    const path = `/api/framework/versions/${proposed.id}`;
    const comparedWith = await comparedNow(approver, 'framework');
    const approval = { sha256: proposed.sha256, comparedWith };
    const { body: own } = await editor.post(`${path}/approval`, approval).expect(403);
    expect((own as Problem).type).toBe('/problems/own-record');
    await approver.post(`${path}/approval`, { sha256: sha256Of(V1), comparedWith }).expect(409);
    const { body: approved } = await approver.post(`${path}/approval`, approval).expect(201);
    expect((approved as FrameworkVersionView).state).toBe('approved');
    await approver.post(`${path}/approval`, approval).expect(409);
    const stored = await editor.get(`${path}/document`).buffer(true).expect(200);
    expect(stored.text).toBe(document);
    const { body: held } = await editor.get('/api/framework').expect(200);
    expect((held as FrameworkView).document.number).toBe(1);
  });

  it('never shares its day, its number, or a day that is past', async () => {
    await propose(JSON.stringify(framework({ number: 2 })), '2099-02-01').expect(409);
    const refusals: [number, string, string][] = [
      [3, '2099-01-01', '/effectiveFrom'],
      [4, '2020-01-01', '/effectiveFrom'],
    ];
    for (const [number, day, pointer] of refusals) {
      const { body } = await propose(JSON.stringify(framework({ number })), day).expect(201);
      const { id, sha256 } = body as FrameworkVersionView;
      const comparedWith = await comparedNow(approver, 'framework');
      const approval = { sha256, comparedWith };
      const refused = await approver.post(`/api/framework/versions/${id}/approval`, approval);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect((refused.body as Problem).errors?.map((error) => error.pointer)).toContain(pointer);
    }
  });

  it('is withdrawn from today on, and the one before it holds', async () => {
    const { body } = await editor.get('/api/framework/versions').expect(200);
    const second = (body as Page<FrameworkVersionView>).items.find(({ number }) => number === 2);
    const path = `/api/framework/versions/${second?.id ?? ''}/withdrawal`;
    const reason = 'Replaced before it took effect';
    await approver.post(path, { withdrawnFrom: '2020-01-01', reason }).expect(400);
    const next = await propose(JSON.stringify(framework({ number: 6 })), '2099-03-01').expect(201);
    const { id, sha256 } = next.body as FrameworkVersionView;
    const { body: withdrawn } = await approver
      .post(path, { withdrawnFrom: '2098-12-31', reason })
      .expect(201);
    // It was to end before it begins.
    expect((withdrawn as FrameworkVersionView).state).toBe('withdrawn');
    await approver.post(path, { withdrawnFrom: '2098-12-31', reason }).expect(409);
    const approval = { sha256, comparedWith: second?.id };
    const { body: stale } = await approver
      .post(`/api/framework/versions/${id}/approval`, approval)
      .expect(409);
    expect((stale as Problem).detail).toMatch(/^Version 1 is the latest approved one now/);
  });
});

describe('a draft', () => {
  const begin = async (document: string | null = null): Promise<FrameworkDraftView> => {
    const id = randomUUID();
    const { body } = await editor.post('/api/framework/drafts', { id, document }).expect(201);
    return body as FrameworkDraftView;
  };
  const keep = (
    { id, revision, basedOn }: FrameworkDraftView,
    document: string,
    effectiveFrom: string | null,
    who = editor,
  ) =>
    who
      .put(`/api/framework/drafts/${id}`)
      .set('if-match', `"${String(revision)}"`)
      .send({ document, effectiveFrom, basedOn: basedOn.id });
  const proposal = ({ id, revision }: FrameworkDraftView) =>
    editor.post(`/api/framework/drafts/${id}/proposal`).set('if-match', `"${String(revision)}"`);
  const kept = async (draft: FrameworkDraftView, document: object, effectiveFrom: string) => {
    const { body } = await keep(draft, JSON.stringify(document), effectiveFrom).expect(200);
    return body as FrameworkDraftView;
  };
  const onFile = async () => {
    const { body } = await editor.get('/api/framework/versions').expect(200);
    return (body as Page<FrameworkVersionView>).items;
  };

  it('begins as the last approved version that stands, with the number after all that were approved, and begins once', async () => {
    const draft = await begin();
    expect(JSON.parse(draft.document)).toEqual(
      framework({ number: 3, title: 'oART framework v3' }),
    );
    expect(draft).toMatchObject({ isOwn: true, isOvertaken: false, revision: 1, faults: [] });
    const again = { id: draft.id, document: '{}' };
    const { body } = await editor.post('/api/framework/drafts', again).expect(201);
    expect(body).toEqual(draft);
  });

  it('is kept with its faults, each at its place, and is not proposed with them', async () => {
    const draft = await begin();
    const spoilt = framework({ number: 2, skills: [] });
    const { body, headers } = await keep(draft, JSON.stringify(spoilt), '2099-05-01').expect(200);
    expect(headers['etag']).toBe('"2"');
    const faulty = body as FrameworkDraftView;
    expect(faulty.hasShape).toBe(true);
    expect(faulty.faults.map(({ pointer }) => pointer)).toContain('/tasks/0/skills/0');
    const before = (await onFile()).length;
    const refused = await proposal(faulty).expect(422);
    expect((refused.body as Problem).errors?.map(({ pointer }) => pointer)).toContain(
      '/document/tasks/0/skills/0',
    );
    await editor.get(`/api/framework/drafts/${draft.id}/impact`).expect(422);
    const { body: still } = await editor.get(`/api/framework/drafts/${draft.id}`).expect(200);
    expect(still).toEqual(faulty);
    expect(await onFile()).toHaveLength(before);
  });

  it('refuses a stale screen, a screen that says nothing, and another person', async () => {
    const draft = await begin();
    const later = await kept(draft, framework({ number: 2, title: 'Later' }), '2099-05-01');
    const { body } = await keep(draft, '{}', null).expect(412);
    expect((body as Problem).type).toBe('/problems/precondition-failed');
    expect((body as Problem).detail).toMatch(/open the draft again/);
    await proposal(draft).expect(412);
    const request = { document: '{}', effectiveFrom: null, basedOn: draft.basedOn.id };
    await editor.put(`/api/framework/drafts/${draft.id}`).send(request).expect(400);
    const other = await joinMember(product, 'Editor-2', ['framework-editor']);
    await keep(later, '{}', null, other).expect(403);
    const { body: still } = await other.get(`/api/framework/drafts/${draft.id}`).expect(200);
    expect(still).toMatchObject({ isOwn: false, revision: 2, document: later.document });
  });

  it('is not proposed into the past', async () => {
    const draft = await kept(await begin(), framework({ number: 2 }), '2020-01-01');
    const before = (await onFile()).length;
    const { body } = await proposal(draft).expect(422);
    expect((body as Problem).errors?.[0]).toMatchObject({ pointer: '/effectiveFrom' });
    expect(await onFile()).toHaveLength(before);
    await editor.get(`/api/framework/drafts/${draft.id}`).expect(200);
    await editor.get(`/api/framework/drafts/${draft.id}/impact`).expect(422);
  });

  it('of two at once the first that is approved counts, and the other is taken up again', async () => {
    const one = await kept(await begin(), framework({ number: 7 }), '2099-07-01');
    const two = await kept(await begin(), framework({ number: 8 }), '2099-08-01');
    const three = await kept(await begin(), framework({ number: 9 }), '2099-09-01');
    const first = (await proposal(one).expect(201)).body as FrameworkVersionView;
    const second = (await proposal(two).expect(201)).body as FrameworkVersionView;
    await editor.get(`/api/framework/drafts/${one.id}`).expect(404);
    const comparedWith = await comparedNow(approver, 'framework');
    const approve = ({ id, sha256 }: FrameworkVersionView, who = approver) =>
      who.post(`/api/framework/versions/${id}/approval`, { sha256, comparedWith });
    const own = await approve(first, editor).expect(403);
    expect((own.body as Problem).type).toBe('/problems/own-record');
    const { body: approved } = await approve(first).expect(201);
    expect(approved).toMatchObject({
      state: 'approved',
      proposedBy: { displayName: 'Editor-1' },
      approvedBy: { displayName: 'Approver-1' },
    });
    const overtaken = await approve(second).expect(409);
    expect((overtaken.body as Problem).detail).toMatch(/Another version was approved since/);
    const { body } = await editor.get(`/api/framework/drafts/${three.id}`).expect(200);
    expect(body).toMatchObject({ isOvertaken: true });
    const late = await proposal(three).expect(409);
    expect((late.body as Problem).errors?.[0]?.pointer).toBe('/basedOn');
    const onTop = { ...three, basedOn: { id: first.id, number: 7 } };
    const taken = await kept(onTop, framework({ number: 9 }), '2099-09-01');
    await proposal(taken).expect(201);
    await editor.get(`/api/framework/versions/${first.id}/impact`).expect(409);
    const { body: impact } = await approver
      .get(`/api/framework/versions/${second.id}/impact`)
      .expect(200);
    expect(impact).toMatchObject({ comparedWith: 7, effectiveFrom: '2099-08-01', people: [] });
  });

  it('is discarded by its author', async () => {
    const { id, hasShape } = await begin(JSON.stringify({ anything: true }));
    expect(hasShape).toBe(false);
    await editor.delete(`/api/framework/drafts/${id}`).set('if-match', '"1"').expect(204);
    await editor.get(`/api/framework/drafts/${id}`).expect(404);
  });
});

describe('the policy', () => {
  it('holds from its approval on; with inheritance off the hole shows as a warning', async () => {
    const { body } = await editor
      .post('/api/policy', { document: policy({ number: 2, inheritance: 'off' }) })
      .expect(201);
    const { id, sha256, state } = body as PolicyVersionView;
    expect(state).toBe('proposed');
    const comparedWith = await comparedNow(editor, 'policy');
    const approval = { sha256, comparedWith };
    await editor.post(`/api/policy/versions/${id}/approval`, approval).expect(403);
    const { body: approved } = await approver
      .post(`/api/policy/versions/${id}/approval`, approval)
      .expect(201);
    expect((approved as PolicyVersionView).state).toBe('in-force');
    const { body: held } = await editor.get('/api/framework').expect(200);
    expect((held as FrameworkView).policy.inheritance).toBe('off');
    expect((held as FrameworkView).warnings.join('\n')).toMatch(
      /Advanced Adapter may take .* but has no requirement for OAR outlining/,
    );
    const { body: versions } = await editor.get('/api/policy/versions').expect(200);
    const states = (versions as Page<PolicyVersionView>).items.map((version) => version.state);
    expect(states).toEqual(['in-force', 'superseded']);
  });

  it('names who proposed and who approved it, and hands it out byte for byte under its hash', async () => {
    const text = `${policy({ number: 4, inheritance: 'on' })}\n\n`;
    const { body } = await editor.post('/api/policy', { document: text }).expect(201);
    const { id, sha256 } = body as PolicyVersionView;
    expect(body).toMatchObject({
      proposedBy: { id: editor.personId, displayName: 'Editor-1' },
      approvedBy: null,
    });
    const { body: impact } = await approver.get(`/api/policy/versions/${id}/impact`).expect(200);
    expect(impact).toMatchObject({ peopleHolding: 0, people: [], regaining: [] });
    await approveVersion(approver, 'policy', { id, sha256 });
    await approver.get(`/api/policy/versions/${id}/impact`).expect(409);
    await approver.get(`/api/policy/versions/${approver.personId}/impact`).expect(404);
    const { body: versions } = await editor.get('/api/policy/versions').expect(200);
    const { items } = versions as Page<PolicyVersionView>;
    expect(items.find((version) => version.id === id)?.approvedBy).toEqual({
      id: approver.personId,
      displayName: 'Approver-1',
    });
    expect(items.at(-1)).toMatchObject({ number: 1, proposedBy: null, approvedBy: null });

    const path = `/api/policy/versions/${id}/document`;
    const response = await approver.get(path).buffer(true).expect(200);
    expect([response.text, response.headers['etag']]).toEqual([text, `"${sha256}"`]);
    await approver.get(`/api/policy/versions/${approver.personId}/document`).expect(404);
  });

  it('of two at once the second is not approved until it was compared with the first', async () => {
    const [one, two] = [
      await editor.post('/api/policy', { document: policy({ number: 5, inheritance: 'off' }) }),
      await editor.post('/api/policy', { document: policy({ number: 6, inheritance: 'on' }) }),
    ].map(({ body }) => body as PolicyVersionView);
    if (one === undefined || two === undefined) throw new Error('Both were proposed');
    const path = `/api/policy/versions/${two.id}/approval`;
    await approver.post(path, { sha256: two.sha256 }).expect(400);
    const comparedWith = await comparedNow(approver, 'policy');
    await approveVersion(approver, 'policy', one);
    for (const other of [comparedWith, null, two.id]) {
      const { body } = await approver
        .post(path, { sha256: two.sha256, comparedWith: other })
        .expect(409);
      expect(body).toMatchObject({
        detail: expect.stringMatching(/^Version 5 is the latest approved one now/) as string,
        errors: [{ pointer: '/comparedWith' }],
      });
    }
    const { body: held } = await editor.get('/api/framework').expect(200);
    expect((held as FrameworkView).policy).toMatchObject({ number: 5, inheritance: 'off' });
    await approveVersion(approver, 'policy', two);
  });

  it('is refused where a key is missing', async () => {
    const document = policy({ number: 3 }).replace('"reciprocalWindow"', '"reciprocal"');
    const { body } = await editor.post('/api/policy', { document }).expect(422);
    expect((body as Problem).errors?.map(({ pointer }) => pointer)).toContain(
      '/document/reciprocalWindow',
    );
  });
});
