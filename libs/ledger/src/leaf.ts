import canonicalize from 'canonicalize';
import { isEqual, toHex } from './bytes.ts';
import type { Hash } from './bytes.ts';

/** What leaf v1 can commit to: JSON without undefined, NaN or infinity. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A fact as stored: its table, the version of its shape and its row (ADR 0002). */
export interface Payload {
  readonly schema: string;
  readonly version: number;
  readonly row: Readonly<Record<string, JsonValue>>;
}

/** A leaf and what opens its commitment. Payload and nonce can be deleted; the leaf never changes. */
export interface Leaf {
  readonly bytes: Uint8Array;
  readonly payload: Uint8Array;
  readonly nonce: Uint8Array;
}

export interface LeafOrder {
  /** Id of the fact: random, says nothing about a person. */
  readonly id: string;
  /** Database time, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
  readonly time: string;
  /** 32 random bytes, used once. */
  readonly nonce: Uint8Array;
  readonly payload: Payload;
  readonly hash: Hash;
}

const NONCE_LENGTH = 32;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Leaf v1: canonical JSON (RFC 8785) of {v, id, time, commitment}, where the commitment is
 * H(nonce || payload) in hexadecimal. Holds no personal data.
 * @throws RangeError when the nonce is not 32 bytes or the time not an instant in milliseconds.
 */
export function leafOf({ payload, ...order }: LeafOrder): Leaf {
  return leafOfCanonical({ ...order, payload: canonicalBytes(payload) });
}

/** As `leafOf`, of a payload that is canonical bytes already. */
export function leafOfCanonical({
  id,
  time,
  nonce,
  payload,
  hash,
}: Omit<LeafOrder, 'payload'> & { readonly payload: Uint8Array }): Leaf {
  if (nonce.length !== NONCE_LENGTH) throw new RangeError('A nonce has 32 bytes');
  if (!INSTANT.test(time)) throw new RangeError(`"${time}" is not an instant in milliseconds`);
  const commitment = commitmentOf(hash, nonce, payload);
  return { bytes: canonicalBytes({ v: 1, id, time, commitment }), payload, nonce };
}

/** Whether payload and nonce are the ones that the leaf commits to, in the one canonical form. */
export function isOpenedBy(
  hash: Hash,
  leaf: Uint8Array,
  opening: { readonly payload: Uint8Array; readonly nonce: Uint8Array },
): boolean {
  const read = readLeaf(leaf);
  if (read === null || opening.nonce.length !== NONCE_LENGTH) return false;
  return read.commitment === commitmentOf(hash, opening.nonce, opening.payload);
}

export interface LeafContent {
  readonly v: 1;
  readonly id: string;
  readonly time: string;
  readonly commitment: string;
}

/** What a leaf v1 says; null when the bytes are not exactly one canonical leaf v1. */
export function readLeaf(bytes: Uint8Array): LeafContent | null {
  const parsed = parseJson(bytes);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const { v, id, time, commitment } = parsed as Record<string, JsonValue | undefined>;
  if (v !== 1 || typeof id !== 'string' || typeof time !== 'string') return null;
  if (typeof commitment !== 'string') return null;
  const content: LeafContent = { v, id, time, commitment };
  return isCanonical(content, bytes) ? content : null;
}

/** What a payload says; null when the bytes are not a canonical payload. */
export function readPayload(bytes: Uint8Array): Payload | null {
  const parsed = parseJson(bytes);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const { schema, version, row } = parsed as Record<string, JsonValue | undefined>;
  if (typeof schema !== 'string' || typeof version !== 'number') return null;
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
  const payload: Payload = { schema, version, row: row as Payload['row'] };
  return isCanonical(payload, bytes) ? payload : null;
}

/** RFC 8785 JSON in UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form');
  return new TextEncoder().encode(text);
}

/**
 * Whether bytes are the one canonical form of what was read from them. JSON can say what that form cannot: half a
 * surrogate pair, a number that is not finite.
 */
export function isCanonical(read: object, bytes: Uint8Array): boolean {
  try {
    return isEqual(canonicalBytes(read), bytes);
  } catch {
    return false;
  }
}

function commitmentOf(hash: Hash, nonce: Uint8Array, payload: Uint8Array): string {
  return toHex(hash([nonce, payload]));
}

/** JSON in UTF-8; undefined for anything else. */
export function parseJson(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as JsonValue;
  } catch {
    return undefined;
  }
}
