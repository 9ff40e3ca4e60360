import { basename, join } from 'node:path';
import pg from 'pg';
import { filesUnder, placeIn, sha256OfFile } from './stored-files.ts';

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

/**
 * Re-hashes every file of an evidence store and compares it with what the records of all employers
 * name. Needs no more than the gate's right to read.
 */
export async function verifyEvidence(
  gateUrl: string,
  directory: string,
): Promise<VerifiedEvidence> {
  const published = join(directory, 'cas');
  // Files before records: a record that comes meanwhile has its file already.
  const paths = new Set(await filesUnder(published));
  const named = await namedHashes(gateUrl);
  const missing = [...named].filter((sha256) => !paths.has(placeIn(published, sha256)));
  const changed: string[] = [];
  const extra: string[] = [];
  for (const path of paths) {
    const sha256 = basename(path);
    if (path !== placeIn(published, sha256) || !named.has(sha256)) extra.push(path);
    else if ((await sha256OfFile(path)) !== sha256) changed.push(sha256);
  }
  const nowMissing = missing.length === 0 ? [] : await stillMissing(published, missing);
  return { files: named.size, missing: nowMissing, changed, extra };
}

/** A record may have come, with its file, while the files were listed. */
async function stillMissing(
  published: string,
  missing: readonly string[],
): Promise<readonly string[]> {
  const paths = new Set(await filesUnder(published));
  return missing.filter((sha256) => !paths.has(placeIn(published, sha256)));
}

/** The files of all records but those that were erased at the end of their retention. */
export async function namedHashes(gateUrl: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: gateUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ sha256: string }>(
      `select distinct sha256 from oart.evidence record
       where not exists (
         select from oart.erasure
         where erasure.employer_id = record.employer_id
           and erasure.erased_table = 'evidence' and erasure.erased_id = record.id)`,
    );
    return new Set(rows.map(({ sha256 }) => sha256));
  } finally {
    await client.end();
  }
}
