import { readFileSync } from 'node:fs';
import type { Response } from 'supertest';
import type { CalendarDay } from '@oart/competency';
import type {
  AgencyRequestsView,
  ContouringLogView,
  EvidenceReadingView,
  EvidenceRequest,
  EvidenceView,
  Page,
  Problem,
} from '@oart/contract';
import { writtenRecord } from '@oart/contract';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { CATALOGUE, pdfDocument } from '../support/pdf-document.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { verify } from '../support/training.ts';
import {
  announcement,
  contentDigest,
  pdfFile,
  putContent,
  sha256Of,
  upload,
} from '../support/uploads.ts';

type Case = NonNullable<EvidenceRequest['caseLog']>[number];

const NHS_NUMBER = '943 476 5919';

let product: Product;
let trainee: TestMember;
let supervisor: TestMember;
let colleague: TestMember;
let verifier: TestMember;

beforeAll(async () => {
  product = await startProduct();
  trainee = await joinMember(product, 'Adapter-1', ['staff-member']);
  supervisor = await joinMember(product, 'AA-1', ['staff-member', 'verifier']);
  colleague = await joinMember(product, 'Adapter-2', ['staff-member']);
  verifier = await joinMember(product, 'AA-2', ['staff-member', 'verifier']);
});

afterAll(() => product.close());

