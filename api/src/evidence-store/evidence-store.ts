import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  link,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  stat,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { HEAD_BYTES, TAIL_BYTES, isWhatItClaims } from './media-type.ts';
import { Pace } from './pace.ts';
import { hasCode, placeIn, sha256OfFile } from './stored-files.ts';
import type { EvidenceMediaType } from '@oart/contract';

/** What the first half of an upload said that the bytes would be. */
export interface AnnouncedFile {
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly mediaType: EvidenceMediaType;
}

/** Bytes that arrived, were found to be what was announced, and lie fsynced in quarantine. */
export interface QuarantinedFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

export type Received =
  | { readonly kind: 'received'; readonly file: QuarantinedFile }
  | { readonly kind: 'cut-short'; readonly arrived: number }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'longer-than-announced' }
  | { readonly kind: 'digest-differs'; readonly sha256: string }
  | { readonly kind: 'not-what-it-claims' }
  | { readonly kind: 'no-room' };

const QUARANTINE_HOURS = 24;
/** Pieces come in some tens of kilobytes; each write of its own costs more than its bytes. */
const WRITE_BYTES = 512 * 1024;

/**
 * Evidence files in a directory, each under the SHA-256 of its content. A file is durable when
 * `publish` has returned: its bytes and every directory entry on the way to it are fsynced.
 */
export class EvidenceStore {
  readonly #quarantine: string;
  readonly #published: string;
  readonly #pictures: string;

  constructor(directory: string) {
    this.#quarantine = join(directory, 'quarantine');
    this.#published = join(directory, 'cas');
    this.#pictures = join(directory, 'pictures');
  }

