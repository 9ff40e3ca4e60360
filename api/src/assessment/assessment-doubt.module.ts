import { Module } from '@nestjs/common';
import { AssessmentDoubtService } from './assessment-doubt.service.ts';
import { AssessmentFactsModule } from './assessment-facts.module.ts';
import { AssessmentRepository } from './assessment.repository.ts';

/** Apart from the other use cases, because withdrawing an entitlement asks for it. */
@Module({
  imports: [AssessmentFactsModule],
  providers: [AssessmentDoubtService, AssessmentRepository],
  exports: [AssessmentDoubtService],
})
export class AssessmentDoubtModule {}
