import { namedHashes } from './naming-database.ts';
import type { PublishedFiles, StoredFile } from './published-files.ts';
import { sha256OfStream } from './stored-files.ts';

export interface VerifiedEvidence {
  /** How many files records name. */
  readonly files: number;
  /** Hashes that a record names and no file has. */
  readonly missing: readonly string[];
  /** Files whose content is not what their name says. */
  readonly changed: readonly string[];
  /** Files that no record names: left by an upload that was cut, or put there. */
  readonly extra: readonly string[];
}

const AT_ONCE = 4;

/**
 * Re-hashes every file of an evidence store and compares it with what the records of all employers
 * name. Needs no more than the gate's right to read.
 */
export async function verifyEvidence(
  gateUrl: string,
  files: PublishedFiles,
): Promise<VerifiedEvidence> {
  // Files before records: a record that comes meanwhile has its file already.
  const found = await files.list();
  const named = await namedHashes(gateUrl);
  const isNamed = ({ sha256, isInPlace }: StoredFile): boolean => isInPlace && named.has(sha256);
  const kept = found.filter(isNamed).map(({ sha256 }) => sha256);
  const keptHashes = new Set(kept);
  const extra = found.filter((file) => !isNamed(file)).map(({ place }) => place);
  const missing = [...named].filter((sha256) => !keptHashes.has(sha256));
  const nowMissing = missing.length === 0 ? [] : await stillMissing(files, missing);
  return { files: named.size, missing: nowMissing, changed: await changedOf(files, kept), extra };
}

async function changedOf(
  files: PublishedFiles,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const some = hashes.slice(from, from + AT_ONCE);
    const read = await Promise.all(
      some.map(async (sha256) => sha256OfStream(await files.read(sha256))),
    );
    changed.push(...some.filter((sha256, place) => read[place] !== sha256));
  }
  return changed;
}

/** A record may have come, with its file, while the files were listed. */
async function stillMissing(
  files: PublishedFiles,
  missing: readonly string[],
): Promise<readonly string[]> {
  const found = await files.list();
  const kept = new Set(found.filter(({ isInPlace }) => isInPlace).map(({ sha256 }) => sha256));
  return missing.filter((sha256) => !kept.has(sha256));
}
