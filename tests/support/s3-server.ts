import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { wrongSignature } from './s3-signature.ts';
import type { S3Key } from './s3-signature.ts';

/**
 * How a server fails until it is told otherwise; what vanishes does so
 * once: another client removes it just before it is read, or is copied onto itself.
 */
export type S3Fault =
  | 'none'
  | 'silent'
  | 'refusing'
  | 'refusing-pictures'
  | 'cutting-answers'
  | 'denying'
  | 'vanishing'
  | 'vanishing-when-copied';

/** What a service may not keep to. */
export type S3Lack = 'conditions' | 'checksums' | 'deletion' | 'ages';

export interface S3Wishes {
  /** A promise that it breaks, as some services do. */
  readonly lacks?: S3Lack;
  /** How many keys a page of a listing holds. */
  readonly pageSize?: number;
}

/**
 * A small S3 service with one bucket, over real HTTP, with its objects as files. Stricter than most: every
 * request must be signed rightly, every hash that is declared must be right, and nothing is half stored.
 */
export interface S3Server {
  readonly url: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: S3Key;
  /** Where the bytes of an object lie. */
  pathOf(objectKey: string): string;
  keys(): Promise<readonly string[]>;
  /** What was asked so far, such as `PUT cas/…`. */
  readonly asked: readonly string[];
  fail(fault: S3Fault): void;
  close(): Promise<void>;
}

export async function startS3Server({ lacks, pageSize = 1000 }: S3Wishes = {}): Promise<S3Server> {
  const root = await mkdtemp(join(tmpdir(), 'oart-s3-'));
  const service = new S3Service(join(root, 'bucket'), join(root, 'arriving'), lacks, pageSize);
  await service.prepare();
  const server = createServer((request, response) => void service.answer(request, response));
  // A client that waits for leave to send is refused without the bytes.
  server.on('checkContinue', (request, response) => void service.answer(request, response));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    bucket: 'evidence-bucket',
    region: service.region,
    key: service.key,
    pathOf: (objectKey) => service.pathOf(objectKey),
    keys: () => service.keys(),
    asked: service.asked,
    fail: (fault) => (service.fault = fault),
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await rm(root, { recursive: true, force: true });
    },
  };
}

class S3Refusal extends Error {
  readonly status: number;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

class S3Service {
  readonly key: S3Key = { id: `id-${randomUUID()}`, secret: `secret-${randomUUID()}` };
  readonly region = 'eu-west-2';
  readonly asked: string[] = [];
  fault: S3Fault = 'none';
  readonly #objects: string;
  readonly #arriving: string;
  readonly #lacks: S3Lack | undefined;
  readonly #pageSize: number;

  constructor(objects: string, arriving: string, lacks: S3Lack | undefined, pageSize: number) {
    this.#objects = objects;
    this.#arriving = arriving;
    this.#lacks = lacks;
    this.#pageSize = pageSize;
  }

