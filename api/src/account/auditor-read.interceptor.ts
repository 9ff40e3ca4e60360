import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, from } from 'rxjs';
import type { Observable } from 'rxjs';
import { AuditorReadService } from './auditor-read.service.ts';

/** They show no record of anybody: who is signed in, and this log itself, which would grow by being read. */
const NOT_ABOUT_RECORDS = /^\/api\/(session|auditor-reads)(\?|$)/;

/** Writes down what an auditor asks for before it is answered (I15, scenario 52). */
@Injectable()
export class AuditorReadInterceptor implements NestInterceptor {
  readonly #reads: AuditorReadService;

  constructor(reads: AuditorReadService) {
    this.#reads = reads;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { caller, method, url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (caller?.permissions.includes('auditor') !== true || NOT_ABOUT_RECORDS.test(url)) {
      return next.handle();
    }
    return from(this.#reads.record(caller, method, url)).pipe(concatMap(() => next.handle()));
  }
}
