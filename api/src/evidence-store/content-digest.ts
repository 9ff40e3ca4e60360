/**
 * The SHA-256 of a `Content-Digest` header (RFC 9530), lower-case hex; null where the header is
 * missing, names no SHA-256 or does not hold 32 bytes. Other algorithms beside it are ignored.
 */
export function sha256OfContentDigest(header: string | undefined): string | null {
  const named = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/.exec(header ?? '');
  return named?.[1] === undefined ? null : Buffer.from(named[1], 'base64').toString('hex');
}
