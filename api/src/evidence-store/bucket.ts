import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type * as S3 from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import type { S3Settings } from '../config/s3-settings.ts';
import { ProblemError } from '../http/problem-error.ts';

/** What is put: bytes, or a file of this machine, whose hash is known. */
export interface Content {
  readonly source: Buffer | { readonly path: string; readonly size: number };
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface StoredObject {
  readonly key: string;
  /** Milliseconds since the epoch, by the clock of the service; infinite where it does not say. */
  readonly changedAt: number;
}

type Sdk = typeof S3;

const CONNECT_MS = 3_000;
const ANSWER_MS = 30_000;
const TRIES = 2;
const silence = (): void => undefined;
const SILENT = { debug: silence, info: silence, warn: silence, error: silence };

/** A bucket that did not do what it was asked. To a caller of the product it is 503, whatever it was. */
export class BucketFailure extends ProblemError {
  /** What went wrong, for the log: never a key or a signature. */
  readonly why: string;
  /** Null where no answer came. */
  readonly status: number | null;

  constructor(operation: string, error: unknown) {
    const sentence = 'The store of evidence files does not answer just now; send this again later.';
    super('unavailable', sentence, { retryAfter: 30 });
    this.status = statusOf(error);
    this.why = `${operation}: ${nameOf(error)}${this.status === null ? '' : ` (${String(this.status)})`}`;
  }
}

/** A bucket of an S3-compatible service: the six requests that keeping evidence needs, each with a time limit. */
export class Bucket {
  readonly #log = new Logger('evidence');
  readonly #client: S3.S3Client;
  readonly #sdk: Sdk;
  readonly #name: string;
  readonly #prefix: string;

  private constructor(client: S3.S3Client, sdk: Sdk, { bucket, prefix }: S3Settings) {
    this.#client = client;
    this.#sdk = sdk;
    this.#name = bucket;
    this.#prefix = prefix;
  }

