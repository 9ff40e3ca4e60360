import { Module } from '@nestjs/common';
import { AssessmentFactsRepository } from './assessment-facts.repository.ts';
import { AssessmentFactsService } from './assessment-facts.service.ts';

@Module({
  providers: [AssessmentFactsService, AssessmentFactsRepository],
  exports: [AssessmentFactsService, AssessmentFactsRepository],
})
export class AssessmentFactsModule {}
