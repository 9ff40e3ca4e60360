/** A computer at which a PIN counts (domain.md 10.18). */
export interface WorkstationView {
  readonly id: string;
  readonly name: string;
  readonly enrolledAt: string;
  /** Null while it is in use. */
  readonly revokedAt: string | null;
  /** Whether the session of the caller began there. */
  readonly isHere: boolean;
}

export interface WorkstationsView {
  /** Those in use first, then the revoked ones; each newest first. */
  readonly workstations: readonly WorkstationView[];
}

/** Enrols the computer that asks. */
export interface WorkstationRequest {
  readonly name: string;
  /** The caller's own, again. */
  readonly password: string;
}
