import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { EvidenceStore } from './evidence-store.ts';
import type { AnnouncedFile, QuarantinedFile, Received } from './evidence-store.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the evidence store', () => {
  let directory: string;
  let store: EvidenceStore;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'evidence-store-'));
    store = new EvidenceStore(directory);
    await store.prepare();
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const quarantined = (): Promise<string[]> => readdir(join(directory, 'quarantine'));
  const receive = (bytes: Buffer, announced: AnnouncedFile): Promise<Received> =>
    store.receive(Readable.from([bytes], { objectMode: false }), announced);

  it('publishes what was announced under its hash and leaves nothing in quarantine', async () => {
    await store.publish(accepted(await receive(PDF, pdf(PDF))));
    const sha256 = hashOf(PDF);
    const path = join(directory, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(await readFile(path)).toEqual(PDF);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await quarantined()).toEqual([]);
    expect(Buffer.concat(await (await store.read(sha256)).toArray())).toEqual(PDF);
  });

  it('keeps the one file where the same content comes again', async () => {
    await store.publish(accepted(await receive(PNG, png(PNG))));
    await store.publish(accepted(await receive(PNG, png(PNG))));
    expect(await quarantined()).toEqual([]);
  });

  it('refuses to publish over other bytes under the same hash', async () => {
    await store.publish(accepted(await receive(PDF, pdf(PDF))));
    const sha256 = hashOf(PDF);
    await writeFile(join(directory, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'x');
    const again = accepted(await receive(PDF, pdf(PDF)));
    await expect(store.publish(again)).rejects.toThrow(/other bytes/);
  });

  it.each<[string, Buffer, AnnouncedFile, Received['kind']]>([
    ['a file that ends early', PDF.subarray(0, 20), pdf(PDF), 'cut-short'],
    ['a byte too many', Buffer.concat([PDF, PDF]), pdf(PDF), 'longer-than-announced'],
    [
      'another file of the same length',
      Buffer.from(PDF).fill(0x20, 9, 12),
      pdf(PDF),
      'digest-differs',
    ],
    ['a renamed executable', ...renamed(Buffer.from('MZ\u0090\u0000This program', 'latin1'))],
    ['a PNG declared as a PDF', ...renamed(PNG)],
    ['something before the PDF', ...renamed(Buffer.concat([Buffer.from('x'), PDF]))],
    ['something behind the PDF', ...renamed(Buffer.concat([PDF, Buffer.from('<script>')]))],
    ['a PDF declared as a PNG', PDF, { ...png(PDF) }, 'not-what-it-claims'],
    [
      'something behind the PNG',
      Buffer.concat([PNG, Buffer.from('PK')]),
      png(Buffer.concat([PNG, Buffer.from('PK')])),
      'not-what-it-claims',
    ],
  ])('refuses %s and keeps nothing', async (_, bytes, announced, kind) => {
    expect((await receive(bytes, announced)).kind).toBe(kind);
    expect(await quarantined()).toEqual([]);
  });

  it('removes what arrived when the connection is lost', async () => {
    const source = new PassThrough();
    source.write(PDF.subarray(0, 10));
    const outcome = store.receive(source, pdf(PDF));
    setTimeout(() => source.destroy(new Error('aborted')), 20);
    expect(await outcome).toEqual({ kind: 'cut-short', arrived: 10 });
    expect(await quarantined()).toEqual([]);
  });

  it('clears uploads that a crash left behind more than a day ago, and only those', async () => {
    const fresh = join(directory, 'quarantine', 'fresh');
    const old = join(directory, 'quarantine', 'old');
    await writeFile(fresh, 'x');
    await writeFile(old, 'x');
    const dayBefore = new Date(Date.now() - 25 * 3_600_000);
    await utimes(old, dayBefore, dayBefore);
    await store.prepare();
    expect(await quarantined()).toEqual(['fresh']);
  });

  it('says that there is nothing to read where the file is missing', async () => {
    await expect(store.read('0'.repeat(64))).rejects.toThrow(/ENOENT/);
  });
});

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function pdf(bytes: Buffer): AnnouncedFile {
  return { size: bytes.length, sha256: hashOf(bytes), mediaType: 'application/pdf' };
}

function png(bytes: Buffer): AnnouncedFile {
  return { ...pdf(bytes), mediaType: 'image/png' };
}

function renamed(bytes: Buffer): [Buffer, AnnouncedFile, Received['kind']] {
  return [bytes, pdf(bytes), 'not-what-it-claims'];
}

function accepted(outcome: Received): QuarantinedFile {
  if (outcome.kind !== 'received') throw new Error(`expected a file, got ${outcome.kind}`);
  return outcome.file;
}
