import { Global, Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { LedgerEnds } from '../ledger/ledger-ends.ts';
import { Recorder } from '../ledger/recorder.ts';
import { BorrowedConnections } from './borrowed-connections.ts';
import { createDataSource } from './data-source.ts';

/** Injection token of the gate's own connections: SELECT only, all employers. */
export const GATE_DATA_SOURCE = Symbol('gate data source');

const APP_CONNECTIONS = 20;
const GATE_CONNECTIONS = 5;

/** Connections of the app and the gate, and the Recorder that is the way to an employer's tables. */
@Global()
@Module({
  providers: [
    BorrowedConnections,
    LedgerEnds,
    {
      provide: DataSource,
      inject: [SETTINGS, BorrowedConnections],
      useFactory: async ({ database }: RunningSettings, borrowed: BorrowedConnections) =>
        borrowed.watch(
          await createDataSource(database.app, { connections: APP_CONNECTIONS }).initialize(),
        ),
    },
    {
      provide: GATE_DATA_SOURCE,
      inject: [SETTINGS, BorrowedConnections],
      useFactory: async ({ database }: RunningSettings, borrowed: BorrowedConnections) =>
        borrowed.watch(
          await createDataSource(database.gate, { connections: GATE_CONNECTIONS }).initialize(),
        ),
    },
    Recorder,
  ],
  exports: [BorrowedConnections, DataSource, GATE_DATA_SOURCE, LedgerEnds, Recorder],
})
export class DatabaseModule implements OnApplicationShutdown {
  readonly #app: DataSource;
  readonly #gate: DataSource;

  constructor(app: DataSource, @Inject(GATE_DATA_SOURCE) gate: DataSource) {
    this.#app = app;
    this.#gate = gate;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#app.destroy(), this.#gate.destroy()]);
  }
}
