import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { quarantineDirectory } from '../evidence-store/open-published-files.ts';
import { EvidenceChecker } from './evidence-checker.ts';
import { VirusScanner } from './virus-scanner.ts';

@Module({
  providers: [
    {
      provide: EvidenceChecker,
      inject: [SETTINGS],
      useFactory: (settings: RunningSettings): EvidenceChecker =>
        new EvidenceChecker(
          quarantineDirectory(settings),
          settings.clamd === null ? null : new VirusScanner(new URL(settings.clamd)),
        ),
    },
  ],
  exports: [EvidenceChecker],
})
export class EvidenceCheckModule {}
