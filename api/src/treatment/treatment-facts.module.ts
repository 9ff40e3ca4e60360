import { Module } from '@nestjs/common';
import { ProtocolRepository } from './protocol.repository.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import { TreatmentFactsService } from './treatment-facts.service.ts';

@Module({
  providers: [TreatmentFactsService, TreatmentFactsRepository, ProtocolRepository],
  exports: [TreatmentFactsService, TreatmentFactsRepository, ProtocolRepository],
})
export class TreatmentFactsModule {}
