import { Module } from '@nestjs/common';
import { AssessmentFactsModule } from '../assessment/assessment-facts.module.ts';
import { EntitlementFactsModule } from '../entitlement/entitlement-facts.module.ts';
import { EvidenceFactsModule } from '../evidence/evidence-facts.module.ts';
import { FrameworkModule } from '../framework/framework.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { TreatmentFactsModule } from '../treatment/treatment-facts.module.ts';
import { DepartmentService } from './department.service.ts';
import { StandingFactsService } from './standing-facts.service.ts';

/** What the rules read, for every feature that asks them. */
@Module({
  imports: [
    AssessmentFactsModule,
    EntitlementFactsModule,
    EvidenceFactsModule,
    FrameworkModule,
    OrganisationModule,
    PersonnelFactsModule,
    TreatmentFactsModule,
  ],
  providers: [StandingFactsService, DepartmentService],
  exports: [StandingFactsService, DepartmentService],
})
export class StandingFactsModule {}
