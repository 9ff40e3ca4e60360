import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { RunningSettings } from './settings.ts';

/** Injection token of the one `RunningSettings` object. */
export const SETTINGS = Symbol('settings');

/** Gives every module the settings that were parsed at the start. */
@Global()
@Module({})
export class ConfigModule {
  static of(settings: RunningSettings): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
