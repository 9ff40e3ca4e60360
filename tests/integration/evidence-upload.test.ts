import { request as httpRequest } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDay, Instant } from '@oart/competency';
import type { EvidenceRequest, EvidenceUploadView, EvidenceView, Problem } from '@oart/contract';
import { auditorForMonths } from '../support/accounts.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { signIn } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import {
  announcement,
  contentDigest,
  declareContent,
  pdfFile,
  pdfOfSize,
  putContent,
  sha256Of,
  upload,
} from '../support/uploads.ts';

const TEN_MIB = 10 * 1024 * 1024;

let product: Product;
let adapter: TestMember;
let assessor: TestMember;

beforeAll(async () => {
  product = await startProduct({ employers: ['Hospital', 'Elsewhere'] });
  adapter = await joinMember(product, 'Adapter-1', ['staff-member']);
  assessor = await joinMember(product, 'AA-1', ['staff-member', 'assessor']);
});

afterAll(() => product.close());

async function announced(
  bytes: Buffer,
  fields: Partial<EvidenceRequest> = {},
): Promise<EvidenceRequest> {
  const request = announcement(bytes, 'Adapter-1', fields);
  await adapter.post('/api/evidence', request).expect(201);
  return request;
}

async function stored(): Promise<{ rows: number; files: number; quarantined: number }> {
  const [row] = await query(
    product.database.urls.app,
    'select count(*)::int as count from oart.evidence',
    [],
    product.administrators[0]?.employerId,
  );
  const evidence = join(product.database.settings.dataDirectory, 'evidence');
  const cas = readdirSync(join(evidence, 'cas'), { recursive: true, withFileTypes: true });
  return {
    rows: Number(row?.['count']),
    files: cas.filter((entry) => entry.isFile()).length,
    quarantined: readdirSync(join(evidence, 'quarantine')).length,
  };
}

/** Waits until the product has begun to receive so many files, or has let go of them. */
async function quarantineHolds(files: number): Promise<void> {
  while ((await stored()).quarantined !== files) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function expectNothingStored(attempt: () => Promise<unknown>): Promise<void> {
  const before = await stored();
  await attempt();
  expect(await stored()).toEqual(before);
}

function pointersOf(body: unknown): readonly string[] {
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

describe('an upload', () => {
  it('is announced, sent, and answered when file and row are stored', async () => {
    const bytes = pdfFile();
    const request = announcement(bytes, 'Adapter-1');
    const { body: pending } = await adapter.post('/api/evidence', request).expect(201);
    expect(pending).toEqual({
      id: request.id,
      state: 'pending',
      contentUrl: `/api/evidence/${request.id}/content`,
    } satisfies EvidenceUploadView);
    const { body } = await putContent(adapter, request.id, bytes).send(bytes).expect(201);
    expect(body).toMatchObject({
      id: request.id,
      state: 'submitted',
      person: { id: adapter.personId, displayName: 'Adapter-1' },
      submittedBy: { id: adapter.personId },
      title: 'Tutorial certificate, DIR evaluation',
      nameMatch: 'name-matches',
      doubts: [],
      file: { size: bytes.length, sha256: sha256Of(bytes) },
      mayReview: { allowed: false },
    });
    const sha256 = sha256Of(bytes);
    const path = join('cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const evidence = join(product.database.settings.dataDirectory, 'evidence');
    expect(readdirSync(join(evidence, path, '..'))).toEqual([sha256]);
  });

  it('gets the same answer when announcement and PUT are repeated', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes);
    const first = await putContent(adapter, request.id, bytes).send(bytes).expect(201);
    expect(first.headers['idempotent-replay']).toBeUndefined();
    await expectNothingStored(async () => {
      const { body } = await adapter.post('/api/evidence', request).expect(201);
      expect((body as EvidenceUploadView).state).toBe('submitted');
      const again = await putContent(adapter, request.id, bytes).send(bytes).expect(201);
      expect(again.headers['idempotent-replay']).toBe('true');
      expect(again.body).toEqual(first.body);
      const other = pdfFile();
      await putContent(adapter, request.id, other).send(other).expect(409);
    });
  });

  it('is not taken for stored when what it says was changed after it was', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes);
    await putContent(adapter, request.id, bytes).send(bytes).expect(201);
    await expectNothingStored(async () => {
      const changed = { ...request, occurredOn: '2026-01-06', issuer: 'Another' };
      const { body } = await adapter.post('/api/evidence', changed).expect(409);
      const { detail, errors } = body as Problem;
      expect(detail).toContain('as it was first sent');
      expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(['/issuer', '/occurredOn']);
    });
  });

  it('is one record when the same PUT comes twice at once', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes);
    const before = await stored();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => putContent(adapter, request.id, bytes).send(bytes)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await stored()).toEqual({ ...before, rows: before.rows + 1, files: before.files + 1 });
  });

  it('of exactly 10 MiB is taken', async () => {
    const bytes = pdfOfSize(TEN_MIB);
    const request = await announced(bytes);
    await putContent(adapter, request.id, bytes).send(bytes).expect(201);
  });

  it('may be a PNG', async () => {
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const file = {
      name: 'scan.png',
      mediaType: 'image/png',
      size: bytes.length,
      sha256: sha256Of(bytes),
    };
    const request = await announced(bytes, { file });
    await putContent(adapter, request.id, bytes)
      .set('content-type', 'image/png')
      .send(bytes)
      .expect(201);
  });
});

