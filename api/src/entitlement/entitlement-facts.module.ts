import { Module } from '@nestjs/common';
import { EntitlementFactsRepository } from './entitlement-facts.repository.ts';
import { EntitlementFactsService } from './entitlement-facts.service.ts';

@Module({
  providers: [EntitlementFactsService, EntitlementFactsRepository],
  exports: [EntitlementFactsService],
})
export class EntitlementFactsModule {}