  async prepare(): Promise<void> {
    await mkdir(this.#objects);
    await mkdir(this.#arriving);
  }

  pathOf(key: string): string {
    return join(this.#objects, key);
  }

  async keys(): Promise<readonly string[]> {
    const entries = await readdir(this.#objects, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(this.#objects, join(parentPath, name)))
      .sort();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.fault === 'silent') return;
    try {
      if (this.fault === 'refusing') throw new S3Refusal(503, 'SlowDown');
      if (this.fault === 'denying') throw new S3Refusal(403, 'AccessDenied');
      await this.#act(request, response);
    } catch (error) {
      if (response.headersSent || request.socket.destroyed) response.destroy();
      else refuse(request, response, error);
    }
  }

  async #act(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://s3');
    const [, bucket, ...rest] = url.pathname.split('/');
    const key = rest.join('/');
    this.asked.push(`${request.method ?? ''} ${key}`);
    const wrong = wrongSignature(request, this.key, this.region);
    if (wrong !== null) throw new S3Refusal(403, wrong);
    if (bucket !== 'evidence-bucket') throw new S3Refusal(404, 'NoSuchBucket');
    if (!/^[A-Za-z0-9._/-]*$/.test(key)) throw new S3Refusal(400, 'InvalidURI');
    const { method } = request;
    if (key === '') {
      if (method === 'GET') await this.#list(url.searchParams, response);
      else throw new S3Refusal(405, 'MethodNotAllowed');
    } else if (method === 'PUT') await this.#put(request, response, key);
    else if (method === 'GET' || method === 'HEAD') await this.#read(response, key, method);
    else if (method === 'DELETE') await this.#remove(response, key);
    else throw new S3Refusal(405, 'MethodNotAllowed');
  }

  async #put(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const { headers } = request;
    if (this.fault === 'refusing-pictures' && key.startsWith('pictures/'))
      throw new S3Refusal(503, 'SlowDown');
    const source = headers['x-amz-copy-source'];
    if (typeof source === 'string') {
      await this.#copy(response, source, key);
      return;
    }
    if (headers['content-length'] === undefined) throw new S3Refusal(411, 'MissingContentLength');
    if (headers['content-encoding'] !== undefined) throw new S3Refusal(501, 'NotImplemented');
    const condition = headers['if-none-match'];
    if (condition !== undefined && condition !== '*') throw new S3Refusal(501, 'NotImplemented');
    const onlyIfAbsent = condition === '*' && this.#lacks !== 'conditions';
    if (onlyIfAbsent && (await this.#has(key))) throw new S3Refusal(412, 'PreconditionFailed');
    if (headers.expect !== undefined) response.writeContinue();
    const arrived = join(this.#arriving, randomUUID());
    try {
      const found = await receive(request, arrived);
      if (this.#lacks !== 'checksums') requireDeclared(headers, found);
      await mkdir(dirname(this.pathOf(key)), { recursive: true });
      if (onlyIfAbsent) {
        // Of two at once, one.
        await link(arrived, this.pathOf(key)).catch(() => {
          throw new S3Refusal(412, 'PreconditionFailed');
        });
      } else {
        await rename(arrived, this.pathOf(key));
      }
      response.writeHead(200, {
        etag: `"${found.md5}"`,
        'x-amz-checksum-sha256': Buffer.from(found.sha256, 'hex').toString('base64'),
      });
      response.end();
    } finally {
      await rm(arrived, { force: true });
    }
  }

  async #copy(response: ServerResponse, source: string, key: string): Promise<void> {
    const [bucket, ...from] = decodeURIComponent(source).replace(/^\//, '').split('/');
    if (bucket !== 'evidence-bucket') throw new S3Refusal(404, 'NoSuchBucket');
    if (this.fault === 'vanishing-when-copied') await this.#vanish(key);
    if (!(await this.#has(from.join('/')))) throw new S3Refusal(404, 'NoSuchKey');
    const arrived = join(this.#arriving, randomUUID());
    await copyFile(this.pathOf(from.join('/')), arrived);
    await mkdir(dirname(this.pathOf(key)), { recursive: true });
    await rename(arrived, this.pathOf(key));
    sendXml(response, 200, `<CopyObjectResult><ETag>"0"</ETag></CopyObjectResult>`);
  }

  async #read(response: ServerResponse, key: string, method: 'GET' | 'HEAD'): Promise<void> {
    const path = this.pathOf(key);
    if (this.fault === 'vanishing' && method === 'GET' && key.includes('cas/'))
      await this.#vanish(key);
    if (!(await this.#has(key))) throw new S3Refusal(404, 'NoSuchKey');
    const { size, mtime } = await stat(path);
    response.writeHead(200, { 'content-length': size, 'last-modified': mtime.toUTCString() });
    if (method === 'HEAD') {
      response.end();
    } else if (this.fault === 'cutting-answers') {
      const half = createReadStream(path, { end: Math.floor(size / 2) });
      for await (const piece of half) response.write(piece);
      response.destroy();
    } else {
      await pipeline(createReadStream(path), response);
    }
  }

  async #remove(response: ServerResponse, key: string): Promise<void> {
    if (this.#lacks !== 'deletion') await rm(this.pathOf(key), { force: true });
    response.writeHead(204).end();
  }

  async #list(asked: URLSearchParams, response: ServerResponse): Promise<void> {
    if (asked.get('list-type') !== '2') throw new S3Refusal(501, 'NotImplemented');
    const prefix = asked.get('prefix') ?? '';
    const after = asked.get('continuation-token') ?? '';
    const keys = (await this.keys()).filter((key) => key.startsWith(prefix) && key > after);
    const page = keys.slice(0, this.#pageSize);
    const contents = await Promise.all(
      page.map(async (key) => {
        const { size, mtime } = await stat(this.pathOf(key));
        const at = mtime.toISOString();
        const age = this.#lacks === 'ages' ? '' : `<LastModified>${at}</LastModified>`;
        return `<Contents><Key>${key}</Key>${age}<Size>${String(size)}</Size></Contents>`;
      }),
    );
    const hasMore = keys.length > page.length;
    const next = `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>`;
    sendXml(
      response,
      200,
      `<ListBucketResult><IsTruncated>${String(hasMore)}</IsTruncated>${hasMore ? next : ''}${contents.join('')}</ListBucketResult>`,
    );
  }

  async #vanish(key: string): Promise<void> {
    this.fault = 'none';
    await rm(this.pathOf(key));
  }

  async #has(key: string): Promise<boolean> {
    return stat(this.pathOf(key)).then(
      (found) => found.isFile(),
      () => false,
    );
  }
}

interface Arrived {
  readonly sha256: string;
  readonly md5: string;
}

async function receive(request: IncomingMessage, path: string): Promise<Arrived> {
  const sha256 = createHash('sha256');
  const md5 = createHash('md5');
  const file = await open(path, 'wx');
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      sha256.update(piece);
      md5.update(piece);
      await file.write(piece);
    }
    // A connection that is lost ends the body without an error where nobody waits for more of it.
    if (!request.complete) throw new S3Refusal(400, 'IncompleteBody');
  } finally {
    await file.close();
  }
  return { sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}

function requireDeclared(headers: IncomingMessage['headers'], { sha256 }: Arrived): void {
  const signed = headers['x-amz-content-sha256'];
  if (signed !== sha256) throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  const declared = headers['x-amz-checksum-sha256'];
  if (declared === undefined) throw new S3Refusal(400, 'InvalidRequest');
  const found = Buffer.from(sha256, 'hex').toString('base64');
  if (declared !== found) throw new S3Refusal(400, 'BadDigest');
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const status = error instanceof S3Refusal ? error.status : 500;
  const code = error instanceof S3Refusal ? error.message : 'InternalError';
  // What was not read is not waited for.
  if (!request.complete) response.setHeader('connection', 'close');
  if (request.method === 'HEAD') response.writeHead(status).end();
  else sendXml(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}