describe('bytes are refused, and nothing is stored,', () => {
  it('with 10 MiB and one byte', async () => {
    const bytes = pdfOfSize(TEN_MIB + 1);
    const request = announcement(bytes, 'Adapter-1');
    await expectNothingStored(async () => {
      const { body } = await adapter.post('/api/evidence', request).expect(413);
      expect(pointersOf(body)).toEqual(['/file/size']);
      const small = await announced(pdfFile());
      const refused = await declareContent(adapter, small.id, bytes);
      expect(refused.status).toBe(413);
      expect(refused.body).toMatchObject({ type: '/problems/too-large' });
    });
  });

  it('where they are not those of the digest', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes);
    const other = Buffer.from(bytes).fill(0x41, 12, 20);
    await expectNothingStored(async () => {
      const lied = await putContent(adapter, request.id, bytes).send(other).expect(422);
      expect(lied.body).toMatchObject({ type: '/problems/digest-mismatch' });
      const another = await putContent(adapter, request.id, other).send(other).expect(422);
      expect(pointersOf(another.body)).toEqual(['Content-Digest']);
    });
  });

  it('without a digest, or with one that is not SHA-256', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes);
    for (const digest of ['', 'sha-512=:AAAA:', 'sha-256=abc']) {
      const { body } = await putContent(adapter, request.id, bytes)
        .set('content-digest', digest)
        .send(bytes)
        .expect(400);
      expect(pointersOf(body)).toEqual(['Content-Digest']);
    }
  });

  it('with another length than announced', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes);
    await expectNothingStored(async () => {
      const longer = Buffer.concat([bytes, Buffer.from('\n')]);
      const { body } = await putContent(adapter, request.id, bytes).send(longer).expect(422);
      expect(pointersOf(body)).toEqual(['Content-Length']);
    });
  });

  it.each([
    ['a renamed executable', Buffer.from('MZ\u0090\u0000This program cannot be run', 'latin1')],
    ['a page with a script', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a PDF with something behind it', Buffer.concat([pdfFile(), Buffer.from('PK\u0003\u0004')])],
    ['a PDF with something before it', Buffer.concat([Buffer.from('GIF89a'), pdfFile()])],
  ])('being %s', async (_, bytes) => {
    const request = await announced(bytes, {
      file: {
        name: 'certificate.pdf',
        mediaType: 'application/pdf',
        size: bytes.length,
        sha256: sha256Of(bytes),
      },
    });
    await expectNothingStored(async () => {
      const { body } = await putContent(adapter, request.id, bytes).send(bytes).expect(415);
      expect(body).toMatchObject({ type: '/problems/unsupported-media-type' });
    });
  });

  it('as another type than announced, compressed, or as a form', async () => {
    const bytes = pdfFile();
    const { id } = await announced(bytes);
    const put = (): ReturnType<typeof putContent> => putContent(adapter, id, bytes);
    await put().set('content-type', 'image/png').send(bytes).expect(415);
    await put().set('content-encoding', 'gzip').send(bytes).expect(415);
    await put().set('content-type', 'multipart/form-data; boundary=x').send(bytes).expect(415);
  });

  it('without a length', async () => {
    const bytes = pdfFile();
    const { id } = await announced(bytes);
    const status = await sendRaw(adapter, id, bytes, (send) => {
      send.setHeader('transfer-encoding', 'chunked');
      send.end(bytes);
    });
    expect(status).toBe(411);
  });

  it('when the connection is lost, and the same PUT then succeeds', async () => {
    const bytes = pdfOfSize(200_000);
    const request = await announced(bytes);
    await expectNothingStored(async () => {
      await sendRaw(adapter, request.id, bytes, (send) => {
        send.setHeader('content-length', String(bytes.length));
        send.write(bytes.subarray(0, 100_000));
        void quarantineHolds(1).then(() => send.destroy());
      });
      await quarantineHolds(0);
    });
    await putContent(adapter, request.id, bytes).send(bytes).expect(201);
  });

  it('for an upload of somebody else, of nobody, or of another employer', async () => {
    const bytes = pdfFile();
    const { id } = await announced(bytes);
    await expectNothingStored(async () => {
      await putContent(assessor, id, bytes).send(bytes).expect(404);
      await putContent(adapter, crypto.randomUUID(), bytes).send(bytes).expect(404);
    });
  });
});

