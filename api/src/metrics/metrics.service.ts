import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { AskLogService } from '../ask-log/ask-log.service.ts';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import { LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import type { Metric } from './metric.ts';

/** What a monitoring system is told of this process: no id, no name, nothing about anybody. */
@Injectable()
export class MetricsService implements OnModuleInit, OnApplicationShutdown {
  readonly #feed: LedgerFeed;
  readonly #memories: GateMemoryService;
  readonly #asks: AskLogService;
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });

  constructor(feed: LedgerFeed, memories: GateMemoryService, asks: AskLogService) {
    this.#feed = feed;
    this.#memories = memories;
    this.#asks = asks;
  }

  onModuleInit(): void {
    this.#delay.enable();
  }

  onApplicationShutdown(): void {
    this.#delay.disable();
  }

  /** The figures of this moment; the delay is of the time since they were last read. */
  read(): readonly Metric[] {
    const { answered, waiting } = this.#asks.counts;
    const { employers, people } = this.#memories.counts;
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    const longestDelay = this.#delay.max / 1e9;
    this.#delay.reset();
    return [
      counter('oart_gate_requests_total', 'Requests that the gate answered.', answered),
      gauge(
        'oart_gate_asks_waiting',
        'Requests that wait to be written to the log of asks.',
        waiting,
      ),
      gauge(
        'oart_gate_current',
        'Whether this process has seen what was recorded last: without it the gate answers 503.',
        Number(this.#feed.isCurrent()),
      ),
      gauge('oart_gate_employers', 'Employers whose facts are in memory.', employers),
      gauge('oart_gate_people', 'People whose facts are in memory.', people),
      counter('process_cpu_seconds_total', 'Processor time.', (user + system) / 1e6),
      gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
      gauge('nodejs_heap_size_used_bytes', 'Memory that JavaScript uses.', heapUsed),
      gauge(
        'nodejs_eventloop_lag_max_seconds',
        'The longest time that everything waited, since this was last read.',
        longestDelay,
      ),
      gauge(
        'process_start_time_seconds',
        'When the process began, in seconds since 1970.',
        performance.timeOrigin / 1e3,
      ),
    ];
  }
}

function counter(name: string, says: string, value: number): Metric {
  return { name, says, kind: 'counter', value };
}

function gauge(name: string, says: string, value: number): Metric {
  return { name, says, kind: 'gauge', value };
}
