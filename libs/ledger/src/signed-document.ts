import { concatenate, fromHex, toHex } from './bytes.ts';
import type { Hash } from './bytes.ts';
import { canonicalBytes, isCanonical, parseJson } from './leaf.ts';
import type { JsonValue } from './leaf.ts';

/** Makes an Ed25519 signature (RFC 8032, 64 bytes) with a private key that the caller holds. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Whether an Ed25519 signature is of this message and raw public key (32 bytes). */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/** A document with one signature over its canonical form (ADR 13). */
export interface SignedDocument {
  readonly document: { readonly [key: string]: JsonValue };
  readonly signature: {
    readonly algorithm: 'ed25519';
    /** Which key signed it: `keyIdOf` the public key. It names a key and never proves one. */
    readonly keyId: string;
    /** 64 bytes in lower-case hexadecimal. */
    readonly value: string;
  };
}

export interface SigningOrder {
  /** What the signature is for, such as `oart-passport/v1`: one of another purpose does not fit. */
  readonly purpose: string;
  readonly publicKey: Uint8Array;
  readonly hash: Hash;
  readonly sign: Sign;
}

/** The name of a public key: its hash in lower-case hexadecimal. */
export function keyIdOf(hash: Hash, publicKey: Uint8Array): string {
  return toHex(hash([publicKey]));
}

/** The document with its signature, as canonical JSON (RFC 8785) in UTF-8. */
export function signDocument(
  document: object,
  { purpose, publicKey, hash, sign }: SigningOrder,
): Uint8Array {
  return canonicalBytes({
    document,
    signature: {
      algorithm: 'ed25519',
      keyId: keyIdOf(hash, publicKey),
      value: toHex(sign(messageOf(purpose, document))),
    },
  });
}

/**
 * What a signed document says; null when the bytes are not exactly one, in the one canonical form: fields in
 * another order, white space or a key written twice are not it.
 */
export function readSignedDocument(bytes: Uint8Array): SignedDocument | null {
  const parsed = parseJson(bytes);
  if (!isObject(parsed) || !hasOnly(parsed, ['document', 'signature'])) return null;
  const { document, signature } = parsed;
  if (!isObject(document) || !isObject(signature)) return null;
  if (!hasOnly(signature, ['algorithm', 'keyId', 'value'])) return null;
  const { algorithm, keyId, value } = signature;
  if (algorithm !== 'ed25519' || !isHex(keyId, 64) || !isHex(value, 128)) return null;
  const read: SignedDocument = { document, signature: { algorithm, keyId, value } };
  return isCanonical(read, bytes) ? read : null;
}

/** Whether a document was signed with the private half of this key, for this purpose. */
export function isSignedBy(
  { document, signature }: SignedDocument,
  {
    purpose,
    publicKey,
    hash,
    verify,
  }: Omit<SigningOrder, 'sign'> & { readonly verify: VerifySignature },
): boolean {
  return (
    signature.keyId === keyIdOf(hash, publicKey) &&
    verify(publicKey, messageOf(purpose, document), fromHex(signature.value))
  );
}

function messageOf(purpose: string, document: object): Uint8Array {
  return concatenate(new TextEncoder().encode(`${purpose}\n`), canonicalBytes(document));
}

type JsonObject = { readonly [key: string]: JsonValue };

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: JsonObject, keys: readonly string[]): boolean {
  const found = Object.keys(value);
  return found.length === keys.length && keys.every((key) => found.includes(key));
}

function isHex(value: JsonValue | undefined, length: number): value is string {
  return typeof value === 'string' && value.length === length && /^[0-9a-f]*$/.test(value);
}
