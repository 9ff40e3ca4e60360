import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessErrorBody, ProblemKind } from '@oart/contract';
import { LogFull } from '../ask-log/ask-log.service.ts';
import { GateStale } from '../ledger-feed/ledger-feed.service.ts';
import { LedgerWentBack } from '../ledger/recording-errors.ts';
import { problemOf } from '../http/problem-of.ts';

type Status = 400 | 401 | 403 | 405 | 413 | 503;

/** What stands beside the message: a code for programs, and what a caller's credentials lacked. */
interface Beside {
  readonly code?: AccessErrorBody['code'];
  /** Of `WWW-Authenticate` (RFC 6750), after the realm. */
  readonly challenge?: string;
}

/** A question that gets no answer, with a sentence for whoever wrote the caller. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly statusCode: Status;
  readonly beside: Beside;

  constructor(statusCode: Status, message: string, beside: Beside = {}) {
    super(message);
    this.statusCode = statusCode;
    this.beside = beside;
  }
}

/**
 * Errors of the decision endpoints: a JSON object with a message, as AuthZEN asks. What cannot be
 * answered is 503 and neither yes nor no; it is never a decision.
 */
export function sendAccessError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { statusCode, headers, body } = answerToError(error);
  if (statusCode >= 500) request.log.error({ err: error }, COULD_NOT_ANSWER);
  // Also of a request that was refused before it came to the routes of the gate.
  echoRequestId(request, reply);
  void reply.status(statusCode).headers(headers).send(body);
}

/** The caller's own id of a request stands on every answer to it (AuthZEN 1.0, 10.1.3). */
export function echoRequestId({ headers }: FastifyRequest, reply: FastifyReply): void {
  const id = headers['x-request-id'];
  if (typeof id === 'string') void reply.header('x-request-id', id);
}

/** What stands in the log beside an error that is our own. */
export const COULD_NOT_ANSWER = 'the gate could not answer';

/** Status, headers and body by which an error is told. */
export function answerToError(error: unknown): {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AccessErrorBody;
} {
  const { statusCode, message, beside } = accessErrorOf(error);
  const isChallenged = statusCode === 401 || beside.challenge !== undefined;
  return {
    statusCode,
    headers: {
      ...(isChallenged && { 'www-authenticate': challengeOf(beside) }),
      ...(statusCode === 503 && { 'retry-after': '2' }),
    },
    body: { message, ...(beside.code !== undefined && { code: beside.code }) },
  };
}

interface Rendered {
  readonly statusCode: number;
  readonly message: string;
  readonly beside: Beside;
}

function accessErrorOf(error: unknown): Rendered {
  if (error instanceof AccessError) return error;
  if (error instanceof GateStale || error instanceof LedgerWentBack) {
    return new AccessError(503, `gate-stale: ${error.message}`, { code: 'gate-stale' });
  }
  if (error instanceof LogFull) {
    return new AccessError(503, `log-full: ${error.message}`, { code: 'log-full' });
  }
  const kind = problemOf(error)?.kind ?? 'internal-error';
  return UNANSWERED[kind] ?? BROKEN;
}

function challengeOf({ challenge }: Beside): string {
  return challenge === undefined ? 'Bearer realm="oart"' : `Bearer realm="oart", ${challenge}`;
}

const BROKEN: Rendered = {
  statusCode: 500,
  message: 'Something went wrong here; this is neither yes nor no.',
  beside: {},
};

const UNANSWERED: Readonly<Partial<Record<ProblemKind, AccessError>>> = {
  unavailable: new AccessError(503, 'The record cannot be reached; this is neither yes nor no.', {
    code: 'unavailable',
  }),
  'too-large': new AccessError(413, 'The body is larger than this endpoint accepts.'),
  'malformed-request': new AccessError(400, 'The body is not well-formed JSON.'),
  // Nested too deeply, or with characters that no text here can hold.
  'invalid-request': new AccessError(400, 'The body holds what no question here needs.'),
  'cross-site-request': new AccessError(403, 'Asked by another site’s page.'),
  'unsupported-media-type': new AccessError(400, 'Send the question as application/json.'),
};
