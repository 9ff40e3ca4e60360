import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LogLevel } from '../config/settings.ts';

/**
 * Lines of JSON on stderr that say who did what on which route: ids only, never a name, a body, a
 * query, a header or a password.
 */
export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      base: { pid: process.pid },
      serializers: { err: withoutValues, req: requestLine, res: () => undefined },
    },
    pino.destination(2),
  );
}

/** One line for each answer but those of the gate, which keeps a log of its own. */
export function registerRequestLog(server: FastifyInstance): void {
  server.addHook('onResponse', (request, reply, done) => {
    if (!request.url.startsWith('/access/')) {
      request.log.info(answerLine(request, reply), 'answered');
    }
    done();
  });
}

/**
 * Ids of requests are ours: one that a caller sends could forge lines. UUIDs of version 7, in the order of
 * their milliseconds: the log of asks keeps each request under its own. As RFC 9562 (6.2, method 1) allows,
 * those of one millisecond share their 62 random bits and differ in a counter, because drawing bits for each
 * costs more than an answer.
 */
export function newRequestId(): string {
  const now = Date.now();
  if (now !== idsAt || idsMade >= IDS_OF_ONE_DRAW) {
    const hexadecimal = now.toString(16).padStart(12, '0');
    idsAt = now;
    idsMade = 0;
    idsBegin = `${hexadecimal.slice(0, 8)}-${hexadecimal.slice(8)}-7`;
    idsEnd = randomUUID().slice(18);
  }
  idsMade += 1;
  return idsBegin + (IDS_OF_ONE_DRAW + idsMade - 1).toString(16).slice(1) + idsEnd;
}

/** As many as three hexadecimal digits count. */
const IDS_OF_ONE_DRAW = 0x1000;

/** The millisecond for which the ends of ids were made, those ends, and how many ids they were used for. */
let idsAt = Number.NaN;
let idsBegin = '';
let idsEnd = '';
let idsMade = 0;

function answerLine(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime),
    account: request.caller?.accountId,
    session: request.caller?.sessionId,
  };
}

function requestLine(request: FastifyRequest): Record<string, unknown> {
  return { id: request.id, method: request.method, route: request.routeOptions.url };
}

/** Messages of the database quote values and its errors carry parameters: both may be personal. */
function withoutValues(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, routine } = error as Error & Record<string, unknown>;
  const isQuery = 'query' in error || 'severity' in error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: isQuery ? undefined : error.message,
    stack: frames?.join('\n'),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
    ...(routine !== undefined && { routine }),
  };
}
