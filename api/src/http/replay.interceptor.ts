import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Outcome } from '../ledger/recorder.ts';

/**
 * Lets a recording route return the `Outcome` of `Recorder.record` just as it is: the body becomes its
 * `result`, and `Idempotent-Replay: true` says that the key was used before and nothing was recorded now.
 */
@Injectable()
export class ReplayInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!isOutcome(answer)) return answer;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        if (answer.replayed) void reply.header('idempotent-replay', 'true');
        return answer.result;
      }),
    );
  }
}

function isOutcome(answer: unknown): answer is Outcome<unknown> {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.keys(answer).length === 2 &&
    'result' in answer &&
    'replayed' in answer
  );
}
