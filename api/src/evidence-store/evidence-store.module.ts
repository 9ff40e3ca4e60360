import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { EvidenceStore } from './evidence-store.ts';

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
  ],
  exports: [EvidenceStore],
})
export class EvidenceStoreModule {}
