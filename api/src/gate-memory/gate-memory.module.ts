import { Module } from '@nestjs/common';
import { LedgerFeedModule } from '../ledger-feed/ledger-feed.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { TreatmentFactsModule } from '../treatment/treatment-facts.module.ts';
import { GateMemoryService } from './gate-memory.service.ts';

@Module({
  imports: [LedgerFeedModule, StandingFactsModule, TreatmentFactsModule],
  providers: [GateMemoryService],
  exports: [GateMemoryService, LedgerFeedModule],
})
export class GateMemoryModule {}
