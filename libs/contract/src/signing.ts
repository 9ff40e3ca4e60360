/** With what somebody proves that a signature is theirs, strongest first. */
export const SIGNING_FACTORS = ['passkey', 'pin', 'password'] as const;
export type SigningFactor = (typeof SIGNING_FACTORS)[number];

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
  /** What the signer has and what counts for this meaning, in the order to offer it. */
  readonly factors: readonly SigningFactor[];
  /** What the browser asks a passkey for; null where `factors` names none. */
  readonly passkey: PasskeyQuestion | null;
  /**
   * Why the signer's PIN is not among `factors` although it may sign this, as a sentence; null where it is, or
   * where they have none.
   */
  readonly noPinBecause: string | null;
}

/** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, with what is used of it. */
export interface PasskeyQuestion {
  /** The 32 bytes of the challenge, base64url. */
  readonly challenge: string;
  readonly rpId: string;
  readonly allowCredentials: readonly PasskeyReference[];
  readonly userVerification: 'required';
  /** Milliseconds. */
  readonly timeout: number;
}

export interface PasskeyReference {
  readonly type: 'public-key';
  /** Credential id, base64url. */
  readonly id: string;
  readonly transports: readonly string[];
}

/** What a passkey answered, each part base64url as the browser gives it. */
export interface PasskeyAssertion {
  readonly credentialId: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/** Sent with the request that signs: the challenge and exactly one factor. */
export interface SignatureInput {
  readonly challengeId: string;
  readonly password?: string;
  /** Counts for acts at the console alone. */
  readonly pin?: string;
  readonly passkey?: PasskeyAssertion;
}

/** How a signature reads afterwards. */
export interface SignatureView {
  readonly signer: string;
  readonly meaning: string;
  readonly statement: string;
  readonly recordSha256: string;
  readonly signedAt: string;
  readonly factor: SigningFactor;
}

/** A passkey or PIN of one's own account; a revoked one signs nothing. */
export interface SigningFactorView {
  readonly id: string;
  readonly kind: 'passkey' | 'pin';
  /** As its holder called it; null for a PIN. */
  readonly name: string | null;
  readonly enrolledAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** That a password was set by a link, and whose: whoever had the link could set it. */
export interface PasswordLinkView {
  readonly usedAt: string;
  /** The sign-in name of the administrator. */
  readonly madeBy: string;
}

export interface SigningFactorsView {
  /** Those in use first, then the revoked ones; each newest first. */
  readonly factors: readonly SigningFactorView[];
  /** Why no passkey can be enrolled here, as a sentence; null where one can. */
  readonly noPasskeysBecause: string | null;
  /** The link by which the password was last set; null where the holder never used one. */
  readonly passwordLink: PasswordLinkView | null;
  /** Whether this is an enrolled workstation, where a PIN counts. */
  readonly isAtWorkstation: boolean;
}

/** The password again, before anything that could sign is enrolled. */
export interface PasskeyEnrolmentStart {
  readonly password: string;
}

/** What the browser asks a new passkey for; good once, for five minutes. */
export interface PasskeyEnrolmentView {
  readonly enrolmentId: string;
  readonly expiresAt: string;
  readonly options: PasskeyCreation;
}

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, with what is used of it. */
export interface PasskeyCreation {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  readonly excludeCredentials: readonly PasskeyReference[];
  readonly authenticatorSelection: {
    readonly residentKey: 'preferred';
    readonly userVerification: 'required';
  };
  readonly attestation: 'none';
  readonly timeout: number;
}

export interface PasskeyEnrolmentRequest {
  readonly enrolmentId: string;
  readonly name: string;
  readonly credential: {
    readonly credentialId: string;
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: readonly string[];
  };
}

/** A new PIN; one in use before is revoked with it. */
export interface PinRequest {
  readonly password: string;
  readonly pin: string;
}
