import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { GATE_DATA_SOURCE } from '../database/database.module.ts';
import { LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import { Public } from './access.ts';

/**
 * For load balancers: `live` says that the process turns, `ready` that the database answers it and that
 * it has seen what was recorded last, so that it may answer the gate.
 */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  readonly #checks: HealthCheckService;
  readonly #ping: TypeOrmHealthIndicator;
  readonly #app: DataSource;
  readonly #gate: DataSource;
  readonly #feed: LedgerFeed;

  constructor(
    checks: HealthCheckService,
    ping: TypeOrmHealthIndicator,
    app: DataSource,
    @Inject(GATE_DATA_SOURCE) gate: DataSource,
    feed: LedgerFeed,
  ) {
    this.#checks = checks;
    this.#ping = ping;
    this.#app = app;
    this.#gate = gate;
    this.#feed = feed;
  }

  @Public()
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  ready(): Promise<HealthCheckResult> {
    const timeout = 2000;
    return this.#checks.check([
      () => this.#ping.pingCheck('database', { connection: this.#app, timeout }),
      () => this.#ping.pingCheck('gate', { connection: this.#gate, timeout }),
      () => ({ ledger: { status: this.#feed.isCurrent() ? 'up' : 'down' } }),
    ]);
  }
}
