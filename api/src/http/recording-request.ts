import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import type { RecordingRequest as RequestToRecord } from '../ledger/recorder.ts';
import { callerOf } from './caller.ts';
import { ProblemError, jsonOnly } from './problem-error.ts';

/** What `Recorder.record` asks for, taken from the caller's session and the request. */
export interface RecordingRequest extends RequestToRecord {
  readonly account: string;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

/**
 * On every recording POST: `submit(@Body() dto, @RecordingRequest() request: RecordingRequest)`.
 * @throws `idempotency-key-required` without an `Idempotency-Key` of 16 to 128 printable characters.
 */
export const RecordingRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): RecordingRequest => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = callerOf(request);
    return {
      employerId: caller.employerId,
      actor: caller.personId,
      account: caller.accountId,
      idempotencyKey: keyOf(request),
      bodyHash: hashOf(request),
    };
  },
);

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{16,128}$/.test(key)) return key;
  throw new ProblemError(
    'idempotency-key-required',
    'Send an Idempotency-Key header of 16 to 128 characters, made new for each intended act and repeated on a retry.',
    {
      errors: [{ pointer: 'Idempotency-Key', message: '16 to 128 printable characters, no space' }],
    },
  );
}

/** The route is part of it, so that one key cannot answer for two acts. */
function hashOf(request: FastifyRequest): string {
  if (request.body instanceof Readable) throw jsonOnly();
  const body = canonicalize(withoutProofs(request.body)) ?? '';
  return createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex');
}

const PROOFS: ReadonlySet<string> = new Set(['password', 'initialPassword', 'pin', 'passkey']);

/**
 * A stored fast hash over a password would be a way to guess it; and a passkey answers anew when the same
 * act is sent again.
 */
function withoutProofs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProofs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !PROOFS.has(name))
      .map(([name, inner]) => [name, withoutProofs(inner)]),
  );
}
