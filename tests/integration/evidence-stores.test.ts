import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  Bucket,
  DirectoryFiles,
  EvidenceUpkeep,
  Quarantine,
  S3Files,
  databaseId,
  verifyEvidence,
} from '../support/product-evidence.ts';
import type { PublishedFiles, QuarantinedFile } from '../support/product-evidence.ts';
import type { Problem } from '@oart/contract';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { startS3Server } from '../support/s3-server.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { announcement, pdfFile, pdfOfSize, putContent, upload } from '../support/uploads.ts';

import type { S3Fault, S3Lack, S3Server, S3Wishes } from '../support/s3-server.ts';

const DAY_MS = 86_400_000;

/** A store, and a hand that reaches behind it. */
interface StoreAtHand {
  readonly files: PublishedFiles;
  /** Where the bytes of a published file lie on this disk. */
  pathOf(area: 'cas' | 'trash' | 'damaged' | 'pictures', sha256: string): string;
}

let directory: string;
let quarantine: Quarantine;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'evidence-stores-'));
  quarantine = new Quarantine(join(directory, 'quarantine'));
  await quarantine.prepare();
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const placeOf = (sha256: string): string => join(sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** A file as the quarantine leaves it after its checks. */
async function received(bytes: Buffer, sha256 = sha256Of(bytes)): Promise<QuarantinedFile> {
  const path = quarantine.freshPath();
  await writeFile(path, bytes);
  return { path, sha256, size: bytes.length };
}

async function publish({ files }: StoreAtHand, bytes: Buffer): Promise<string> {
  await files.publish(await received(bytes));
  return sha256Of(bytes);
}

async function contentOf({ files }: StoreAtHand, sha256: string): Promise<Buffer> {
  return buffer(await files.read(sha256));
}

async function inDirectory(): Promise<StoreAtHand> {
  const files = new DirectoryFiles(directory, quarantine);
  await files.prepare();
  return { files, pathOf: (area, sha256) => join(directory, area, placeOf(sha256)) };
}

async function s3Files(server: S3Server, answerMs?: number): Promise<S3Files> {
  const { url: endpoint, bucket, region, key } = server;
  const settings = { endpoint, bucket, region, key, prefix: 'hospital/' };
  return new S3Files(await Bucket.open(settings, answerMs), quarantine);
}

describe.each(['a directory', 'a bucket'])('evidence in %s', (kind) => {
  let server: S3Server | undefined;
  let store: StoreAtHand;

  beforeEach(async () => {
    if (kind === 'a directory') {
      store = await inDirectory();
      return;
    }
    const started = await startS3Server({ pageSize: 2 });
    server = started;
    const files = await s3Files(started);
    await files.prepare();
    const pathOf: StoreAtHand['pathOf'] = (area, sha256) =>
      started.pathOf(join('hospital', area, placeOf(sha256)));
    store = { files, pathOf };
  });

  afterEach(() => server?.close());

  it('lies under its hash and is read as it came', async () => {
    const small = Buffer.from('x');
    const large = randomBytes(6 * 1024 * 1024);
    for (const bytes of [small, large]) {
      const sha256 = await publish(store, bytes);
      expect((await contentOf(store, sha256)).equals(bytes)).toBe(true);
      expect((await readFile(store.pathOf('cas', sha256))).equals(bytes)).toBe(true);
      const lent = await store.files.lend(sha256, (path) => readFile(path));
      expect(lent.equals(bytes)).toBe(true);
    }
  });

  it('is kept once where it comes again, one after the other and at once', async () => {
    const bytes = randomBytes(1000);
    await publish(store, bytes);
    await publish(store, bytes);
    const other = randomBytes(1000);
    await Promise.all([1, 2, 3, 4, 5].map(() => publish(store, other)));
    const listed = (await store.files.list()).map(({ sha256 }) => sha256);
    expect([...listed].sort()).toEqual([sha256Of(bytes), sha256Of(other)].sort());
    expect(await contentOf(store, sha256Of(other))).toEqual(other);
  });

  it('is not published over other bytes under its hash', async () => {
    const bytes = randomBytes(1000);
    const sha256 = await publish(store, bytes);
    await writeFile(store.pathOf('cas', sha256), 'x');
    await expect(publish(store, bytes)).rejects.toThrow(/other bytes/);
    expect(await readFile(store.pathOf('cas', sha256), 'utf8')).toBe('x');
  });

  it('that is missing is neither read nor lent', async () => {
    const missing = '0'.repeat(64);
    const unavailable = {
      kind: 'unavailable',
      detail: expect.stringContaining('not in the store'),
    };
    await expect(store.files.read(missing)).rejects.toMatchObject(unavailable);
    await expect(store.files.lend(missing, () => Promise.resolve())).rejects.toMatchObject(
      unavailable,
    );
    expect(await readdir(join(directory, 'quarantine'))).toEqual([]);
  });

  it('is listed in full and by the start of its hash, with what does not belong there', async () => {
    const hashes: string[] = [];
    for (let count = 0; count < 5; count += 1) hashes.push(await publish(store, randomBytes(10)));
    const stray = join(dirname(store.pathOf('cas', hashes[0] ?? '')), 'stray');
    await writeFile(stray, 'x');
    const listed = await store.files.list();
    const inPlace = listed.filter(({ isInPlace }) => isInPlace);
    expect(inPlace.map(({ sha256 }) => sha256).sort()).toEqual([...hashes].sort());
    expect(listed.filter(({ isInPlace }) => !isInPlace)).toMatchObject([
      { sha256: 'stray', place: expect.stringMatching(/cas\/..\/..\/stray$/) },
    ]);
    const [first = ''] = hashes;
    const some = (await store.files.list(first.slice(0, 2))).map(({ sha256 }) => sha256);
    expect(some).toContain(first);
    const others = hashes.filter((hash) => !hash.startsWith(first.slice(0, 2)));
    expect(some).toEqual(expect.not.arrayContaining(others.slice(0, 1)));
    for (const { changedAt } of inPlace)
      expect(Math.abs(Date.now() - changedAt)).toBeLessThan(60_000);
  });

  it('keeps the picture for looking at until its evidence goes', async () => {
    const sha256 = await publish(store, randomBytes(1000));
    expect(await store.files.picture(sha256)).toBeNull();
    await store.files.keepPicture(sha256, Buffer.from('one'));
    await store.files.keepPicture(sha256, Buffer.from('another'));
    expect(await store.files.picture(sha256)).toEqual(Buffer.from('another'));
    await store.files.setDamagedAside(sha256);
    expect(await store.files.picture(sha256)).toBeNull();
  });

  it('is set aside where it is damaged, and may come again', async () => {
    const bytes = randomBytes(1000);
    const sha256 = await publish(store, bytes);
    await writeFile(store.pathOf('cas', sha256), 'x');
    await store.files.setDamagedAside(sha256);
    await expect(store.files.read(sha256)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await readFile(store.pathOf('damaged', sha256), 'utf8')).toBe('x');
    await publish(store, bytes);
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });

  it('goes to the trash, comes back from it, and is gone at the end', async () => {
    const bytes = randomBytes(1000);
    const sha256 = await publish(store, bytes);
    const soon = Date.now() + DAY_MS;
    expect(await store.files.discard(sha256, soon, soon)).toBe(true);
    expect(await store.files.list()).toEqual([]);
    expect(await store.files.listTrash(sha256.slice(0, 2))).toMatchObject([{ sha256 }]);
    await store.files.restore(sha256);
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(await store.files.listTrash(sha256.slice(0, 2))).toEqual([]);
    await store.files.discard(sha256, soon, soon);
    await store.files.removeTrashed(sha256);
    expect(existsSync(store.pathOf('trash', sha256))).toBe(false);
  });

  it('is young again when it is published again, and then not cleared away', async () => {
    const bytes = randomBytes(1000);
    const sha256 = await publish(store, bytes);
    const longAgo = new Date(Date.now() - 9 * DAY_MS);
    await utimes(store.pathOf('cas', sha256), longAgo, longAgo);
    const weekAgo = Date.now() - 7 * DAY_MS;
    expect((await store.files.list())[0]?.changedAt).toBeLessThan(weekAgo);
    await publish(store, bytes);
    expect(await store.files.discard(sha256, weekAgo, Date.now())).toBe(false);
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });
});

describe('a bucket', () => {
  let server: S3Server;

  afterEach(() => server.close());

  async function started(wishes: S3Wishes = {}, answerMs?: number): Promise<S3Files> {
    server = await startS3Server(wishes);
    return s3Files(server, answerMs);
  }

  it.each<[S3Lack, RegExp]>([
    ['conditions', /overwrites where it was told not to .* use a service that honours/],
    ['checksums', /another SHA-256 than declared.* use a service that checks it/],
    ['deletion', /does not give back at once/],
  ])('that does not keep to %s is refused at the start', async (lacks, sentence) => {
    const files = await started({ lacks });
    await expect(files.prepare()).rejects.toThrow(sentence);
    await expect(files.publish(await received(randomBytes(9)))).rejects.toMatchObject({
      kind: 'unavailable',
    });
    expect((await server.keys()).filter((key) => key.includes('cas/'))).toEqual([]);
  });

  it('whose key has no rights there keeps nobody from starting, and the log says what to do', async () => {
    const files = await started();
    server.fail('denying');
    const said = jest.spyOn(Logger.prototype, 'error');
    await files.prepare();
    expect(said.mock.lastCall).toEqual([
      expect.stringMatching(/PutObject: AccessDenied \(403\): let its key put.* and clock/),
    ]);
    said.mockRestore();
    const file = await received(randomBytes(9));
    await expect(files.publish(file)).rejects.toMatchObject({ kind: 'unavailable' });
    server.fail('none');
    await files.publish(file);
  });

  it.each<[string, S3Wishes]>([
    ['nothing', {}],
    ['conditions', { lacks: 'conditions' }],
    ['checksums', { lacks: 'checksums' }],
  ])('leaves nothing of the proof behind, that found %s wrong', async (_, wishes) => {
    const files = await started(wishes);
    await files.prepare().catch(() => undefined);
    expect(await server.keys()).toEqual([]);
  });

  it('fails one upload, and nothing else, where the file of it cannot be read', async () => {
    const files = await started();
    await files.prepare();
    const file = await received(randomBytes(9));
    await rm(file.path);
    const unread = { kind: 'unavailable', why: expect.stringContaining('ENOENT') };
    await expect(files.publish(file)).rejects.toMatchObject(unread);
    const unreadable = { ...file, path: directory };
    await expect(files.publish(unreadable)).rejects.toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('EISDIR'),
    });
    expect(await server.keys()).toEqual([]);
  });

  it.each<S3Fault>(['vanishing', 'vanishing-when-copied'])(
    'gets a file once more that another process cleared away meanwhile (%s)',
    async (fault) => {
      const files = await started();
      const bytes = randomBytes(1000);
      await files.publish(await received(bytes));
      server.fail(fault);
      await files.publish(await received(bytes));
      expect(await buffer(await files.read(sha256Of(bytes)))).toEqual(bytes);
    },
  );

  it('that does not say how old a file is holds none that is old enough to go', async () => {
    const files = await started({ lacks: 'ages' });
    await files.publish(await received(randomBytes(9)));
    expect(await files.list()).toMatchObject([{ changedAt: Infinity }]);
  });

  it('refuses bytes that changed after they were hashed, and keeps nothing of them', async () => {
    const files = await started();
    await files.prepare();
    const file = await received(Buffer.from('changed'), sha256Of(Buffer.from('as it was')));
    await expect(files.publish(file)).rejects.toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('400'),
    });
    expect(await server.keys()).toEqual([]);
  });

  it('keeps nothing of a put that is cut', async () => {
    const files = await started({}, 300);
    await files.prepare();
    const file = await received(randomBytes(1000));
    // The file is shorter than what is declared: the connection ends before the bytes do.
    await expect(files.publish({ ...file, size: 2000 })).rejects.toMatchObject({
      kind: 'unavailable',
    });
    expect(await server.keys()).toEqual([]);
  });

  it('that is down keeps nobody from starting, takes nothing, and is used when it is back', async () => {
    const files = await started();
    server.fail('refusing');
    await files.prepare();
    const bytes = randomBytes(1000);
    const down = { kind: 'unavailable', extras: { retryAfter: 30 } };
    await expect(files.publish(await received(bytes))).rejects.toMatchObject(down);
    await expect(files.read(sha256Of(bytes))).rejects.toMatchObject(down);
    server.fail('none');
    await files.publish(await received(bytes));
    expect(await buffer(await files.read(sha256Of(bytes)))).toEqual(bytes);
  });

  it('that is silent, or falls silent, is not waited for without end', async () => {
    const files = await started({}, 200);
    await files.prepare();
    server.fail('silent');
    const file = await received(randomBytes(3 * 1024 * 1024));
    await expect(files.publish(file)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(files.list()).rejects.toMatchObject({ kind: 'unavailable' });
    server.fail('none');
    await files.publish(file);
    server.fail('cutting-answers');
    const reading = files.read(file.sha256).then(buffer);
    await expect(reading).rejects.toThrow(/aborted|terminated|reset/i);
  });

  it('is told nothing in the log that opens it', async () => {
    const files = await started();
    server.fail('denying');
    const failure: unknown = await files.list().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    const said = JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + String(failure);
    expect(said).not.toContain(server.key.secret);
    expect(said).not.toContain(server.key.id);
  });
});

