import type { ProblemError as FieldProblem, ProblemKind, ReasonView } from '@oart/contract';

export interface ProblemExtras {
  readonly errors?: readonly FieldProblem[];
  /** Every unmet condition of `requirements-unmet` and `gate-refused`. */
  readonly reasons?: readonly ReasonView[];
  /** The ledger index now, with `changed-since-seen`. */
  readonly ledgerIndex?: number;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number;
  /** The methods that the address knows, with `method-not-allowed`. */
  readonly allow?: readonly string[];
}

/**
 * A refusal that reaches the caller as a problem document (RFC 9457). May be thrown anywhere in the api.
 * `detail` is a sentence for people and must hold nothing that the caller may not see.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly extras: ProblemExtras;

  constructor(kind: ProblemKind, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
    this.extras = extras;
  }
}

/** One field that was not accepted: `invalid('/issuedOn', 'A certificate cannot be from tomorrow.')`. */
export function invalid(pointer: string, message: string): ProblemError {
  return new ProblemError('invalid-request', message, { errors: [{ pointer, message }] });
}

/** What is on file already stands against one field. */
export function conflictAt(pointer: string, message: string): ProblemError {
  return new ProblemError('conflict', message, { errors: [{ pointer, message }] });
}

/** The same answer whether it never existed, is another employer's, or may not be seen. */
export function notFound(): ProblemError {
  return new ProblemError('not-found', 'There is nothing here, or it is not yours to see.');
}

export function jsonOnly(): ProblemError {
  return new ProblemError('unsupported-media-type', 'Send application/json.');
}
