import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { AuditorReadService } from './auditor-read.service.ts';
import { AuditorScopeService } from './auditor-scope.service.ts';
import type { ReadAgain } from './narrowed-page.ts';

/** They show no record of anybody: who is signed in, and this log itself, which would grow by being read. */
const NOT_ABOUT_RECORDS: ReadonlySet<string | undefined> = new Set([
  '/api/session',
  '/api/auditor-reads',
]);

/** Questions that are asked by POST, because an address would be too short for them. */
const QUESTIONS: ReadonlySet<string | undefined> = new Set([
  '/api/gate/past-questions',
  '/api/crew-checks',
]);

/** Writes down what an auditor asks for before it is answered (I15, scenario 52), and holds the answer to the scope. */
@Injectable()
export class AuditorReadInterceptor implements NestInterceptor {
  readonly #reads: AuditorReadService;
  readonly #scopes: AuditorScopeService;

  constructor(reads: AuditorReadService, scopes: AuditorScopeService) {
    this.#reads = reads;
    this.#scopes = scopes;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { caller, body } = request;
    // The route that answers: an address may be written in several ways.
    const { url: route } = request.routeOptions;
    if (caller === null) return next.handle();
    // Other bodies may hold what is secret, such as a password to sign with.
    const asked = QUESTIONS.has(route) && typeof body === 'object' ? body : null;
    const written = NOT_ABOUT_RECORDS.has(route)
      ? Promise.resolve()
      : this.#reads.record(caller, request, asked);
    if (caller.auditorScope === null) {
      return from(written).pipe(concatMap(() => next.handle()));
    }
    return from(written.then(() => this.#scopes.narrowing(caller, context))).pipe(
      concatMap((narrow) => narrow(reading(request, next))),
    );
  }
}

/** The answer of a request, which can be read again with another place in its list. */
function reading(request: FastifyRequest, next: CallHandler): ReadAgain {
  const asked = request.query as object;
  return (from) => {
    request.query = { ...asked, ...from };
    return lastValueFrom(next.handle());
  };
}