async function refusedPointers(fields: Partial<EvidenceRequest>): Promise<readonly string[]> {
  const request = announcement(pdfFile(), 'Adapter-1', fields);
  const { body, status } = await trainee.post('/api/evidence', request);
  expect([400, 422]).toContain(status);
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

/** The announcement of a record whose document is what was entered. */
function written(fields: Partial<EvidenceRequest>): { request: EvidenceRequest; text: Buffer } {
  const entered = announcement(Buffer.alloc(0), 'Adapter-1', fields);
  const text = Buffer.from(writtenRecord(entered, nameOf));
  return { request: { ...entered, file: markdown(text) }, text };
}

/** Where an announcement that is sent again says something else than what is stored under its id. */
async function storedOtherwise(who: TestMember, request: EvidenceRequest): Promise<unknown> {
  const { body } = await who.post('/api/evidence', request).expect(409);
  const { type, errors = [] } = body as Problem;
  return [type.split('/').at(-1)?.split(':').at(-1), ...errors.map(({ pointer }) => pointer)];
}

/** Announces and sends a record whose document is what was entered. */
async function write(fields: Partial<EvidenceRequest>): Promise<EvidenceView> {
  return send(written(fields));
}

async function send({ request, text }: ReturnType<typeof written>): Promise<EvidenceView> {
  await trainee.post('/api/evidence', request).expect(201);
  const { body } = await putContent(trainee, request.id, text)
    .set('content-type', 'text/markdown')
    .send(text)
    .expect(201);
  return body as EvidenceView;
}

const nameOf = (id: string): string => (id === supervisor.personId ? 'AA-1' : '');
const markdown = (text: Buffer): EvidenceRequest['file'] => ({
  name: 'log.md',
  mediaType: 'text/markdown',
  size: text.length,
  sha256: sha256Of(text),
});

describe('a supervised case log', () => {
  const supervised = (reference: string, fields: Partial<Case> = {}): Case => ({
    reference,
    on: '2026-01-05',
    treatmentSite: 'prostate',
    supervisorId: supervisor.personId,
    intervention: false,
    outcome: 'Contours approved',
    ...fields,
  });
  const log = (caseLog: readonly Case[]): Partial<EvidenceRequest> => ({
    type: 'supervised-case-log',
    skill: 'oar-outlining',
    caseLog,
  });

  it('is counted from its cases and is its own document (scenario 27)', async () => {
    const ten = Array.from({ length: 10 }, (_, place) =>
      supervised(`C${String(place)}`, { intervention: place === 9 }),
    );
    const view = await write(log(ten));
    expect(view).toMatchObject({
      cases: 10,
      casesWithoutIntervention: 9,
      treatmentSites: ['prostate'],
      file: { mediaType: 'text/markdown' },
    });
    expect(view.caseLog[9]).toEqual({
      reference: 'C9',
      on: '2026-01-05',
      treatmentSite: 'prostate',
      supervisor: { id: supervisor.personId, displayName: 'AA-1' },
      intervention: true,
      outcome: 'Contours approved',
    });
    const { text } = await trainee.get(`/api/evidence/${view.id}/content`).expect(200);
    expect(text).toContain('| C9 | 2026-01-05 | prostate | AA-1 | yes | Contours approved |');
    expect(await refusedPointers(log([supervised('C9')]))).toEqual(['/caseLog/0/reference']);
    expect((await verify(supervisor, view.id)).state).toBe('verified');
  });

  it('is the same again, and no other case is taken for stored', async () => {
    const sent = written(log([supervised('C30'), supervised('C31')]));
    await send(sent);
    const { request } = sent;
    const { body } = await trainee.post('/api/evidence', request).expect(201);
    expect(body).toMatchObject({ id: request.id, state: 'submitted' });
    const other = [supervised('C30'), supervised('C31', { intervention: true })];
    expect(await storedOtherwise(trainee, { ...request, caseLog: other })).toEqual([
      'stored-otherwise',
      '/caseLog',
    ]);
  });

  it.each<[string, () => Partial<EvidenceRequest>, readonly string[]]>([
    ['without cases', () => log([]), ['/caseLog']],
    [
      'with typed numbers',
      () => ({ ...log([supervised('C20')]), cases: 10, casesWithoutIntervention: 10 }),
      ['/cases', '/casesWithoutIntervention'],
    ],
    [
      'supervised by the trainee',
      () => log([supervised('C20', { supervisorId: trainee.personId })]),
      ['/caseLog/0/supervisorId'],
    ],
    [
      'supervised by nobody here',
      () => log([supervised('C20', { supervisorId: crypto.randomUUID() })]),
      ['/caseLog/0/supervisorId'],
    ],
    [
      'with a case twice',
      () => log([supervised('C20'), supervised('C20')]),
      ['/caseLog/1/reference'],
    ],
    [
      'with a case of tomorrow, elsewhere',
      () => log([supervised('C20', { on: '2199-01-01', treatmentSite: 'brain' })]),
      ['/caseLog/0/on', '/caseLog/0/treatmentSite'],
    ],
    [
      'with an NHS number for a reference and in the outcome',
      () => log([supervised('9434765919', { outcome: `seen with ${NHS_NUMBER}` })]),
      ['/caseLog/0/reference', '/caseLog/0/outcome'],
    ],
    ['with a name for a reference', () => log([supervised('Mrs A')]), ['/caseLog/0/reference']],
  ])('%s is refused where the fault is', async (_, fields, pointers) => {
    expect(await refusedPointers(fields())).toEqual(pointers);
  });
});

describe('a reflective log', () => {
  const log = (text: string): Partial<EvidenceRequest> => ({
    type: 'reflective-log',
    skill: 'target-outlining',
    treatmentSites: ['cervix'],
    reflection: {
      answers: [{ prompt: 'What will you do differently next time?', text }],
      caseReferences: ['C7'],
    },
  });

  it('is kept as it was written, with its cases', async () => {
    const view = await write(log('Start at the apex.\nThen the base.'));
    expect(view.reflection).toEqual(log('Start at the apex.\nThen the base.').reflection);
    const { text } = await supervisor.get(`/api/evidence/${view.id}/content`).expect(200);
    expect(text).toMatch(/## What will you do differently.*\n\nStart at the apex\.\nThen/);
  });

  it('is blocked with an NHS number, and told where it stands (scenario 49)', async () => {
    const request = announcement(pdfFile(), 'Adapter-1', log(`Seen with ${NHS_NUMBER}.`));
    const { body } = await trainee.post('/api/evidence', request).expect(422);
    expect((body as Problem).errors).toEqual([
      {
        pointer: '/reflection/answers/0/text',
        message:
          'This holds what reads as an NHS number (characters 11 to 22): take it out before sending.',
      },
    ]);
  });

  it('with a birthday warns its verifier', async () => {
    const view = await upload(trainee, 'Adapter-1', log('Patient born 03/04/1961.'));
    expect(view.doubts).toEqual([
      'The text holds what reads as a date of birth: is it a patient’s?',
    ]);
  });

  it('is not taken with another text than was entered', async () => {
    const text = Buffer.from('# Something else\n');
    expect(await refusedPointers({ ...log('The apex.'), file: markdown(text) })).toEqual([
      '/file/sha256',
    ]);
    expect(await refusedPointers({ file: markdown(text) })).toEqual(['/file/mediaType']);
  });

  it.each<[string, NonNullable<EvidenceRequest['reflection']> | null]>([
    ['no reflection', null],
    ['no answer', { answers: [], caseReferences: ['C7'] }],
  ])('written here with %s is refused', async (_, reflection) => {
    const entered = announcement(Buffer.alloc(0), 'Adapter-1', { ...log(''), reflection });
    const file = markdown(Buffer.from(writtenRecord(entered, nameOf)));
    expect(await refusedPointers({ ...log(''), reflection, file })).not.toEqual([]);
  });
});

describe('what is typed beside a certificate', () => {
  it('is blocked with an NHS number wherever it stands', async () => {
    const score = { structure: 'rectum', score: 80, passMark: 75, attempt: 1 };
    expect(
      await refusedPointers({
        softwareVersions: [`2.0 ${NHS_NUMBER}`],
        structures: [{ ...score, dataSet: NHS_NUMBER, modality: null, completedOn: null }],
      }),
    ).toEqual(['/softwareVersions/0', '/structures/0/dataSet']);
  });
});

describe('a contouring log that comes as a table', () => {
  const HEAD = 'structure,score,pass mark,attempt,completed on,data set,modality,profile name';
  const line = (structure: string, score: number, attempt: number): string =>
    `${structure},${String(score)},75,${String(attempt)},2026-01-05,Pelvis 1,CT,Contourist77`;
  const csv = (lines: readonly string[]): Buffer => Buffer.from([HEAD, ...lines].join('\r\n'));

  async function sendTable(
    table: Buffer,
    fields: Partial<EvidenceRequest> = {},
  ): Promise<Response> {
    const request = announcement(table, 'Contourist77', {
      type: 'proknow-log',
      skill: 'oar-outlining',
      treatmentSites: ['prostate'],
      ...fields,
    });
    const file = { ...request.file, name: 'log.csv', mediaType: 'text/csv' };
    await trainee.post('/api/evidence', { ...request, file }).expect(201);
    return putContent(trainee, request.id, table).set('content-type', 'text/csv').send(table);
  }

  const attempts = [line('Bladder', 60, 1), line('Bladder', 88, 2), line('Rectum', 70, 1)];

  it('keeps every attempt, and one counts for each structure that was passed (scenario 48)', async () => {
    const { status, body } = await sendTable(csv(attempts));
    expect(status).toBe(201);
    const { structures, id } = body as EvidenceView;
    expect(structures).toEqual([
      expect.objectContaining({ structure: 'bladder', score: 60, attempt: 1, modality: 'ct' }),
      expect.objectContaining({ structure: 'bladder', score: 88, completedOn: '2026-01-05' }),
      expect.objectContaining({ structure: 'rectum', score: 70, dataSet: 'Pelvis 1' }),
    ]);
    const file = await supervisor.get(`/api/evidence/${id}/content`).expect(200);
    expect(file.headers['content-type']).toMatch(/^text\/csv/);
    const preview = await trainee
      .post('/api/evidence/contouring-log', { text: csv(attempts).toString() })
      .expect(200);
    const { attempts: read } = preview.body as ContouringLogView;
    expect(read.map(({ line: at, counts }) => [at, counts])).toEqual([
      [2, false],
      [3, true],
      [4, false],
    ]);
  });

  it.each([
    ['a cell that is no score', [line('Bladder', 300, 1)], '/lines/2/score'],
    [
      'a structure that the framework does not know',
      [...attempts, line('Moon', 80, 1)],
      '/lines/5/structure',
    ],
    ['an attempt twice', [...attempts, line('Bladder', 90, 2)], '/lines/5/attempt'],
    [
      'a day that is still to come',
      [line('Bladder', 90, 1).replace('2026', '2199')],
      '/lines/2/completed on',
    ],
    [
      'another profile',
      [line('Bladder', 90, 1).replace('Contourist77', 'Other')],
      '/nameAsPrinted',
    ],
    ['an NHS number', [line('Bladder', 90, 1).replace('Pelvis 1', NHS_NUMBER)], ''],
  ])('with %s is refused as a whole, by its place', async (_, lines, pointer) => {
    const before = (await trainee.get('/api/evidence').expect(200)).body as Page<EvidenceView>;
    const { status, body } = await sendTable(csv(lines));
    expect([400, 422]).toContain(status);
    expect((body as Problem).errors?.map((error) => error.pointer)).toEqual([pointer]);
    const read = await trainee.post('/api/evidence/contouring-log', {
      text: csv(lines).toString(),
    });
    const inTable = (read.body as Problem).errors?.map((error) => error.pointer) ?? [];
    const isLine = (at: string): boolean => at.startsWith('/lines');
    expect(inTable.filter(isLine)).toEqual([pointer].filter(isLine));
    const after = (await trainee.get('/api/evidence').expect(200)).body as Page<EvidenceView>;
    expect(after.items.length).toBe(before.items.length);
  });

  it('names its profile in the same letters, however these are coded', async () => {
    const table = csv([line('Bladder', 93, 1).replace('Contourist77', 'Zoe\u0308-77')]);
    expect((await sendTable(table, { nameAsPrinted: 'Zo\u00eb-77' })).status).toBe(201);
    expect((await sendTable(table, { nameAsPrinted: 'Zoe-77' })).status).toBe(400);
  });

  it('is the same again, and neither another table nor another field is taken for stored', async () => {
    const table = csv([line('Bladder', 91, 1)]);
    const announced = announcement(table, 'Contourist77', {
      type: 'proknow-log',
      skill: 'oar-outlining',
      treatmentSites: ['prostate'],
    });
    const file = { ...announced.file, name: 'log.csv', mediaType: 'text/csv' };
    const request = { ...announced, file };
    const put = (bytes: Buffer) => putContent(trainee, request.id, bytes, 'text/csv').send(bytes);
    await trainee.post('/api/evidence', request).expect(201);
    const first = await put(table).expect(201);
    await trainee.post('/api/evidence', request).expect(201);
    expect((await put(table).expect(201)).body).toEqual(first.body);
    const elsewhere = { ...request, treatmentSites: ['bladder'] };
    expect(await storedOtherwise(trainee, elsewhere)).toEqual([
      'stored-otherwise',
      '/treatmentSites',
    ]);
    const other = csv([line('Bladder', 92, 1)]);
    const otherFile = { ...file, size: other.length, sha256: sha256Of(other) };
    expect(await storedOtherwise(trainee, { ...request, file: otherFile })).toEqual(
      expect.arrayContaining(['stored-otherwise', '/file/sha256']),
    );
    const { body } = await put(other).expect(409);
    expect((body as Problem).type).toMatch(/stored-otherwise$/);
  });

  it('that is no text at all is not taken', async () => {
    const { status } = await sendTable(Buffer.from([0x73, 0xff, 0xfe, 0x2c, 0x0a]));
    expect(status).toBe(422);
  });

  it('comes as a table for a log alone, of at most 256 KiB, without attempts beside it', async () => {
    const file = { name: 'log.csv', mediaType: 'text/csv', size: 10, sha256: 'a'.repeat(64) };
    expect(await refusedPointers({ file })).toEqual(['/file/mediaType']);
    const structures = [{ structure: 'bladder', score: 80, passMark: 75, attempt: 1 }];
    expect(await refusedPointers({ file, type: 'proknow-log', structures })).toEqual([
      '/structures',
    ]);
    const large = announcement(pdfFile(), 'Adapter-1', {
      type: 'proknow-log',
      file: { ...file, size: 256 * 1024 + 1 },
    });
    await trainee.post('/api/evidence', large).expect(413);
  });
});

describe('a sheet of several people', () => {
  const sheet = (people: readonly TestMember[]): Partial<EvidenceRequest> => ({
    type: 'mobius-training-record',
    skill: 'mobius-approval',
    participants: people.map(({ personId, displayName }) => ({
      personId,
      nameAsPrinted: displayName,
    })),
  });

  it('is one file and a record for each, verified one by one', async () => {
    const first = await upload(supervisor, 'Sheet', sheet([trainee, colleague]));
    expect(first).toMatchObject({
      person: { displayName: 'Adapter-1' },
      nameAsPrinted: 'Adapter-1',
      alsoFor: [{ id: colleague.personId, displayName: 'Adapter-2' }],
      doubts: [],
      mayReview: { allowed: false },
    });
    const own = (await colleague.get('/api/evidence').expect(200)).body as Page<EvidenceView>;
    const second = own.items.find(({ file }) => file.sha256 === first.file.sha256);
    expect(second).toMatchObject({ nameAsPrinted: 'Adapter-2', state: 'submitted' });
    const verified = await verify(verifier, first.id);
    expect(verified.state).toBe('verified');
    const other = await verifier.get(`/api/evidence/${second?.id ?? ''}`).expect(200);
    expect((other.body as EvidenceView).state).toBe('submitted');
  });

  it('is the same again, and nobody else is taken for stored', async () => {
    const bytes = pdfFile();
    const request = announcement(bytes, 'Sheet', sheet([trainee, colleague]));
    await supervisor.post('/api/evidence', request).expect(201);
    await putContent(supervisor, request.id, bytes).send(bytes).expect(201);
    await supervisor.post('/api/evidence', request).expect(201);
    const again = (people: readonly TestMember[], fields: Partial<EvidenceRequest> = {}) =>
      storedOtherwise(supervisor, { ...request, ...sheet(people), ...fields });
    expect(await again([trainee, verifier])).toEqual(['stored-otherwise', '/participants']);
    expect(await again([trainee, colleague, verifier])).toEqual([
      'stored-otherwise',
      '/participants',
    ]);
    expect(await again([trainee, colleague], { occurredOn: '2026-01-06' })).toEqual([
      'stored-otherwise',
      '/occurredOn',
    ]);
  });

  it('is not uploaded by whoever may submit only their own', async () => {
    const request = announcement(pdfFile(), 'Sheet', sheet([trainee, colleague]));
    await trainee.post('/api/evidence', request).expect(403);
  });

  it.each<[string, () => Partial<EvidenceRequest>, readonly string[]]>([
    ['of one', () => sheet([trainee]), ['/participants']],
    ['that names somebody twice', () => sheet([trainee, trainee]), ['/participants']],
    [
      'with a name that holds an NHS number',
      () => ({
        ...sheet([trainee]),
        participants: [
          { personId: trainee.personId, nameAsPrinted: 'Adapter-1' },
          { personId: colleague.personId, nameAsPrinted: `A ${NHS_NUMBER}` },
        ],
      }),
      ['/participants/1/nameAsPrinted'],
    ],
    [
      'of a kind that is one person’s',
      () => ({ ...sheet([trainee, colleague]), type: 'proknow-certificate' }),
      ['/participants'],
    ],
    [
      'with the experience of one person',
      () => ({
        ...sheet([trainee, colleague]),
        experience: {
          activity: 'plan-checking',
          from: '2024-01-01' as CalendarDay,
          until: null,
          wte: 1,
        },
      }),
      ['/participants'],
    ],
    [
      'with a holder beside it',
      () => ({ ...sheet([trainee, colleague]), personId: trainee.personId }),
      ['/personId'],
    ],
  ])('%s is refused', async (_, fields, pointers) => {
    const request = announcement(pdfFile(), 'Sheet', fields());
    const { body, status } = await supervisor.post('/api/evidence', request);
    expect([400, 422]).toContain(status);
    expect((body as Problem).errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('records of one’s own kind', () => {
  it('a session with a clinical oncologist names who confirms it', async () => {
    const session = { type: 'one-to-one-record', skill: 'target-outlining' } as const;
    expect(await refusedPointers(session)).toEqual(['/countersignerId']);
    const own = { ...session, countersignerId: trainee.personId };
    const request = announcement(pdfFile(), 'Adapter-1', own);
    await trainee.post('/api/evidence', request).expect(403);
  });

  it('a record of an agency tells when it was asked for', async () => {
    const record = { type: 'agency-record', skill: 'oar-outlining' } as const;
    expect(await refusedPointers({ ...record, requestedOn: '2199-01-01' })).toEqual([
      '/requestedOn',
    ]);
    const view = await upload(trainee, 'Adapter-1', { ...record, requestedOn: '2025-12-22' });
    expect(view.requestedOn).toBe('2025-12-22');
  });

  it('is asked for until it comes, by somebody else than whose record it is', async () => {
    const path = `/api/people/${colleague.personId}/agency-requests`;
    const listed = async (who: TestMember) =>
      ((await who.get(path).expect(200)).body as AgencyRequestsView).requests;
    const asked = { agency: 'Sample Agency', requestedOn: '2025-12-22' };
    const own = `/api/people/${verifier.personId}/agency-requests`;
    expect((await verifier.post(own, asked)).body).toMatchObject({ type: '/problems/own-record' });
    const tomorrow = await verifier.post(path, { ...asked, requestedOn: '2199-01-01' });
    expect((tomorrow.body as Problem).errors).toMatchObject([{ pointer: '/requestedOn' }]);
    const named = await verifier.post(path, { ...asked, agency: `Agency of ${NHS_NUMBER}` });
    expect((named.body as Problem).errors).toMatchObject([{ pointer: '/agency' }]);
    await verifier.post(path, asked).expect(201);
    const open = { ...asked, recordedBy: 'AA-2', cameAt: null };
    expect(await listed(colleague)).toMatchObject([open]);
    await trainee.get(path).expect(404);
    const record = { type: 'agency-record', skill: 'oar-outlining' } as const;
    const first = await upload(colleague, 'Adapter-2', record);
    expect(await listed(verifier)).toMatchObject([{ ...asked, cameAt: first.submittedAt }]);
    const back = {
      outcome: 'sent-back',
      statement: null,
      identityEstablishedBy: null,
      reason: 'The second page is missing.',
      seen: first.ledgerIndex,
    };
    await verifier.post(`/api/evidence/${first.id}/review`, back).expect(201);
    expect(await listed(verifier)).toMatchObject([open]);
  });
});

describe('reading a certificate', () => {
  const read = (file: Buffer): ReturnType<TestMember['post']> =>
    trainee
      .post('/api/evidence/reading')
      .set('content-type', 'application/pdf')
      .set('content-digest', contentDigest(file))
      .send(file);

  it('proposes fields with their places, and keeps nothing', async () => {
    const sample = readFileSync(new URL('../../samples/sigmoid-certificate.pdf', import.meta.url));
    const before = (await trainee.get('/api/evidence').expect(200)).body as Page<EvidenceView>;
    const { body } = await read(sample).expect(200);
    const { proposals, identifiers } = body as EvidenceReadingView;
    expect(identifiers).toEqual([]);
    expect(proposals).toContainEqual({
      field: 'score',
      value: '82',
      page: 1,
      quote: 'Score: 82 of 100',
      structure: 'sigmoid',
    });
    const after = (await trainee.get('/api/evidence').expect(200)).body as Page<EvidenceView>;
    expect(after.items.length).toBe(before.items.length);
  });

  it('names the page that holds a patient identifier', async () => {
    const { body } = await read(pdfDocument({ words: `NHS ${NHS_NUMBER}` })).expect(200);
    expect((body as EvidenceReadingView).identifiers).toEqual([{ kind: 'nhs-number', page: 1 }]);
    const titled = pdfDocument({
      trailer: '/Info 5 0 R',
      objects: [`<</Title(Score: 12)/Subject(${NHS_NUMBER})>>`],
    });
    expect((await read(titled).expect(200)).body).toEqual({
      proposals: [],
      identifiers: [{ kind: 'nhs-number', page: null }],
    });
  });

  it('refuses what an upload refuses', async () => {
    const script = pdfDocument({
      catalogue: CATALOGUE.replace('>>', '/OpenAction<</S/JavaScript/JS(1)>>>>'),
    });
    expect((await read(script)).status).toBe(422);
    expect((await read(Buffer.from('%PDF-1.7 nothing'))).status).toBe(415);
    const picture = await trainee
      .post('/api/evidence/reading')
      .set('content-type', 'image/png')
      .set('content-digest', contentDigest(script))
      .send(script);
    expect(picture.status).toBe(415);
  });
});
