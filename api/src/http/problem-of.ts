import { HttpException } from '@nestjs/common';
import { PROBLEMS } from '@oart/contract';
import type { ProblemKind } from '@oart/contract';
import { GateStale } from '../ledger-feed/ledger-feed.service.ts';
import {
  IdempotencyConflict,
  IdempotencyInFlight,
  LedgerWentBack,
  UnknownEmployer,
} from '../ledger/recording-errors.ts';
import { ProblemError, notFound } from './problem-error.ts';

/** Statuses that Fastify and Nest throw by themselves, as kinds of our registry. */
const KIND_OF_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  411: 'length-required',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** SQLSTATE classes and Node error codes which mean that the database cannot be reached or asked now. */
const UNREACHABLE =
  /^(08...|57P0[1-5]|53300|57014|55P03|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ENOENT)$/;
/** How the driver says that a connection was lost, not to be had, or carries what nobody can read. */
const UNANSWERING =
  /^(Connection terminated|timeout e|Driver not Connected|Client (has encountered|was closed)|[Rr]eceived (invalid|unexpected)|Unknown authentication)/;
/** Unique keys decide between two who record the same at once. */
const TAKEN = /^23505$/;
const NO_ROOM = /^(53100|ENOSPC|EDQUOT)$/;

/** The refusal that an error stands for, or null where it is unknown and must be logged as a fault. */
export function problemOf(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  const recording = problemOfRecording(error);
  if (recording !== null) return recording;
  if (hasRoomRunOut(error)) {
    return new ProblemError('storage-full', 'The server has no room left; nothing was stored.');
  }
  if (isUnreachable(error)) {
    return new ProblemError('unavailable', 'The database does not answer just now; try again.', {
      retryAfter: 2,
    });
  }
  if (matches(error, TAKEN)) {
    return new ProblemError('conflict', 'Something like this was recorded a moment ago.');
  }
  const status = statusOf(error);
  const kind = status === null ? undefined : KIND_OF_STATUS[status];
  if (kind === undefined) return null;
  return new ProblemError(kind, DETAILS[kind] ?? PROBLEMS[kind].title);
}

function problemOfRecording(error: unknown): ProblemError | null {
  if (error instanceof IdempotencyConflict) {
    return new ProblemError('idempotency-conflict', 'Use a new key for a new request.');
  }
  if (error instanceof IdempotencyInFlight) {
    return new ProblemError('request-in-flight', 'Ask again with the same key in a moment.', {
      retryAfter: error.retryAfterSeconds,
    });
  }
  if (error instanceof LedgerWentBack) {
    return new ProblemError('unavailable', error.message, { retryAfter: 60 });
  }
  if (error instanceof GateStale) {
    return new ProblemError('unavailable', error.message, { retryAfter: 2 });
  }
  return error instanceof UnknownEmployer ? notFound() : null;
}

/** What frameworks say may quote the request; we say it ourselves. */
const DETAILS: Partial<Readonly<Record<ProblemKind, string>>> = {
  'malformed-request':
    'The request is not well-formed: check the JSON, its length and its encoding.',
  'not-found': 'There is nothing here, or it is not yours to see.',
  'too-large': 'The body is larger than this route accepts.',
  'unsupported-media-type': 'Send application/json, or for the bytes of a record its own type.',
};

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = property(error, 'statusCode');
  return typeof status === 'number' ? status : null;
}

function isUnreachable(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return matches(error, UNREACHABLE) || UNANSWERING.test(message);
}

function hasRoomRunOut(error: unknown): boolean {
  return matches(error, NO_ROOM);
}

function matches(error: unknown, pattern: RegExp): boolean {
  const own = property(error, 'code');
  if (typeof own === 'string' && pattern.test(own)) return true;
  const inner = property(error, 'driverError') ?? property(error, 'cause');
  return inner !== undefined && inner !== error && matches(inner, pattern);
}

function property(error: unknown, name: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  return (error as Readonly<Record<string, unknown>>)[name];
}
