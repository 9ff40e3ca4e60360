import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Page } from '@oart/contract';
import { CSV_TABLE, tableAsCsv } from './csv.ts';
import type { CsvTable } from './csv.ts';

/** Gives a page of a list that states `@ListOf` as CSV to who asks for it; `OART-Cursor` leads on. */
@Injectable()
export class CsvInterceptor implements NestInterceptor {
  readonly #reflector: Reflector;

  constructor(reflector: Reflector) {
    this.#reflector = reflector;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const table = this.#reflector.get<CsvTable<unknown> | undefined>(
      CSV_TABLE,
      context.getHandler(),
    );
    const http = context.switchToHttp();
    if (table === undefined || !wantsCsv(http.getRequest<FastifyRequest>())) return next.handle();
    return next.handle().pipe(
      map((answer: unknown) => {
        const page = answer as Page<unknown>;
        const reply = http.getResponse<FastifyReply>();
        void reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="${table.name}.csv"`)
          .header('oart-ledger-index', String(page.ledgerIndex));
        if (page.cursor !== null) void reply.header('oart-cursor', page.cursor);
        return tableAsCsv(table, page.items);
      }),
    );
  }
}

function wantsCsv(request: FastifyRequest): boolean {
  const { format } = request.query as { format?: string };
  return format === 'csv' || (request.headers.accept?.startsWith('text/csv') ?? false);
}