describe('an announcement', () => {
  it.each<[string, number, string, Partial<EvidenceRequest> | object]>([
    ['of a certificate from tomorrow', 422, '/occurredOn', { occurredOn: '2099-01-01' }],
    ['of an issue date to come', 422, '/issuedOn', { issuedOn: '2099-01-01' }],
    ['of 30 February', 400, '/occurredOn', { occurredOn: '2026-02-30' }],
    ['with a NUL in the text', 400, '/issuer', { issuer: 'Pro\u0000Know' }],
    ['with a lone surrogate', 400, '/nameAsPrinted', { nameAsPrinted: 'A\ud800' }],
    ['with a field that is not known', 400, '/colour', { colour: 'red' }],
    ['with a wrong type', 400, '/score', { score: '88' }],
    ['of an unknown kind', 400, '/type', { type: 'diploma' }],
    ['with an id that is no UUIDv7', 400, '/id', { id: '8d9f4b3e-8a47-4bb0-9e65-0a4bdb0f1b1d' }],
    ['of an unknown skill', 422, '/skill', { skill: 'target-outlinings' }],
    ['of an unknown treatment site', 422, '/treatmentSites/0', { treatmentSites: ['lung'] }],
    [
      'of an unknown structure',
      422,
      '/structures/0/structure',
      { structures: [{ structure: 'nose', score: 90, passMark: 75, attempt: 1 }] },
    ],
    ['of ratings beyond five', 400, '/likert', { likert: [4, 6] }],
    [
      'of an experience that ends before it begins',
      422,
      '/experience/until',
      {
        type: 'experience-claim',
        experience: { activity: 'plan-checking', from: '2025-02-01', until: '2025-01-01', wte: 1 },
      },
    ],
    ['that names an NHS number', 422, '/issuer', { issuer: 'Log of 943 476 5919' }],
    [
      'with a countersigner who is not on file',
      400,
      '/countersignerId',
      { countersignerId: '019ab000-0000-7000-8000-000000000000' },
    ],
  ])('%s is refused by pointer', async (_, status, pointer, fields) => {
    await expectNothingStored(async () => {
      const request = { ...announcement(pdfFile(), 'Adapter-1'), ...fields };
      const { body } = await adapter.post('/api/evidence', request).expect(status);
      expect(pointersOf(body)).toContain(pointer);
      const id = (fields as { id?: string }).id ?? request.id;
      const bytes = pdfFile();
      await putContent(adapter, id, bytes).send(bytes).expect(404);
    });
  });

  it('names every fault at once', async () => {
    const request = announcement(pdfFile(), 'Adapter-1', {
      occurredOn: '2099-01-01',
      skill: 'unheard-of',
      treatmentSites: ['lung'],
    });
    const { body } = await adapter.post('/api/evidence', request).expect(422);
    expect(pointersOf(body)).toEqual(['/occurredOn', '/skill', '/treatmentSites/0']);
    expect((body as Problem).errors?.[0]?.message).toContain('01 Jan 2099');
  });

  it('that is no JSON is refused', async () => {
    const { body } = await adapter
      .post('/api/evidence')
      .set('content-type', 'application/json')
      .send('{"id":')
      .expect(400);
    expect(body).toMatchObject({ type: '/problems/malformed-request' });
  });

  it('for another person is an assessor’s or verifier’s, within the employer', async () => {
    const own = announcement(pdfFile(), 'Adapter-1', { personId: adapter.personId });
    await assessor.post('/api/evidence', own).expect(201);
    const other = announcement(pdfFile(), 'AA-1', { personId: assessor.personId });
    await adapter.post('/api/evidence', other).expect(403);
    const stranger = product.administrators[1]?.personId ?? '';
    const elsewhere = announcement(pdfFile(), 'SA-2', { personId: stranger });
    await assessor.post('/api/evidence', elsewhere).expect(404);
  });

  it('may be put right until the bytes have come, by whoever made it', async () => {
    const bytes = pdfFile();
    const request = await announced(bytes, { issuer: 'ProKnov' });
    await assessor.post('/api/evidence', { ...request, issuer: 'Mine' }).expect(409);
    await adapter.post('/api/evidence', { ...request, issuer: 'ProKnow' }).expect(201);
    const { body } = await putContent(adapter, request.id, bytes).send(bytes).expect(201);
    expect((body as EvidenceView).issuer).toBe('ProKnow');
  });
});

