import type { FileRefusal } from './file-refusal.ts';
import type { ReasonView } from './reason.ts';

/** The one registry of problem types (RFC 9457). `type` on the wire is `/problems/<key>`. */
export const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'invalid-request': { status: 400, title: 'Some fields were not accepted' },
  'idempotency-key-required': {
    status: 400,
    title: 'This request needs an Idempotency-Key header',
  },
  'length-required': { status: 411, title: 'The length of the file must be declared' },
  'not-signed-in': { status: 401, title: 'Sign in to continue' },
  'employment-ended': { status: 401, title: 'Your employment with this employer has ended' },
  'sign-in-failed': { status: 401, title: 'The name or the password is not right' },
  'cross-site-request': { status: 403, title: 'Requests from another site are refused' },
  forbidden: { status: 403, title: 'Your account does not have this permission' },
  'outside-scope': { status: 403, title: 'This lies outside what your access covers' },
  'own-record': { status: 403, title: 'Nobody may do this for themselves' },
  'gate-refused': { status: 403, title: 'Not entitled for this act' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'changed-since-seen': { status: 409, title: 'This changed since you opened it' },
  'precondition-failed': { status: 412, title: 'This was changed elsewhere since you opened it' },
  conflict: { status: 409, title: 'This does not fit what is already recorded' },
  'stored-otherwise': { status: 409, title: 'What is stored under this id is something else' },
  'request-in-flight': { status: 409, title: 'The same request is still being worked on' },
  'too-slow': { status: 408, title: 'The file came too slowly' },
  'too-large': { status: 413, title: 'This is larger than the limit' },
  'unsupported-media-type': { status: 415, title: 'This kind of content is not accepted' },
  'digest-mismatch': {
    status: 422,
    title: 'The file that arrived is not the file that was announced',
  },
  'idempotency-conflict': { status: 422, title: 'This key was used with another request' },
  'not-accepted': { status: 422, title: 'This was not accepted' },
  'signature-not-accepted': { status: 422, title: 'The signature was not accepted' },
  'requirements-unmet': { status: 422, title: 'Not everything that is required is met' },
  'upload-allowance-used': {
    status: 429,
    title: 'As much was sent in 24 hours as one person may send',
  },
  'too-many-requests': { status: 429, title: 'Too many tries; wait and try again' },
  'internal-error': { status: 500, title: 'Something went wrong here; nothing was recorded' },
  unavailable: {
    status: 503,
    title: 'The record cannot be reached just now; the answer is neither yes nor no',
  },
  'storage-full': { status: 507, title: 'There is no room to store this' },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

export interface ProblemError {
  /** JSON pointer into the request body, '' for the whole, or the name of a query parameter or header. */
  readonly pointer: string;
  readonly message: string;
  /** Why a file was not taken, for machines. */
  readonly code?: FileRefusal;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Id of this occurrence; the log line carries the same. */
  readonly instance: string;
  readonly errors?: readonly ProblemError[];
  /** Present on `requirements-unmet` and `gate-refused`: every unmet condition. */
  readonly reasons?: readonly ReasonView[];
  /** Present on `changed-since-seen`: the ledger index now. */
  readonly ledgerIndex?: number;
}
