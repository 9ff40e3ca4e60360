import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../config/refusal.ts';
import { BucketFailure } from './bucket.ts';
import type { Bucket, Content } from './bucket.ts';

const FIRST = contentOf('first');
const OTHER = contentOf('other');

/**
 * Tries everything on which evidence relies with an object of its own, which it removes again.
 * @throws Refusal that says what the bucket does not keep to, and BucketFailure where it does not answer.
 */
export async function proveBucket(bucket: Bucket): Promise<void> {
  const key = `probe/${randomUUID()}`;
  try {
    await putFirst(bucket, key);
    await requireCondition(bucket, key);
    await requireChecksum(bucket, `${key}-wrong`);
    await requireReading(bucket, key);
  } catch (error) {
    if (error instanceof BucketFailure && error.status !== null && error.status < 500) {
      throw new Refusal(
        `The bucket of OART_EVIDENCE_S3 refuses what evidence needs, ${error.why}: let its key put, get,` +
          ' list and delete objects there, and check address, region and secret.',
      );
    }
    throw error;
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
  await bucket.remove(key);
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
  await bucket.remove(key);
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
  await bucket.remove(`${key}-copy`);
  await bucket.remove(key);
  const isGone = (await bucket.changedAt(key)) === null;
  if (copied && listed.length === 2 && read?.equals(FIRST.source) === true && isGone) return;
  throw new Refusal(
    'The bucket of OART_EVIDENCE_S3 does not give back at once what was put, copied or removed:' +
      ' use a service that is consistent after each write, or a directory.',
  );
}

function contentOf(text: string): Content & { readonly source: Buffer } {
  const source = Buffer.from(text);
  return { source, sha256: createHash('sha256').update(source).digest('hex') };
}