describe('uploads that are never sent', () => {
  it('are fifty at most, and gone after a day', async () => {
    const hoarder = await joinMember(product, 'Adapter-9', ['staff-member']);
    const announce = (): ReturnType<TestMember['post']> =>
      hoarder.post('/api/evidence', announcement(pdfFile(), 'Adapter-9'));
    for (let count = 0; count < 50; count++) await announce().expect(201);
    const { body } = await announce().expect(429);
    expect(body).toMatchObject({ type: '/problems/too-many-requests' });
    const dayLater = new Date(Date.now() + 25 * 3_600_000).toISOString() as Instant;
    await product.database.installation.moveClock(dayLater);
    await announce().expect(201);
  });
});

describe('score and dates (scenario 48)', () => {
  const scored = (...scores: readonly number[]): Partial<EvidenceRequest> => ({
    type: 'proknow-certificate',
    skill: 'oar-outlining',
    treatmentSites: ['prostate'],
    structures: scores.map((score, place) => ({
      structure: 'rectum',
      score,
      passMark: 75,
      attempt: place + 1,
    })),
  });
  const certificate = (fields: Partial<EvidenceRequest>): EvidenceRequest =>
    announcement(pdfFile(), 'Adapter-1', fields);

  it('refuse 74 sent as a pass and take 75', async () => {
    const { body } = await adapter.post('/api/evidence', certificate(scored(74))).expect(422);
    expect(pointersOf(body)).toEqual(['/structures/0/score']);
    expect((body as Problem).detail).toMatch(/rectum is 74, below the pass mark 75/);
    await adapter.post('/api/evidence', certificate(scored(75))).expect(201);
    const attempt = certificate({ ...scored(74), submittedAs: 'attempt' });
    await adapter.post('/api/evidence', attempt).expect(201);
  });

  it('keep a first attempt of 60 beside the redo of 88', async () => {
    const view = await upload(adapter, 'Adapter-1', scored(60, 88));
    expect(view.structures.map(({ score, attempt }) => [attempt, score])).toEqual([
      [1, 60],
      [2, 88],
    ]);
  });

  it.each<[string, Partial<EvidenceRequest>, readonly string[]]>([
    ['at the mark of the framework', scored(75), ['Rectum: 75 is exactly the pass mark.']],
    ['at the mark after a lower one', scored(60, 75), ['Rectum: 75 is exactly the pass mark.']],
    ['at the mark and better later', scored(75, 82), []],
    ['just above the mark', scored(75.5), []],
    [
      'at the mark of the whole',
      { score: 80, passMark: 80 },
      ['The score of 80 is exactly the pass mark.'],
    ],
    [
      'at the mark of the whole and below that of the framework',
      {
        ...scored(),
        structures: [{ structure: 'rectum', score: 70, passMark: 60, attempt: 1 }],
        score: 80,
        passMark: 80,
      },
      [
        'The score of 80 is exactly the pass mark.',
        'Rectum: 70 is below the framework’s pass mark of 75.',
      ],
    ],
    ['above the mark of the whole', { score: 81, passMark: 80 }, []],
  ])('are doubted %s', async (_, fields, doubts) => {
    expect((await upload(adapter, 'Adapter-1', fields)).doubts).toEqual(doubts);
  });

  it.each<[string, Partial<EvidenceRequest>, readonly string[]]>([
    ['on its day', { issuedOn: '2026-01-05' }, []],
    [
      'the day before its training',
      { issuedOn: '2026-01-04' },
      ['It was issued on 04 Jan 2026, before the training of 05 Jan 2026.'],
    ],
  ])('are doubted where it was issued %s', async (_, fields, doubts) => {
    expect((await upload(adapter, 'Adapter-1', fields)).doubts).toEqual(doubts);
  });

  it.each<[string, readonly (string | null)[], readonly string[]]>([
    ['on the day of the training', ['2026-01-02', '2026-01-05'], []],
    ['on a day that nobody knows', ['2026-01-04', null], []],
    ['later', ['2026-01-06'], []],
    [
      'before it',
      ['2026-01-04', '2019-01-05'],
      ['Its last attempt was completed on 04 Jan 2026; the training is said to be of 05 Jan 2026.'],
    ],
  ])('are doubted where the last attempt was completed %s', async (_, days, doubts) => {
    const structures = days.map((completedOn, place) => ({
      structure: 'rectum',
      score: 90,
      passMark: 75,
      attempt: place + 1,
      completedOn: completedOn as CalendarDay | null,
    }));
    expect((await upload(adapter, 'Adapter-1', { ...scored(), structures })).doubts).toEqual(
      doubts,
    );
  });

  it('take a certificate older than twelve months as too old for a first grant', async () => {
    const old = { ...scored(90), occurredOn: '2020-01-01' };
    const view = await upload(adapter, 'Adapter-1', old);
    expect(view.tooOldForFirstGrant).toBe(true);
    expect(view.doubts).toEqual(['Done on 01 Jan 2020: too old for a first grant.']);
  });
});

