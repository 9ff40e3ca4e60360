import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { GATE_DATA_SOURCE } from '../database/database.module.ts';
import { Public } from './access.ts';

/** For load balancers: `live` says that the process turns, `ready` that the database answers it. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  readonly #checks: HealthCheckService;
  readonly #ping: TypeOrmHealthIndicator;
  readonly #app: DataSource;
  readonly #gate: DataSource;

  constructor(
    checks: HealthCheckService,
    ping: TypeOrmHealthIndicator,
    app: DataSource,
    @Inject(GATE_DATA_SOURCE) gate: DataSource,
  ) {
    this.#checks = checks;
    this.#ping = ping;
    this.#app = app;
    this.#gate = gate;
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
    ]);
  }
}
