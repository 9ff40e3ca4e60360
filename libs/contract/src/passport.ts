import type { NameMatch } from '@oart/competency';

/** Asks for a passport about a person. */
export interface PassportIssueRequest {
  /**
   * The sharing agreement under which live suspensions are stated, as it is called; null, as nearly always:
   * they are not stated. Only an entitler names one, and never for themselves.
   */
  readonly agreement: string | null;
}

/** A passport as it was issued; the text is shown this once, its hash stays on file. */
export interface PassportIssuedView {
  readonly id: string;
  readonly fileName: string;
  /** The signed document: canonical JSON, kept and handed on byte for byte. */
  readonly text: string;
  readonly sha256: string;
  readonly issuedAt: string;
  readonly validUntil: string;
}

export interface PassportIssueView {
  readonly id: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly validUntil: string;
  readonly sha256: string;
  /** The agreement under which suspensions are stated; null where they are not. */
  readonly agreement: string | null;
}

export interface PassportImportView {
  readonly id: string;
  readonly issuer: string;
  readonly nameAsPrinted: string;
  readonly issuedAt: string;
  readonly validUntil: string;
  readonly sha256: string;
  readonly importedAt: string;
  readonly importedBy: string;
  /** Records that it brought, by their ids here. */
  readonly evidence: readonly string[];
}

/** What is on file about the passports of one person, newest first. */
export interface PassportsView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly issues: readonly PassportIssueView[];
  readonly imports: readonly PassportImportView[];
  readonly mayIssue: boolean;
  readonly mayStateSuspensions: boolean;
  readonly mayImport: boolean;
  readonly ledgerIndex: number;
}

/** The text of a passport, as it came. */
export interface PassportTextRequest {
  readonly passport: string;
}

/** One record that an import would submit. */
export interface PassportRecordView {
  /** Its id at the issuer. */
  readonly issuerRecordId: string;
  readonly title: string;
  readonly occurredOn: string;
  readonly validUntil: string | null;
  /** The hash of its file at the issuer: the holder brings the file. */
  readonly fileSha256: string | null;
  /** Parts for which the framework here has no word, as sentences. */
  readonly leftOut: readonly string[];
}

/** A passport that may be taken, and what would be recorded. Nothing has been. */
export interface PassportReadingView {
  readonly issuer: string;
  readonly nameAsPrinted: string;
  readonly nameMatch: NameMatch;
  readonly issuedAt: string;
  readonly validUntil: string;
  readonly records: readonly PassportRecordView[];
  /** Records that are not taken, with why, as sentences. */
  readonly leftOut: readonly string[];
  /** Records that an earlier passport brought. */
  readonly onFile: number;
  /** History for people to read; nothing of it is recorded. */
  readonly assessments: readonly string[];
  readonly entitlements: readonly string[];
  readonly suspensions: readonly string[];
  readonly statements: readonly string[];
  readonly without: readonly string[];
}

/** A key of another employer, whose passports are taken. */
export interface TrustedIssuerRequest {
  readonly employerId: string;
  readonly name: string;
  /** 32 bytes in base64url, as the other employer's product shows it. */
  readonly publicKey: string;
  /** How it was made sure that the key is theirs. */
  readonly checkedHow: string;
}

export interface TrustedIssuerWithdrawalRequest {
  readonly reason: string;
}

export interface TrustedIssuerView {
  readonly id: string;
  readonly employerId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly keyId: string;
  readonly checkedHow: string;
  readonly addedAt: string;
  readonly addedBy: string;
  readonly withdrawn: {
    readonly at: string;
    readonly by: string;
    readonly reason: string;
  } | null;
}

export interface PassportKeyView {
  readonly publicKey: string;
  readonly keyId: string;
  readonly since: string;
}

/** Whom this employer trusts, and what it gives others so that they can trust it. */
export interface PassportTrustView {
  readonly employer: { readonly id: string; readonly name: string };
  /** Newest first; the newest of which the product has the private half signs. Empty until the first passport. */
  readonly keys: readonly PassportKeyView[];
  readonly issuers: readonly TrustedIssuerView[];
  readonly mayAdd: boolean;
  readonly mayWithdraw: boolean;
  readonly ledgerIndex: number;
}
