import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { concatMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/pool.ts';
import { prepared } from '../database/prepared.ts';
import { awaitInForce } from '../ledger-feed/in-force.ts';
import type { Fence } from '../ledger/fence.ts';
import type { Outcome } from '../ledger/recorder.ts';

/**
 * Lets a recording route return the `Outcome` of `Recorder.record` just as it is: the body becomes its
 * `result`, and `Idempotent-Replay: true` says that the key was used before and nothing was recorded
 * now. It answers when no process can answer the gate from before the recording any more;
 * `OART-In-Force` says whether every process confirmed or the lease ran out. Any fact may take a right
 * away, so none is left out.
 */
@Injectable()
export class RecordedInterceptor implements NestInterceptor {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        if (!isOutcome(answer)) return answer;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        if (answer.replayed) void reply.header('idempotent-replay', 'true');
        void reply.header('oart-in-force', await this.#inForce(answer.fence));
        return answer.result;
      }),
    );
  }

  #inForce(fence: Fence | null): ReturnType<typeof awaitInForce> {
    return awaitInForce(async (sql, parameters) => {
      const { rows } = await poolOf(this.#database).query(prepared(sql, parameters));
      return rows as readonly Readonly<Record<string, string>>[];
    }, fence);
  }
}

function isOutcome(answer: unknown): answer is Outcome<unknown> {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.keys(answer).length === 3 &&
    'result' in answer &&
    'replayed' in answer &&
    'fence' in answer
  );
}
