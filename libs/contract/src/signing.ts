/**
 * What you see is what you sign: the server renders the statement, hashes it and binds a challenge to
 * record, meaning, signer and expiry. It is used once, in the transaction that records the act.
 */
export interface SigningChallenge {
  readonly challengeId: string;
  readonly meaning: string;
  readonly statement: string;
  readonly recordSha256: string;
  readonly expiresAt: string;
}

/** Sent with the request that signs. The factor is the password re-entered. */
export interface SignatureInput {
  readonly challengeId: string;
  readonly password: string;
}

/** How a signature reads afterwards. */
export interface SignatureView {
  readonly signer: string;
  readonly meaning: string;
  readonly statement: string;
  readonly recordSha256: string;
  readonly signedAt: string;
}
