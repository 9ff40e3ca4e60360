import { Module } from '@nestjs/common';
import { AssessmentFactsModule } from '../assessment/assessment-facts.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { EntitlementFactsModule } from './entitlement-facts.module.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { IntegritySuspensionService } from './integrity-suspension.service.ts';

/** Apart from the other use cases, because revoking evidence asks for it. */
@Module({
  imports: [AssessmentFactsModule, EntitlementFactsModule, PersonnelFactsModule],
  providers: [IntegritySuspensionService, EntitlementRepository],
  exports: [IntegritySuspensionService],
})
export class IntegritySuspensionModule {}
