import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { EvidenceUpkeep } from './evidence-upkeep.ts';
import { openPublishedFiles, quarantineDirectory } from './open-published-files.ts';
import { PublishedFiles } from './published-files.ts';
import { Quarantine } from './quarantine.ts';

@Module({
  providers: [
    {
      provide: Quarantine,
      inject: [SETTINGS],
      useFactory: async (settings: RunningSettings): Promise<Quarantine> => {
        const quarantine = new Quarantine(quarantineDirectory(settings));
        await quarantine.prepare();
        return quarantine;
      },
    },
    {
      provide: PublishedFiles,
      inject: [SETTINGS, Quarantine],
      useFactory: async (
        settings: RunningSettings,
        quarantine: Quarantine,
      ): Promise<PublishedFiles> => {
        const files = await openPublishedFiles(settings, quarantine);
        await files.prepare();
        return files;
      },
    },
    {
      provide: EvidenceUpkeep,
      inject: [SETTINGS, PublishedFiles],
      useFactory: ({ database }: RunningSettings, files: PublishedFiles): EvidenceUpkeep =>
        new EvidenceUpkeep(files, database.gate),
    },
  ],
  exports: [PublishedFiles, Quarantine],
})
export class EvidenceStoreModule {}