  /** Asks nothing of the service yet. @param answerMs how long an answer, or its next piece, may take */
  static async open(settings: S3Settings, answerMs = ANSWER_MS): Promise<Bucket> {
    // Loaded where it is used: most installations keep evidence in a directory.
    const sdk = await import('@aws-sdk/client-s3');
    const { endpoint, region, key } = settings;
    const client = new sdk.S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      ...(key !== null && {
        credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
      }),
      // Ours is SHA-256, declared with each put; others than Amazon refuse what the SDK adds by itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // What went wrong we say ourselves, in our own log.
      logger: SILENT,
      // We try again ourselves, also where a file is sent.
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: Math.min(CONNECT_MS, answerMs),
        requestTimeout: answerMs,
        socketTimeout: answerMs,
        throwOnRequestTimeout: true,
      },
    });
    return new Bucket(client, sdk, settings);
  }

  /**
   * Stores content under a key, all of it or nothing, if the service finds that it has the declared hash.
   * It is declared twice: as checksum, which newer services know, and within the signature, as all do.
   */
  async put(
    key: string,
    { source, sha256 }: Content,
    condition: 'if-absent' | 'always',
  ): Promise<'stored' | 'exists'> {
    return this.#ask('PutObject', async () => {
      const body = Buffer.isBuffer(source) ? source : (await open(source.path)).createReadStream();
      const command = new this.#sdk.PutObjectCommand({
        Bucket: this.#name,
        Key: this.#prefix + key,
        Body: body,
        ContentLength: Buffer.isBuffer(source) ? source.length : source.size,
        ContentType: 'application/octet-stream',
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        ...(condition === 'if-absent' && { IfNoneMatch: '*' }),
      });
      command.middlewareStack.add(
        (next) => (given) => {
          const { headers } = given.request as { headers: Record<string, string> };
          headers['x-amz-content-sha256'] = sha256;
          return next(given);
        },
        { step: 'build', name: 'declaredHash' },
      );
      const over = new AbortController();
      const { signal: abortSignal } = over;
      // A large file may take long in all; only silence ends it.
      const sent = this.#client.send(command, { abortSignal, requestTimeout: 0 });
      try {
        await (Buffer.isBuffer(body) ? sent : Promise.race([sent, failureOf(body)]));
        return 'stored';
      } catch (error) {
        if (condition === 'if-absent' && statusOf(error) === 412) return 'exists';
        throw error;
      } finally {
        over.abort();
        if (!Buffer.isBuffer(body)) body.destroy();
      }
    });
  }

  /** The bytes under a key, as they come; null where there are none. */
  async get(key: string): Promise<Readable | null> {
    return this.#ask('GetObject', async () => {
      const command = new this.#sdk.GetObjectCommand(this.#at(key));
      const { Body: body } = await this.#client.send(command).catch(emptyWhereMissing);
      return body === undefined ? null : (body as Readable);
    });
  }

  /** When what lies under a key was put there, as in a listing; null where nothing does. */
  async changedAt(key: string): Promise<number | null> {
    return this.#ask('HeadObject', async () => {
      const command = new this.#sdk.HeadObjectCommand(this.#at(key));
      const found = await this.#client.send(command).catch(emptyWhereMissing);
      return '$metadata' in found ? timeOf(found.LastModified) : null;
    });
  }

  /** Copies within the bucket; onto itself it makes the object young. False where there is nothing to copy. */
  async copy(from: string, to: string): Promise<boolean> {
    return this.#ask('CopyObject', async () => {
      const command = new this.#sdk.CopyObjectCommand({
        ...this.#at(to),
        CopySource: `${this.#name}/${this.#prefix}${from}`,
        MetadataDirective: 'REPLACE',
        ContentType: 'application/octet-stream',
        ChecksumAlgorithm: 'SHA256',
      });
      const done = await this.#client.send(command).catch(emptyWhereMissing);
      return 'CopyObjectResult' in done;
    });
  }

  /** Removes what lies under a key, if anything does. */
  async remove(key: string): Promise<void> {
    await this.#ask('DeleteObject', () =>
      this.#client.send(new this.#sdk.DeleteObjectCommand(this.#at(key))),
    );
  }

  /** Everything whose key begins so, in the order of the keys. */
  async list(start: string): Promise<readonly StoredObject[]> {
    const found: StoredObject[] = [];
    let next: string | undefined;
    do {
      const page = await this.#ask('ListObjectsV2', () =>
        this.#client.send(
          new this.#sdk.ListObjectsV2Command({
            Bucket: this.#name,
            Prefix: this.#prefix + start,
            ContinuationToken: next,
          }),
        ),
      );
      for (const { Key: key = '', LastModified: at } of page.Contents ?? []) {
        found.push({ key: key.slice(this.#prefix.length), changedAt: timeOf(at) });
      }
      next = page.NextContinuationToken;
    } while (next !== undefined);
    return found;
  }

  #at(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#name, Key: this.#prefix + key };
  }

  /** Once more where a connection was lost or the service says so; never where it was silent. */
  async #ask<Answer>(operation: string, ask: () => Promise<Answer>): Promise<Answer> {
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        return await ask();
      } catch (error) {
        if (left > 0 && isWorthAnotherTry(error)) continue;
        const failure = new BucketFailure(operation, error);
        this.#log.error(`the bucket of the evidence failed: ${failure.why}`);
        throw failure;
      }
    }
  }
}

/** Bytes with their hash. */
export function contentOf(source: Buffer): Content & { readonly source: Buffer } {
  return { source, sha256: createHash('sha256').update(source).digest('hex') };
}

function isWorthAnotherTry(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== null) return status === 409 || status >= 500;
  return /^(ECONNRESET|EPIPE)$/.test(nameOf(error));
}

/** Rejects where a file cannot be read to its end: the SDK does not listen for it. */
function failureOf(body: Readable): Promise<never> {
  return new Promise((_, reject) => body.once('error', reject));
}

/** What does not say when it came is never old. */
function timeOf(at: Date | undefined): number {
  return at?.getTime() ?? Infinity;
}

function emptyWhereMissing(error: unknown): { readonly Body?: never } {
  if (/^(NoSuchKey|NotFound)$/.test(nameOf(error))) return {};
  throw error;
}

function statusOf(error: unknown): number | null {
  const { httpStatusCode } = (error as { $metadata?: { httpStatusCode?: number } }).$metadata ?? {};
  return httpStatusCode ?? null;
}

/** The code of the service or of the system; a message may quote what was sent. */
function nameOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}
