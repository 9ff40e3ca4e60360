import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { AssessmentController } from './assessment.controller.ts';
import { AssessmentDraftService } from './assessment-draft.service.ts';
import { AssessmentFactsModule } from './assessment-facts.module.ts';
import { AssessmentLifeService } from './assessment-life.service.ts';
import { AssessmentRepository } from './assessment.repository.ts';
import { AssessmentService } from './assessment.service.ts';
import { AssessmentViewService } from './assessment-view.service.ts';
import { ReciprocalController } from './reciprocal.controller.ts';
import { ReciprocalService } from './reciprocal.service.ts';

@Module({
  imports: [
    AssessmentFactsModule,
    OrganisationModule,
    PersonnelFactsModule,
    SigningModule,
    StandingFactsModule,
  ],
  controllers: [AssessmentController, ReciprocalController],
  providers: [
    AssessmentDraftService,
    AssessmentLifeService,
    AssessmentRepository,
    AssessmentService,
    AssessmentViewService,
    ReciprocalService,
  ],
})
export class AssessmentModule {}
