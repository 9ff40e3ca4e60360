import { hash, timingSafeEqual } from 'node:crypto';
import {
  Controller,
  Get,
  Header,
  Headers,
  Inject,
  NotFoundException,
  UnauthorizedException,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { Public } from '../http/access.ts';
import { METRICS_MEDIA_TYPE, metricsText } from './metric.ts';
import { MetricsService } from './metrics.service.ts';

/**
 * Figures of this process for a monitoring system (Prometheus), with the token of the settings only. Not
 * the address but the token opens it: behind a proxy everybody comes from the same machine.
 */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  readonly #metrics: MetricsService;
  readonly #tokenHash: Buffer | null;

  constructor(metrics: MetricsService, @Inject(SETTINGS) { metricsToken }: RunningSettings) {
    this.#metrics = metrics;
    this.#tokenHash = metricsToken === null ? null : hashOf(`Bearer ${metricsToken}`);
  }

  /** @throws 404 where no token is set, 401 with another one */
  @Public()
  @Get()
  @Header('content-type', METRICS_MEDIA_TYPE)
  read(@Headers('authorization') authorization = ''): string {
    if (this.#tokenHash === null) throw new NotFoundException();
    if (!timingSafeEqual(hashOf(authorization), this.#tokenHash)) {
      throw new UnauthorizedException('Send the token of OART_METRICS_TOKEN.');
    }
    return metricsText(this.#metrics.read());
  }
}

/** Of one length, whatever was sent: how much of a token was right cannot be timed. */
function hashOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