describe('the product with its evidence in a bucket', () => {
  let server: S3Server;
  let product: Product;
  let adapter: TestMember;

  beforeAll(async () => {
    server = await startS3Server();
    const { url: endpoint, bucket, region, key } = server;
    const evidenceS3 = { endpoint, bucket, region, key, prefix: '' };
    product = await startProduct({ settings: { evidenceS3, logLevel: 'info' } });
    adapter = await joinMember(product, 'Adapter-1', ['staff-member']);
  });

  afterAll(async () => {
    await product.close();
    await server.close();
  });

  const casKeys = async (): Promise<readonly string[]> =>
    (await server.keys()).filter((key) => key.startsWith('cas/'));
  const keyOf = (sha256: string): string => join('cas', placeOf(sha256));
  const localFiles = (): Promise<readonly string[]> =>
    readdir(join(product.database.settings.dataDirectory, 'evidence'), { recursive: true });
  async function own(): Promise<S3Files> {
    const { url: endpoint, bucket, region, key } = server;
    return new S3Files(
      await Bucket.open({ endpoint, bucket, region, key, prefix: '' }),
      quarantine,
    );
  }

  it('takes a file, gives it back, and keeps none of it on its own disk', async () => {
    const bytes = pdfOfSize(6 * 1024 * 1024);
    const { id, file } = await upload(adapter, 'Adapter-1', {}, bytes);
    expect(await casKeys()).toEqual([keyOf(file.sha256)]);
    expect((await readFile(server.pathOf(keyOf(file.sha256)))).equals(bytes)).toBe(true);
    const { body } = await adapter.get(`/api/evidence/${id}/content`).buffer(true).expect(200);
    expect(sha256Of(body as Buffer)).toBe(file.sha256);
    expect(await localFiles()).toEqual(['quarantine']);
  });

  it('makes the copy of a picture again where it could not be kept, or was lost', async () => {
    server.fail('refusing-pictures');
    const { id, file } = await upload(
      adapter,
      'Adapter-1',
      {
        file: { name: 'shot.png', mediaType: 'image/png', size: PNG.length, sha256: sha256Of(PNG) },
      },
      PNG,
    );
    const picture = server.pathOf(join('pictures', placeOf(file.sha256)));
    await adapter.get(`/api/evidence/${id}/picture`).expect(200);
    expect(existsSync(picture)).toBe(false);
    server.fail('none');
    await adapter.get(`/api/evidence/${id}/picture`).expect(200);
    await rm(picture);
    await adapter.get(`/api/evidence/${id}/picture`).expect(200);
    expect(existsSync(picture)).toBe(true);
    expect(await localFiles()).toEqual(['quarantine']);
  });

  it('answers 503 while the bucket is down, and records the same PUT once it is back', async () => {
    const bytes = pdfFile();
    const request = announcement(bytes, 'Adapter-1');
    await adapter.post('/api/evidence', request).expect(201);
    server.fail('refusing');
    const { headers, body } = await putContent(adapter, request.id, bytes).send(bytes).expect(503);
    expect(headers['retry-after']).toBe('30');
    expect((body as Problem).detail).toContain('does not answer just now');
    await adapter.get('/api/evidence?mine=true').expect(200);
    expect(await casKeys()).not.toContain(keyOf(sha256Of(bytes)));
    server.fail('none');
    await putContent(adapter, request.id, bytes).send(bytes).expect(201);
    expect(await casKeys()).toContain(keyOf(sha256Of(bytes)));
    const log = JSON.stringify(product.log());
    expect(log).toContain('PutObject: SlowDown (503)');
    expect(log).not.toContain(server.key.secret);
  });

  it('finds a flipped byte, takes it out of use, and takes the file again', async () => {
    const bytes = pdfFile();
    const { id, file } = await upload(adapter, 'Adapter-1', {}, bytes);
    const files = await own();
    const { gate } = product.database.urls;
    expect(await verifyEvidence(gate, files)).toMatchObject({
      missing: [],
      changed: [],
      extra: [],
    });
    const place = server.pathOf(keyOf(file.sha256));
    const flipped = Buffer.from(bytes);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    await writeFile(place, flipped);
    expect(await verifyEvidence(gate, files)).toMatchObject({ changed: [file.sha256] });
    const slice = Number.parseInt(file.sha256.slice(0, 2), 16);
    const tend = (daysAhead: number): Promise<void> =>
      new EvidenceUpkeep(files, gate).tend(slice, Date.now() + daysAhead * DAY_MS);
    await tend(0);
    expect(await verifyEvidence(gate, files)).toMatchObject({ missing: [file.sha256] });
    await adapter.get(`/api/evidence/${id}/content`).expect(503);
    await upload(adapter, 'Adapter-1', {}, bytes);
    await adapter.get(`/api/evidence/${id}/content`).expect(200);
    // Cleared away in the very moment of its recording: a later round puts it back.
    await files.discard(file.sha256, Date.now() + DAY_MS);
    await tend(0);
    await adapter.get(`/api/evidence/${id}/content`).expect(200);
    await tend(400);
    expect(await casKeys()).toContain(keyOf(file.sha256));
  });

  it('clears away only for the database that has the bucket, and past a file that vanishes', async () => {
    const { file } = await upload(adapter, 'Adapter-1');
    const unnamed = `${file.sha256.slice(0, 2)}${'f'.repeat(62)}`;
    const place = server.pathOf(keyOf(unnamed));
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, 'x');
    const files = await own();
    const slice = Number.parseInt(file.sha256.slice(0, 2), 16);
    const tend = (): Promise<void> =>
      new EvidenceUpkeep(files, product.database.urls.gate).tend(slice, Date.now() + 8 * DAY_MS);
    await writeFile(server.pathOf('owner'), 'another database');
    await tend();
    expect(existsSync(place)).toBe(true);
    await rm(server.pathOf('owner'));
    expect(await files.belongsTo(() => databaseId(product.database.urls.gate))).toBe(true);
    server.fail('vanishing');
    await tend();
    expect(existsSync(place)).toBe(false);
  });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
