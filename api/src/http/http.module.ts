import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { LedgerFeedModule } from '../ledger-feed/ledger-feed.module.ts';
import { CsvInterceptor } from './csv.interceptor.ts';
import { HealthController } from './health.controller.ts';
import { InputPipe } from './input.pipe.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RecordedInterceptor } from './recorded.interceptor.ts';
import { RouteRegister } from './route-register.ts';

/** What every route of the api goes through, but for the guard, which knows sessions. */
@Module({})
export class HttpModule {
  static of(routes: RouteRegister): DynamicModule {
    return {
      module: HttpModule,
      imports: [LedgerFeedModule, TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers: [
        { provide: RouteRegister, useValue: routes },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_INTERCEPTOR, useClass: CsvInterceptor },
        { provide: APP_INTERCEPTOR, useClass: RecordedInterceptor },
      ],
    };
  }
}
