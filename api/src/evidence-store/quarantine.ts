import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { makeDirectory, nullWhereMissing, removeFile, syncDirectory } from './durable-files.ts';
import { HEAD_BYTES, TAIL_BYTES, isWhatItClaims } from './media-type.ts';
import type { StoredMediaType } from './media-type.ts';
import { Pace } from './pace.ts';
import { hasCode } from './stored-files.ts';

/** What the first half of an upload said that the bytes would be. */
export interface AnnouncedFile {
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly mediaType: StoredMediaType;
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

/** Files on a disk of this machine, from their first byte until they are published or refused. */
export class Quarantine {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Makes the directory, clears uploads that a crash left behind, and proves that fsync works. */
  async prepare(): Promise<void> {
    await makeDirectory(this.#directory, 0o700);
    await this.#clearAbandoned();
    await this.#probe();
  }

  /** Streams an upload into quarantine. Whatever is not `received` leaves no file behind. */
  async receive(source: Readable, announced: AnnouncedFile): Promise<Received> {
    const path = this.freshPath();
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
      if (!kept) await removeFile(path);
    }
  }

  /** Removes a file from quarantine. */
  async discard(file: QuarantinedFile): Promise<void> {
    await removeFile(file.path);
  }

  /** A path in quarantine where nothing stands yet. */
  freshPath(): string {
    return join(this.#directory, randomBytes(16).toString('hex'));
  }

  /** Writes, fsyncs and removes a file; throws where the directory cannot keep evidence. */
  async #probe(): Promise<void> {
    const path = this.freshPath();
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.write(Buffer.from([0]));
      await handle.sync();
    } finally {
      await handle.close();
      await removeFile(path);
    }
    await syncDirectory(this.#directory);
  }

  async #clearAbandoned(): Promise<void> {
    const limit = Date.now() - QUARANTINE_HOURS * 3_600_000;
    for (const name of await readdir(this.#directory)) {
      const path = join(this.#directory, name);
      // Another process may have finished with it meanwhile.
      const found = await stat(path).catch(nullWhereMissing);
      if (found === null) continue;
      // What is linked here to be checked has the age of its link, not that of its bytes.
      const since = found.nlink > 1 ? found.ctimeMs : found.mtimeMs;
      if (since < limit) await removeFile(path);
    }
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
  let tail = Buffer.alloc(0);
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
      tail = lastOf(tail, bytes);
      hash.update(bytes);
      held.push(bytes);
      if (arrived - written < WRITE_BYTES) continue;
      await writeAll(handle, held);
      letGo(source, held.splice(0));
      written = arrived;
    }
    await writeAll(handle, held);
    letGo(source, held);
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

/** A copy: the pieces themselves are let go. */
function lastOf(before: Buffer, piece: Buffer): Buffer<ArrayBuffer> {
  const pieces = piece.length < TAIL_BYTES ? [before, piece] : [piece.subarray(-TAIL_BYTES)];
  return Buffer.concat(pieces).subarray(-TAIL_BYTES);
}

/**
 * Gives the memory of pieces back at once. Left to the collector it would look like memory that runs out, and
 * the whole heap be searched for it with every twentieth scan, while the gate waits. Only what a request
 * brought is nobody else's, and only where a piece has its memory to itself.
 */
function letGo(source: Readable, pieces: readonly Buffer[]): void {
  if (!(source instanceof IncomingMessage)) return;
  for (const { buffer, byteLength } of pieces) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  }
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

function isOutOfRoom(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
}
