import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request as httpRequest } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Problem } from '@oart/contract';
import { pngOf } from '../support/hostile-files.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { commandOn } from '../support/product-command.ts';
import { DirectoryFiles, EvidenceUpkeep, Quarantine } from '../support/product-evidence.ts';
import { query } from '../support/query.ts';
import { scriptedClamd } from '../support/scripted-clamd.ts';
import type { ScriptedClamd } from '../support/scripted-clamd.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import {
  announcement,
  contentDigest,
  pdfFile,
  pdfOfSize,
  putContent,
  sha256Of,
  upload,
} from '../support/uploads.ts';

let clamd: ScriptedClamd;
let product: Product;
let adapter: TestMember;
let verifier: TestMember;

beforeAll(async () => {
  clamd = await scriptedClamd();
  product = await startProduct({
    settings: { clamd: clamd.address, uploadBytesADay: 100 * 1024 * 1024 },
  });
  adapter = await joinMember(product, 'Adapter-1', ['staff-member']);
  verifier = await joinMember(product, 'AA-1', ['staff-member', 'verifier']);
});

afterAll(async () => {
  await product.close();
  await clamd.close();
});

const evidence = (): string => join(product.database.settings.dataDirectory, 'evidence');

function filesKept(): readonly string[] {
  return readdirSync(evidence(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

async function announced(bytes: Buffer, who = adapter): Promise<string> {
  const request = announcement(bytes, 'Adapter-1');
  await who.post('/api/evidence', request).expect(201);
  return request.id;
}

describe('what is sent too slowly, or otherwise than it was said,', () => {
  it('is given up where a client sends one byte a second, or stops in the middle', async () => {
    const bytes = pdfOfSize(100_000);
    const before = filesKept();
    const [drip, stalled] = await Promise.all([
      sendSlowly(await announced(bytes), bytes, 1),
      sendSlowly(await announced(bytes), bytes, 0),
    ]);
    expect([drip, stalled]).toEqual([408, 408]);
    expect(filesKept()).toEqual(before);
  });
});

describe('one person', () => {
  it('announces fifty uploads at most, however many at once', async () => {
    const hoarder = await joinMember(product, 'Adapter-2', ['staff-member']);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        hoarder.post('/api/evidence', announcement(pdfFile(), 'Adapter-2')),
      ),
    );
    const taken = answers.filter(({ status }) => status === 201).length;
    // On a busy machine some do not get as far as being counted.
    const refused = answers.filter(({ status }) => [429, 503].includes(status)).length;
    expect([taken, refused]).toEqual([50, 950]);
  }, 120_000);

  it('has fifty uploads under way at most, whatever is sent of them', async () => {
    const hoarder = await joinMember(product, 'Adapter-4', ['staff-member']);
    const right = pdfFile();
    const wrong = Buffer.from(right).fill(0x20, 20, 30);
    const requests = Array.from({ length: 50 }, () => announcement(right, 'Adapter-4'));
    const announce = (request = announcement(right, 'Adapter-4')) =>
      hoarder.post('/api/evidence', request);
    for (const request of requests) await announce(request).expect(201);
    const [first = announcement(right, ''), second = first] = requests;
    const sendWrong = (id: string) => putContent(hoarder, id, right).send(wrong).expect(422);

    // What only the headers say refuses the request, and not the upload.
    await putContent(hoarder, first.id, wrong).send(wrong).expect(422);
    await putContent(hoarder, first.id, right)
      .send(Buffer.concat([right, right]))
      .expect(422);
    await putContent(hoarder, first.id, right, 'image/png').send(right).expect(415);
    await announce().expect(429);

    // Bytes of it that are arriving meanwhile keep it under way.
    const before = filesKept().length;
    const slow = sendSlowly(first.id, right, 0, hoarder);
    while (filesKept().length === before) await setTimeout(20);
    await sendWrong(first.id);
    await announce().expect(429);
    expect(await slow).toBe(408);

    // Once its bytes were refused there is room for another, and then none for it.
    await sendWrong(second.id);
    await announce().expect(201);
    await announce().expect(429);
    await announce(second).expect(429);
    await putContent(hoarder, second.id, right).send(right).expect(429);
    await putContent(hoarder, first.id, right).send(right).expect(201);
    await putContent(hoarder, second.id, right).send(right).expect(201);
  }, 60_000);

  it('announces and sends so much in 24 hours, and is told when there is room again', async () => {
    const hoarder = await joinMember(product, 'Adapter-3', ['staff-member']);
    const large = { name: 'a.pdf', mediaType: 'application/pdf', size: 10 * 1024 * 1024 };
    const announce = (size: number, id?: string) => {
      const file = { ...large, size, sha256: sha256Of(Buffer.from(String(size))) };
      return hoarder.post(
        '/api/evidence',
        announcement(pdfFile(), 'Adapter-3', { file, ...(id !== undefined && { id }) }),
      );
    };
    const sent = await upload(hoarder, 'Adapter-3', {}, pdfOfSize(1024 * 1024));
    expect(sent.file.size).toBe(1024 * 1024);
    for (let count = 0; count < 9; count += 1) await announce(large.size).expect(201);
    const last = '0199aaaa-0000-7000-8000-00000000000f';
    await announce(9 * 1024 * 1024, last).expect(201);
    const { body, headers } = await announce(1).expect(429);
    expect(body).toMatchObject({
      type: '/problems/upload-allowance-used',
      detail: 'One person sends 100 MiB in 24 hours at most; this file fits within 24 hours.',
      errors: [{ pointer: '/file/size' }],
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(86_000);
    // The same announcement again is no second one; a larger one under its id is.
    await announce(9 * 1024 * 1024, last).expect(201);
    await announce(10 * 1024 * 1024, last).expect(429);
  });

  it('sends ten files at a time at most, and the others then', async () => {
    const bytes = pdfOfSize(2_000_000);
    const id = await announced(bytes);
    const statuses = new Set<number | 'closed'>(
      await Promise.all(
        Array.from({ length: 30 }, () =>
          putContent(adapter, id, bytes)
            .send(bytes)
            .then(({ status }) => status, turnedAway),
        ),
      ),
    );
    // On a busy machine some do not get as far as being counted.
    statuses.delete(503);
    statuses.delete('closed');
    expect(statuses).toEqual(new Set([201, 429]));
    const again = await putContent(adapter, id, bytes).send(bytes).expect(201);
    expect(again.headers['idempotent-replay']).toBe('true');
  });
});

/** Who is answered before the last byte has left may find the connection closed instead of the answer. */
function turnedAway(error: unknown): 'closed' {
  if (/EPIPE|ECONNRESET/.test(String(error))) return 'closed';
  throw error;
}

describe('a virus scanner', () => {
  it('has seen every byte of a file that is taken', async () => {
    const bytes = pdfOfSize(300_000);
    await upload(adapter, 'Adapter-1', {}, bytes);
    expect(clamd.seen()).toBe(bytes.length);
  });

  it('that finds something refuses the file', async () => {
    const bytes = pdfFile('EICAR');
    const before = filesKept();
    const { body } = await putContent(adapter, await announced(bytes), bytes)
      .send(bytes)
      .expect(422);
    expect((body as Problem).errors).toMatchObject([{ code: 'malware' }]);
    expect(filesKept()).toEqual(before);
  });

  it.each(['half an answer', 'another answer', 'hangs up'] as const)(
    'that gives %s lets nothing in until it answers',
    async (manner) => {
      const bytes = pdfFile();
      const id = await announced(bytes);
      const before = filesKept();
      clamd.manner = manner;
      const { body, headers } = await putContent(adapter, id, bytes).send(bytes).expect(503);
      clamd.manner = 'answers';
      expect((body as Problem).detail).toContain('virus scanner');
      expect(headers['retry-after']).toBeDefined();
      expect(filesKept()).toEqual(before);
      await putContent(adapter, id, bytes).send(bytes).expect(201);
    },
  );
});

describe('a picture', () => {
  it('is shown by a copy that was made anew, and each look at it is recorded', async () => {
    const bytes = pngOf(64, 48);
    const request = announcement(bytes, 'Adapter-1', {
      file: { name: 'a.png', mediaType: 'image/png', size: bytes.length, sha256: sha256Of(bytes) },
    });
    await adapter.post('/api/evidence', request).expect(201);
    await putContent(adapter, request.id, bytes)
      .set('content-type', 'image/png')
      .send(bytes)
      .expect(201);
    const look = () => verifier.get(`/api/evidence/${request.id}/picture`).expect(200);
    const first = await look();
    rmSync(join(evidence(), 'pictures'), { recursive: true });
    const again = await look();
    expect(again.body).toEqual(first.body);
    expect(first.body as Buffer).not.toEqual(bytes);
    expect((first.body as Buffer).subarray(1, 4).toString()).toBe('PNG');
    expect(again.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const reads = await query(
      product.database.urls.app,
      'select reader_id from oart.evidence_read where evidence_id = $1',
      [request.id],
      product.administrators[0]?.employerId,
    );
    expect(reads).toEqual([{ reader_id: verifier.personId }, { reader_id: verifier.personId }]);
    const pdf = await upload(adapter, 'Adapter-1');
    await verifier.get(`/api/evidence/${pdf.id}/picture`).expect(404);
  });
});

describe('npm run oart -- evidence verify', () => {
  it('finds nothing wrong, and then names what is missing, changed or extra', async () => {
    const views = await Promise.all([1, 2].map(() => upload(adapter, 'Adapter-1')));
    const [lost = '', edited = ''] = views.map(({ file }) => file.sha256);
    expect(await verifyEvidence()).toMatchObject({ code: 0, missing: [], changed: [], extra: [] });
    const stray = placeOf('f'.repeat(64));
    mkdirSync(dirname(stray), { recursive: true });
    writeFileSync(stray, 'x');
    const [link, linkInPlace] = [join(dirname(stray), 'link'), placeOf(`${'f'.repeat(63)}e`)];
    symlinkSync(stray, link);
    symlinkSync(placeOf(edited), linkInPlace);
    renameSync(placeOf(lost), join(evidence(), 'lost'));
    writeFileSync(placeOf(edited), 'x');
    expect(await verifyEvidence()).toMatchObject({
      code: 1,
      missing: [lost],
      changed: [edited],
      extra: expect.arrayContaining([stray, link, linkInPlace]),
    });
  });
});

describe('what looks after the store', () => {
  const DAY = 86_400_000;
  const sliceOf = (sha256: string): number => Number.parseInt(sha256.slice(0, 2), 16);
  const tend = (sha256: string, daysAhead = 0): Promise<void> => {
    const files = new DirectoryFiles(evidence(), new Quarantine(join(evidence(), 'quarantine')));
    const upkeep = new EvidenceUpkeep(files, product.database.urls.gate);
    return upkeep.tend(sliceOf(sha256), Date.now() + daysAhead * DAY);
  };

  it('takes a damaged file out of use, and takes it again when it is put back', async () => {
    const bytes = pdfFile();
    const { id, file } = await upload(adapter, 'Adapter-1', {}, bytes);
    const content = () => adapter.get(`/api/evidence/${id}/content`);
    await tend(file.sha256);
    await content().expect(200);
    writeFileSync(placeOf(file.sha256), 'x');
    await tend(file.sha256);
    await content().expect(503);
    await upload(adapter, 'Adapter-1', {}, bytes);
    await content().expect(200);
  });

  it.each([
    ['small', 2_000],
    ['large', 3_000_000],
  ])('never serves a %s file to its end that was damaged since', async (_, size) => {
    const { id, file } = await upload(adapter, 'Adapter-1', {}, pdfOfSize(size));
    const damaged = readFileSync(placeOf(file.sha256));
    damaged[1_000] = (damaged[1_000] ?? 0) ^ 1;
    writeFileSync(placeOf(file.sha256), damaged);
    const answer = await fetch(`${product.url}/api/evidence/${id}/content`, {
      headers: { cookie: adapter.cookie, 'sec-fetch-site': 'same-origin' },
    });
    const served = await answer.arrayBuffer().catch(() => null);
    expect(answer.status === 503 || served === null).toBe(true);
  });

  it('clears a file that no record names after a week, and its trash after a month', async () => {
    const stray = 'e'.repeat(64);
    for (const place of [placeOf(stray), pictureOf(stray)]) {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, 'x');
    }
    const { file } = await upload(adapter, 'Adapter-1');
    await tend(stray);
    expect(filesKept().filter((name) => name === stray)).toEqual([stray, stray]);
    await tend(stray, 8);
    expect(readdirSync(dirname(placeOf(stray)))).toEqual([]);
    expect(readdirSync(dirname(pictureOf(stray)))).toEqual([]);
    expect(filesKept().filter((name) => name === stray)).toEqual([stray]);
    await tend(stray, 39);
    expect(filesKept()).not.toContain(stray);
    await tend(file.sha256, 400);
    expect(filesKept()).toContain(file.sha256);
  });
});

const placeIn = (folder: string, sha256: string): string =>
  join(evidence(), folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const placeOf = (sha256: string): string => placeIn('cas', sha256);
const pictureOf = (sha256: string): string => placeIn('pictures', sha256);

async function verifyEvidence(): Promise<object> {
  const { code, said } = await commandOn(product.database, ['evidence', 'verify']);
  return { code, ...(JSON.parse(said) as object) };
}

/** Declares the whole file, sends half a kilobyte and then so many bytes a second. */
function sendSlowly(
  id: string,
  bytes: Buffer,
  perSecond: number,
  who = adapter,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(`${who.url}/api/evidence/${id}/content`, {
      method: 'PUT',
      headers: {
        cookie: who.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/pdf',
        'content-digest': contentDigest(bytes),
        'content-length': String(bytes.length),
      },
    });
    let sent = 500;
    sending.write(bytes.subarray(0, sent));
    const drip = setInterval(() => {
      sending.write(bytes.subarray(sent, sent + perSecond));
      sent += perSecond;
    }, 1_000);
    sending.on('response', (response) => {
      clearInterval(drip);
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', (error) => {
      clearInterval(drip);
      reject(error);
    });
  });
}
