import type { Explanation } from './question.ts';

/** Why there is no answer. */
export type FailureKind =
  /** Nobody answered, or the answer was cut off. */
  | 'unreachable'
  /** No answer within the time. */
  | 'timeout'
  /** The caller gave up. */
  | 'aborted'
  /** 400: the question was not understood. */
  | 'malformed-question'
  /** 401 or 403: key or token are missing, wrong, or not for this. */
  | 'not-permitted-to-ask'
  /** 503: the gate cannot answer just now; ask again. */
  | 'unavailable'
  /** Any other status. */
  | 'unexpected-status'
  /** 200, but what came is no answer to what was asked. */
  | 'malformed-answer'
  /** The metadata are of another decision point than the one asked (mix-up), or lead elsewhere. */
  | 'mixed-up';

export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  /** Of HTTP, where there was one. */
  readonly status: number | null;
  /** Of the gate's own error, such as `gate-stale`. */
  readonly code: string | null;
}

/** Ledger index that an answer saw; the next question may demand at least as much. */
interface Seen {
  readonly epoch: number | null;
  /** `X-Request-ID` that was sent, for the logs of both sides. */
  readonly requestId: string;
}

/** A clear yes: HTTP 200 and `decision` that is exactly `true`. */
export interface Permitted extends Seen {
  readonly permitted: true;
  readonly answered: true;
  readonly explanation: Explanation | null;
}

/** A clear no. */
export interface Refused extends Seen {
  readonly permitted: false;
  readonly answered: true;
  readonly explanation: Explanation | null;
}

/** Neither yes nor no. `permitted` is false, so that who looks at nothing else lets nobody through. */
export interface Unanswered {
  readonly permitted: false;
  readonly answered: false;
  readonly failure: Failure;
  readonly requestId: string;
}

export type Answer = Permitted | Refused | Unanswered;

/** Answers in the order of the questions; those after the end of a semantic were not asked: `null`. */
export interface Asked {
  readonly answers: readonly (Answer | null)[];
  /** Whether every question has a yes; false for no questions. */
  readonly allPermitted: boolean;
}

/** What a search found, all pages of it; empty and with a failure where it could not be walked to its end. */
export interface Found<Result> {
  readonly results: readonly Result[];
  readonly failure: Failure | null;
}

export function unanswered(failure: Failure, requestId: string): Unanswered {
  return { permitted: false, answered: false, failure, requestId };
}

export function failure(
  kind: FailureKind,
  message: string,
  status: number | null = null,
  code: string | null = null,
): Failure {
  return { kind, message, status, code };
}