describe('a record of another employer', () => {
  it('does not exist for a stranger', async () => {
    const view = await upload(adapter, 'Adapter-1');
    const other = product.administrators[1];
    const administrator = await signIn(product.url, other?.signInName ?? '', other?.password ?? '');
    const { body } = await administrator
      .post('/api/people', { staffNumber: 'X1', displayName: 'Stranger-1', aliases: [] })
      .expect(201);
    const { id: personId } = body as { id: string };
    await administrator
      .post('/api/accounts', {
        signInName: 'stranger-1',
        personId,
        permissions: ['staff-member', 'verifier', 'auditor'],
        ...(await auditorForMonths(administrator)),
        initialPassword: 'orbit candle seven maple',
      })
      .expect(201);
    const stranger = await signIn(product.url, 'stranger-1', 'orbit candle seven maple');
    for (const path of ['', '/content']) {
      const { body: mine } = await stranger.get(`/api/evidence/${view.id}${path}`).expect(404);
      const { body: nobodys } = await stranger
        .get(`/api/evidence/${crypto.randomUUID()}${path}`)
        .expect(404);
      expect({ ...(mine as object), instance: '' }).toEqual({
        ...(nobodys as object),
        instance: '',
      });
    }
    const { body: list } = await stranger.get('/api/evidence').expect(200);
    expect((list as { items: unknown[] }).items).toEqual([]);
  });
});

/** Sends what no client library would: gives the status, or null where the connection was lost. */
function sendRaw(
  who: SignedIn,
  id: string,
  bytes: Buffer,
  send: (request: ReturnType<typeof httpRequest>) => void,
): Promise<number | null> {
  return new Promise((resolve) => {
    const request = httpRequest(
      new URL(`/api/evidence/${id}/content`, who.url),
      {
        method: 'PUT',
        headers: {
          cookie: who.cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/pdf',
          'content-digest': contentDigest(bytes),
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? null);
      },
    );
    request.on('error', () => {
      resolve(null);
    });
    send(request);
  });
}
