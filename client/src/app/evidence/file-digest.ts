/** Why a digest could not be made: the browser offers `crypto.subtle` on https and localhost only. */
export class DigestUnavailable extends Error {}

/** SHA-256 of a file: lower-case hex for the record, base64 for the `Content-Digest` header. */
export interface FileDigest {
  readonly hex: string;
  readonly base64: string;
}

/** Computes the digest in the browser. Throws DigestUnavailable on an unprotected address. */
export async function digestOf(file: Blob): Promise<FileDigest> {
  // The types promise it everywhere; browsers leave it out on plain http.
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (subtle === undefined) throw new DigestUnavailable();
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return {
    hex: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    base64: btoa(String.fromCharCode(...bytes)),
  };
}
