import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../config/refusal.ts';
import { BucketFailure, contentOf } from './bucket.ts';
import type { Bucket } from './bucket.ts';

const FIRST = contentOf(Buffer.from('first'));
const OTHER = contentOf(Buffer.from('other'));

/**
 * Tries everything on which evidence relies with an object of its own, which it removes again.
 * @throws Refusal that says what the bucket does not keep to, and BucketFailure where it does not answer or refuses us.
 */
export async function proveBucket(bucket: Bucket): Promise<void> {
  const key = `probe/${randomUUID()}`;
  await putFirst(bucket, key);
  try {
    await requireCondition(bucket, key);
    await requireChecksum(bucket, `${key}-wrong`);
    await requireReading(bucket, key);
  } finally {
    const probes = [key, `${key}-wrong`, `${key}-copy`];
    // What the proof found is said, not that its objects could not be removed.
    await Promise.allSettled(probes.map((probe) => bucket.remove(probe)));
  }
}

async function putFirst(bucket: Bucket, key: string): Promise<void> {
  if ((await bucket.put(key, FIRST, 'if-absent')) === 'stored') return;
  throw new Refusal(
    'The bucket of OART_EVIDENCE_S3 takes no new object: it says that each is there.',
  );
}

async function requireCondition(bucket: Bucket, key: string): Promise<void> {
  if ((await bucket.put(key, OTHER, 'if-absent')) === 'exists') return;
  throw new Refusal(
    'The bucket of OART_EVIDENCE_S3 overwrites where it was told not to (If-None-Match: *), so that' +
      ' evidence could be replaced: use a service that honours conditional writes, or a directory.',
  );
}

async function requireChecksum(bucket: Bucket, key: string): Promise<void> {
  try {
    await bucket.put(key, { ...FIRST, sha256: OTHER.sha256 }, 'if-absent');
  } catch (error) {
    if (error instanceof BucketFailure && error.status === 400) return;
    throw error;
  }
  throw new Refusal(
    'The bucket of OART_EVIDENCE_S3 stores what has another SHA-256 than declared, so that damage on' +
      ' the way would not be seen: use a service that checks it, or a directory.',
  );
}

/** Also the copying and the listing that looking after the store needs. */
async function requireReading(bucket: Bucket, key: string): Promise<void> {
  const copied = await bucket.copy(key, `${key}-copy`);
  const listed = await bucket.list(key);
  const stream = await bucket.get(`${key}-copy`);
  const read = stream === null ? null : await buffer(stream);
  await bucket.remove(key);
  const isGone = (await bucket.changedAt(key)) === null;
  if (copied && listed.length === 2 && read?.equals(FIRST.source) === true && isGone) return;
  throw new Refusal(
    'The bucket of OART_EVIDENCE_S3 does not give back at once what was put, copied or removed:' +
      ' use a service that is consistent after each write, or a directory.',
  );
}
