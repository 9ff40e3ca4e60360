import { randomUUID } from 'node:crypto';
import { Catch, Injectable } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS } from '@oart/contract';
import type { Problem } from '@oart/contract';
import { ProblemError } from './problem-error.ts';
import { problemOf } from './problem-of.ts';
import { RouteRegister } from './route-register.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Everything that goes wrong leaves the product here, as one kind of document. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  readonly #routes: RouteRegister;

  constructor(routes: RouteRegister) {
    this.#routes = routes;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = request.is404 ? this.#routes.refusalOf(request) : error;
    sendProblem(refusal, request, http.getResponse<FastifyReply>());
  }
}

/** Also for plain Fastify routes, as `setErrorHandler(sendProblem)` of their scope. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const instance = `urn:uuid:${randomUUID()}`;
  const refusal = problemOf(error);
  if (refusal === null) request.log.error({ err: error, instance }, 'request failed');
  else request.log.info({ problem: refusal.kind, instance }, 'request refused');
  if (reply.sent) return;
  const problem = render(
    refusal ?? new ProblemError('internal-error', 'The fault is recorded under this instance id.'),
    instance,
  );
  const { retryAfter, allow } = refusal?.extras ?? {};
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfter)));
  if (allow !== undefined) void reply.header('allow', allow.join(', '));
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .header('content-type', PROBLEM_MEDIA_TYPE)
    // Serialised here, so that a route's response schema cannot drop members of the problem.
    .serializer(String)
    .send(JSON.stringify(problem));
}

function render(refusal: ProblemError, instance: string): Problem {
  const { status, title } = PROBLEMS[refusal.kind];
  const { errors, reasons, ledgerIndex } = refusal.extras;
  return {
    type: `/problems/${refusal.kind}`,
    title,
    status,
    detail: refusal.detail,
    instance,
    ...(errors && { errors }),
    ...(reasons && { reasons }),
    ...(ledgerIndex !== undefined && { ledgerIndex }),
  };
}
