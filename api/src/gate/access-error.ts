import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemKind } from '@oart/contract';
import { GateStale } from '../ledger-feed/ledger-feed.service.ts';
import { problemOf } from '../http/problem-of.ts';

type Status = 400 | 401 | 403 | 405;

/** A question that gets no answer, with a sentence for whoever wrote the caller. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly statusCode: Status;

  constructor(statusCode: Status, message: string) {
    super(message);
    this.statusCode = statusCode;
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
  const { status, message } = rendered(error);
  if (status >= 500) request.log.error({ err: error }, 'the gate could not answer');
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="oart"');
  if (status === 503) void reply.header('retry-after', '2');
  void reply.status(status).send({ message });
}

function rendered(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof AccessError) return { status: error.statusCode, message: error.message };
  if (error instanceof GateStale)
    return { status: 503, message: `${GATE_STALE}: ${error.message}` };
  const kind = problemOf(error)?.kind ?? 'internal-error';
  return UNANSWERED[kind] ?? BROKEN;
}

/** The mark by which a caller knows that asking again soon may help. */
const GATE_STALE = 'gate-stale';

const BROKEN = { status: 500, message: 'Something went wrong here; this is neither yes nor no.' };

const UNANSWERED: Readonly<Partial<Record<ProblemKind, typeof BROKEN>>> = {
  unavailable: {
    status: 503,
    message: 'The record cannot be reached; this is neither yes nor no.',
  },
  'too-large': { status: 413, message: 'The question is larger than 64 KiB.' },
  'malformed-request': { status: 400, message: 'The body is not well-formed JSON.' },
  'unsupported-media-type': { status: 400, message: 'Send the question as application/json.' },
};