  /** Makes the directories, clears uploads that a crash left behind, and proves that fsync works. */
  async prepare(): Promise<void> {
    await mkdir(this.#quarantine, { recursive: true, mode: 0o700 });
    await mkdir(this.#published, { recursive: true, mode: 0o700 });
    await mkdir(this.#pictures, { recursive: true, mode: 0o700 });
    await syncDirectory(dirname(this.#published));
    await this.#clearAbandoned();
    await this.probe();
  }

  /** Writes, fsyncs and removes a file; throws where the directory cannot keep evidence. */
  async probe(): Promise<void> {
    const path = this.#freshPath();
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.write(Buffer.from([0]));
      await handle.sync();
    } finally {
      await handle.close();
      await remove(path);
    }
    await syncDirectory(this.#quarantine);
  }

  /** Streams an upload into quarantine. Whatever is not `received` leaves no file behind. */
  async receive(source: Readable, announced: AnnouncedFile): Promise<Received> {
    const path = this.#freshPath();
    let kept = false;
    try {
      const handle = await open(path, 'wx', 0o600);
      try {
        const outcome = await write(source, handle, path, announced);
        kept = outcome.kind === 'received';
        return outcome;
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (isOutOfRoom(error)) return { kind: 'no-room' };
      throw error;
    } finally {
      if (!kept) await remove(path);
    }
  }

  /** Gives a received file its permanent place. Equal content that is already there is compared and kept. */
  async publish(file: QuarantinedFile): Promise<void> {
    const target = this.pathOf(file.sha256);
    const folders = [dirname(target), dirname(dirname(target)), this.#published];
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      await link(file.path, target);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      // It may have lain unnamed until now: made young, it is not cleared away before its record is there.
      await utimes(target, new Date(), new Date());
      await this.#compare(target, file);
    }
    // Every level each time: another upload may have made a folder and not yet fsynced it.
    for (const folder of folders) await syncDirectory(folder);
    await this.discard(file);
  }

  /** Removes a file from quarantine. */
  async discard(file: QuarantinedFile): Promise<void> {
    await remove(file.path);
  }

  /** The published bytes of a hash; throws where the file is missing. */
  async read(sha256: string): Promise<Readable> {
    const path = this.pathOf(sha256);
    await stat(path);
    return createReadStream(path);
  }

  /** Keeps the re-encoded copy of a picture, which can be made again from the evidence. */
  async keepPicture(sha256: string, picture: Buffer): Promise<void> {
    const path = this.#freshPath();
    const target = placeIn(this.#pictures, sha256);
    await writeFile(path, picture, { flag: 'wx', mode: 0o600 });
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
  }

  /** The re-encoded copy of a picture; null where it is to be made again. */
  async picture(sha256: string): Promise<Buffer | null> {
    return readFile(placeIn(this.#pictures, sha256)).catch(nullWhereMissing);
  }

  /** Where the published bytes of a hash lie, for those who read them by themselves. */
  pathOf(sha256: string): string {
    return placeIn(this.#published, sha256);
  }

  async #compare(target: string, file: QuarantinedFile): Promise<void> {
    if ((await sha256OfFile(target)) === file.sha256) return;
    throw new Error(`the evidence store holds other bytes under ${file.sha256}`);
  }

  async #clearAbandoned(): Promise<void> {
    const limit = Date.now() - QUARANTINE_HOURS * 3_600_000;
    for (const name of await readdir(this.#quarantine)) {
      const path = join(this.#quarantine, name);
      // Another process may have finished with it meanwhile.
      const found = await stat(path).catch(nullWhereMissing);
      if (found === null) continue;
      // What is linked here to be checked has the age of its link, not that of its bytes.
      const since = found.nlink > 1 ? found.ctimeMs : found.mtimeMs;
      if (since < limit) await remove(path);
    }
  }

  #freshPath(): string {
    return join(this.#quarantine, randomBytes(16).toString('hex'));
  }
}

async function write(
  source: Readable,
  handle: FileHandle,
  path: string,
  announced: AnnouncedFile,
): Promise<Received> {
  const hash = createHash('sha256');
  let arrived = 0;
  let written = 0;
  const held: Buffer[] = [];
  let head = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  const pace = new Pace();
  // Leaving early must not destroy the request: the refusal is still to be answered on it.
  const pieces = source.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const piece = await pace.next(pieces);
      if (piece === 'too-slow') return { kind: 'too-slow' };
      if (piece.done === true) break;
      const bytes = piece.value as Buffer;
      arrived += bytes.length;
      pace.count(bytes.length);
      if (arrived > announced.size) return { kind: 'longer-than-announced' };
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes]).subarray(0, HEAD_BYTES);
      tail = (bytes.length < TAIL_BYTES ? Buffer.concat([tail, bytes]) : bytes).subarray(
        -TAIL_BYTES,
      );
      hash.update(bytes);
      held.push(bytes);
      if (arrived - written < WRITE_BYTES) continue;
      await writeAll(handle, held.splice(0));
      written = arrived;
    }
    await writeAll(handle, held);
  } catch (error) {
    if (!source.destroyed) throw error;
    return { kind: 'cut-short', arrived };
  } finally {
    pace.stop();
  }
  if (arrived < announced.size) return { kind: 'cut-short', arrived };
  const sha256 = hash.digest('hex');
  if (sha256 !== announced.sha256) return { kind: 'digest-differs', sha256 };
  if (!(await isWhatItClaims(announced.mediaType, head, tail)))
    return { kind: 'not-what-it-claims' };
  await handle.sync();
  return { kind: 'received', file: { path, sha256, size: arrived } };
}

/** One write may take less than it was given where the disk is nearly full. */
async function writeAll(handle: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  let left = pieces.filter((piece) => piece.length > 0);
  while (left.length > 0) {
    let { bytesWritten } = await handle.writev(left);
    left = left.flatMap((piece) => {
      const rest = piece.subarray(bytesWritten);
      bytesWritten = Math.max(0, bytesWritten - piece.length);
      return rest.length === 0 ? [] : [rest];
    });
  }
}

/** Removes a file that may be gone already. */
async function remove(path: string): Promise<void> {
  await unlink(path).catch(nullWhereMissing);
}

function nullWhereMissing(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null;
  throw error;
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isOutOfRoom(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
}
