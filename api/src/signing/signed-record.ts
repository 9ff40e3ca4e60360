import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant, PersonId } from '@oart/competency';

/** What a challenge binds together. */
export interface Binding {
  readonly recordSha256: string;
  readonly meaning: string;
  readonly signer: PersonId;
  readonly expiresAt: Instant;
  /** 32 random bytes in hex. */
  readonly random: string;
}

/**
 * SHA-256 in hex over the RFC 8785 form of what is signed, so that the order of its fields does not
 * matter and any change of a value does.
 * @throws where the record has no JSON form.
 */
export function recordSha256(record: object): string {
  return sha256(record);
}

/** The challenge itself: SHA-256 over record, meaning, signer, expiry and random bytes. */
export function challengeSha256(binding: Binding): string {
  return sha256(binding);
}

function sha256(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Nothing to sign: the record has no JSON form');
  return createHash('sha256').update(text).digest('hex');
}
