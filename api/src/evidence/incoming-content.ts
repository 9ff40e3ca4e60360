import { Readable } from 'node:stream';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EVIDENCE_LIMITS } from '@oart/contract';
import { sha256OfContentDigest } from '../evidence-store/content-digest.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';

/** The bytes of a record as the request announces them; nothing has been read yet. */
export interface IncomingContent {
  readonly mediaType: string;
  readonly length: number;
  /** Lower-case hex, from `Content-Digest`. */
  readonly sha256: string;
  readonly stream: Readable;
}

/**
 * On the PUT of a record's bytes: `@IncomingContent() content: IncomingContent`.
 * @throws `length-required`, `too-large`, `unsupported-media-type`, or `invalid-request` without a digest.
 */
export const IncomingContent = createParamDecorator(
  (_: unknown, context: ExecutionContext): IncomingContent => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return {
      length: lengthOf(request),
      mediaType: mediaTypeOf(request),
      sha256: digestOf(request),
      stream: request.body instanceof Readable ? request.body : Readable.from([]),
    };
  },
);

function lengthOf({ headers }: FastifyRequest): number {
  const given = headers['content-length'];
  if (given === undefined) {
    throw new ProblemError('length-required', 'Send the length of the file as Content-Length.');
  }
  const length = Number(given);
  if (length <= EVIDENCE_LIMITS.largestFileBytes) return length;
  const message = 'A record is at most 10 MiB.';
  throw new ProblemError('too-large', message, {
    errors: [{ pointer: 'Content-Length', message }],
  });
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  if (headers['content-encoding'] !== undefined) {
    throw new ProblemError('unsupported-media-type', 'Send the bytes as they are, not encoded.');
  }
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1);
  return mediaType.trim().toLowerCase();
}

function digestOf({ headers }: FastifyRequest): string {
  const header = headers['content-digest'];
  const sha256 = sha256OfContentDigest(typeof header === 'string' ? header : undefined);
  if (sha256 !== null) return sha256;
  throw invalid('Content-Digest', 'Send the SHA-256 of the file as Content-Digest: sha-256=:…:.');
}
