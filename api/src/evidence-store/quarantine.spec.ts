import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Quarantine } from './quarantine.ts';
import type { AnnouncedFile, Received } from './quarantine.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1');
const PDF_END = Buffer.from('\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the quarantine of evidence', () => {
  let directory: string;
  let quarantine: Quarantine;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quarantine-'));
    quarantine = new Quarantine(directory);
    await quarantine.prepare();
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const quarantined = (): Promise<string[]> => readdir(directory);
  const receive = (bytes: Buffer, announced: AnnouncedFile): Promise<Received> =>
    quarantine.receive(Readable.from([bytes], { objectMode: false }), announced);

  it('keeps what was announced, for nobody else to read, until it is discarded', async () => {
    const outcome = await receive(PNG, png(PNG));
    if (outcome.kind !== 'received') throw new Error(`expected a file, got ${outcome.kind}`);
    const { file } = outcome;
    expect(file).toMatchObject({ sha256: hashOf(PNG), size: PNG.length });
    expect(await readFile(file.path)).toEqual(PNG);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    await quarantine.discard(file);
    await quarantine.discard(file);
    expect(await quarantined()).toEqual([]);
  });

  it('gives back the memory of what a request brought, once it is written', async () => {
    const file = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2_000_000, 'x'), PDF_END]);
    const pieces: Buffer[] = [];
    const server = createServer((request, response) => {
      const take = request.iterator.bind(request);
      request.iterator = (options) => watched(take(options), pieces);
      void quarantine.receive(request, pdf(file)).then((outcome) => {
        response.end(JSON.stringify(outcome));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${String(port)}`, { method: 'PUT', body: file });
    const outcome = (await answer.json()) as Received;
    server.close();
    if (outcome.kind !== 'received') throw new Error(`expected a file, got ${outcome.kind}`);
    expect(hashOf(await readFile(outcome.file.path))).toBe(hashOf(file));
    expect(pieces.length).toBeGreaterThan(20);
    expect(pieces.filter(({ byteLength }) => byteLength > 0)).toEqual([]);
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
    const outcome = quarantine.receive(source, pdf(PDF));
    setTimeout(() => source.destroy(new Error('aborted')), 20);
    expect(await outcome).toEqual({ kind: 'cut-short', arrived: 10 });
    expect(await quarantined()).toEqual([]);
  });

  it('clears uploads that a crash left behind more than a day ago, and only those', async () => {
    const fresh = join(directory, 'fresh');
    const old = join(directory, 'old');
    await writeFile(fresh, 'x');
    await writeFile(old, 'x');
    const dayBefore = new Date(Date.now() - 25 * 3_600_000);
    await utimes(old, dayBefore, dayBefore);
    await quarantine.prepare();
    expect(await quarantined()).toEqual(['fresh']);
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

async function* watched(
  pieces: AsyncIterable<unknown>,
  seen: Buffer[],
): NodeJS.AsyncIterator<unknown> {
  for await (const piece of pieces) {
    seen.push(piece as Buffer);
    yield piece;
  }
}
