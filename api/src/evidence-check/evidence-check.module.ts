import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { EvidenceChecker } from './evidence-checker.ts';
import { VirusScanner } from './virus-scanner.ts';

@Module({
  providers: [
    {
      provide: EvidenceChecker,
      inject: [SETTINGS],
      useFactory: ({ clamd, dataDirectory }: RunningSettings): EvidenceChecker =>
        new EvidenceChecker(
          join(dataDirectory, 'evidence', 'quarantine'),
          clamd === null ? null : new VirusScanner(new URL(clamd)),
        ),
    },
  ],
  exports: [EvidenceChecker],
})
export class EvidenceCheckModule {}
