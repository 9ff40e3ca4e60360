import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { EvidenceStore } from './evidence-store.ts';
import { EvidenceUpkeep } from './evidence-upkeep.ts';

@Module({
  providers: [
    {
      provide: EvidenceStore,
      inject: [SETTINGS],
      useFactory: async ({ dataDirectory }: RunningSettings): Promise<EvidenceStore> => {
        const store = new EvidenceStore(join(dataDirectory, 'evidence'));
        await store.prepare();
        return store;
      },
    },
    {
      provide: EvidenceUpkeep,
      inject: [SETTINGS],
      useFactory: ({ dataDirectory, database }: RunningSettings): EvidenceUpkeep =>
        new EvidenceUpkeep(join(dataDirectory, 'evidence'), database.gate),
    },
  ],
  exports: [EvidenceStore],
})
export class EvidenceStoreModule {}
