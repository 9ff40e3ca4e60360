import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Logger } from '@nestjs/common';
import { Refusal } from '../config/refusal.ts';
import { ProblemError } from '../http/problem-error.ts';
import { BucketFailure, contentOf } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { proveBucket } from './bucket-proof.ts';
import { removeFile } from './durable-files.ts';
import { PublishedFiles, missingFile, otherBytes } from './published-files.ts';
import type { StoredFile } from './published-files.ts';
import type { QuarantinedFile, Quarantine } from './quarantine.ts';
import { placeOf, sha256OfStream } from './stored-files.ts';

type Area = 'cas' | 'pictures' | 'damaged' | 'trash';

/** Holds the id of the database whose records name what lies in the bucket. */
const OWNER = 'owner';
const PUBLISHING_TRIES = 3;

/**
 * Published files in a bucket, laid out as in a directory. No file is taken before the bucket has proven
 * that it honours conditional writes and checksums.
 */
export class S3Files extends PublishedFiles {
  readonly #log = new Logger('evidence');
  readonly #bucket: Bucket;
  readonly #quarantine: Quarantine;
  #proof: Promise<void> | null = null;

  constructor(bucket: Bucket, quarantine: Quarantine) {
    super();
    this.#bucket = bucket;
    this.#quarantine = quarantine;
  }

  /**
   * A bucket that does not answer, or refuses us just now (a key that was changed, a clock that is wrong),
   * does not keep the product from starting: the gate is asked all the same.
   */
  async prepare(): Promise<void> {
    try {
      await this.#proven();
    } catch (error) {
      if (!(error instanceof BucketFailure)) throw error;
      this.#log.error(
        `no evidence is taken until the bucket of OART_EVIDENCE_S3 does what it is asked, ${error.why}:` +
          ' let its key put, get, list and delete objects there, and check address, region, secret and clock',
      );
    }
  }

  async publish({ path, size, sha256 }: QuarantinedFile): Promise<void> {
    await this.#requireProven();
    const key = keyOf('cas', sha256);
    const content = { source: { path, size }, sha256 };
    for (let left = PUBLISHING_TRIES; left > 0; left -= 1) {
      if ((await this.#bucket.put(key, content, 'if-absent')) === 'stored') return;
      if (await this.#madeYoung(sha256)) return;
    }
    throw missingFile();
  }

  /**
   * It may have lain unnamed until now: made young, it is not cleared away before its record is there.
   * @returns false where another process cleared it away meanwhile. @throws where it has other bytes
   */
  async #madeYoung(sha256: string): Promise<boolean> {
    const key = keyOf('cas', sha256);
    const stream = await this.#bucket.get(key);
    if (stream === null) return false;
    if ((await sha256OfStream(stream)) !== sha256) throw otherBytes(sha256);
    return (await this.#bucket.copy(key, key)) && (await this.#bucket.changedAt(key)) !== null;
  }

  async read(sha256: string): Promise<Readable> {
    const stream = await this.#bucket.get(keyOf('cas', sha256));
    if (stream === null) throw missingFile();
    return stream;
  }

  async lend<Result>(sha256: string, work: (path: string) => Promise<Result>): Promise<Result> {
    const path = this.#quarantine.freshPath();
    try {
      await pipeline(
        await this.read(sha256),
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
      return await work(path);
    } finally {
      await removeFile(path);
    }
  }

  async keepPicture(sha256: string, picture: Buffer): Promise<void> {
    await this.#bucket.put(keyOf('pictures', sha256), contentOf(picture), 'always');
  }

  async picture(sha256: string): Promise<Buffer | null> {
    const stream = await this.#bucket.get(keyOf('pictures', sha256));
    return stream === null ? null : buffer(stream);
  }

  async belongsTo(idOf: () => Promise<string>): Promise<boolean> {
    const database = await idOf();
    await this.#bucket.put(OWNER, contentOf(Buffer.from(database)), 'if-absent');
    const owner = await this.#bucket.get(OWNER);
    return owner !== null && (await buffer(owner)).toString() === database;
  }

  list(start?: string): Promise<readonly StoredFile[]> {
    return this.#list('cas', start);
  }

  listTrash(start: string): Promise<readonly StoredFile[]> {
    return this.#list('trash', start);
  }

  async setDamagedAside(sha256: string): Promise<void> {
    await this.#bucket.copy(keyOf('cas', sha256), keyOf('damaged', sha256));
    await this.#remove(sha256);
  }

  /**
   * A bucket cannot move: what is published again between the last look and the removal is found in the
   * trash by the next round, named, and put back.
   */
  async discard(sha256: string, unlessSince: number): Promise<boolean> {
    await this.#bucket.copy(keyOf('cas', sha256), keyOf('trash', sha256));
    const changedAt = await this.#bucket.changedAt(keyOf('cas', sha256));
    if (changedAt === null || changedAt >= unlessSince) return false;
    await this.#remove(sha256);
    return true;
  }

  async restore(sha256: string): Promise<void> {
    const place = keyOf('cas', sha256);
    if ((await this.#bucket.changedAt(place)) === null) {
      await this.#bucket.copy(keyOf('trash', sha256), place);
    }
    await this.removeTrashed(sha256);
  }

  async removeTrashed(sha256: string): Promise<void> {
    await this.#bucket.remove(keyOf('trash', sha256));
  }

  async #remove(sha256: string): Promise<void> {
    await this.#bucket.remove(keyOf('cas', sha256));
    await this.#bucket.remove(keyOf('pictures', sha256));
  }

  async #list(area: Area, start?: string): Promise<readonly StoredFile[]> {
    const within = start === undefined ? `${area}/` : `${area}/${start}/`;
    return (await this.#bucket.list(within)).map(({ key, changedAt }) => {
      const sha256 = key.slice(key.lastIndexOf('/') + 1);
      return { sha256, isInPlace: key === keyOf(area, sha256), place: key, changedAt };
    });
  }

  #proven(): Promise<void> {
    this.#proof ??= proveBucket(this.#bucket).catch((error: unknown) => {
      this.#proof = null;
      throw error;
    });
    return this.#proof;
  }

  async #requireProven(): Promise<void> {
    await this.#proven().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      this.#log.error(error.message);
      throw new ProblemError('unavailable', 'The store of evidence files takes none just now.', {
        retryAfter: 60,
      });
    });
  }
}

function keyOf(area: Area, sha256: string): string {
  return `${area}/${placeOf(sha256)}`;
}
