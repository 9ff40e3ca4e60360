import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** Where the content with this hash lies below the root of such files, in a directory as in a bucket. */
export function placeOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** Where the content with this hash lies in a directory of such files. */
export function placeIn(directory: string, sha256: string): string {
  return join(directory, placeOf(sha256));
}

/** All in a directory that is no directory, however deep, by its path; none where there is no such directory. */
export async function filesUnder(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** SHA-256 of a file in lower-case hex. */
export function sha256OfFile(path: string): Promise<string> {
  return sha256OfStream(createReadStream(path));
}

/** SHA-256 of all that a stream gives, in lower-case hex. */
export async function sha256OfStream(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of stream) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/**
 * A file on its way to a reader: its last piece is given only when all of them together have the hash, so that
 * nobody ends up with a whole file that is not the one on record.
 * @param damaged what the stream ends with otherwise
 */
export function vouchedFor(stream: Readable, sha256: string, damaged: () => Error): Readable {
  async function* pieces(): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let held: Buffer | null = null;
    for await (const piece of stream) {
      hash.update(piece as Buffer);
      if (held !== null) yield held;
      held = piece as Buffer;
    }
    if (hash.digest('hex') !== sha256) throw damaged();
    if (held !== null) yield held;
  }
  return Readable.from(pieces(), { objectMode: false });
}

export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
