import { Module } from '@nestjs/common';
import { EvidenceFactsRepository } from './evidence-facts.repository.ts';
import { EvidenceFactsService } from './evidence-facts.service.ts';

@Module({
  providers: [EvidenceFactsService, EvidenceFactsRepository],
  exports: [EvidenceFactsService],
})
export class EvidenceFactsModule {}
