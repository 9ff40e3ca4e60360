import { Module } from '@nestjs/common';
import { AssessmentDoubtModule } from '../assessment/assessment-doubt.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SessionModule } from '../session/session.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { StandingModule } from '../standing/standing.module.ts';
import { BasisAmendmentService } from './basis-amendment.service.ts';
import { CandidateService } from './candidate.service.ts';
import { EntitlementCaseService } from './entitlement-case.service.ts';
import { EntitlementChangeService } from './entitlement-change.service.ts';
import { EntitlementController } from './entitlement.controller.ts';
import { EntitlementLetterService } from './entitlement-letter.service.ts';
import { EntitlementLifeController } from './entitlement-life.controller.ts';
import { EntitlementLifeService } from './entitlement-life.service.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { EntitlementService } from './entitlement.service.ts';
import { EntitlementViewService } from './entitlement-view.service.ts';
import { EntitlementWaiting } from './entitlement-waiting.ts';
import { ExceptionController } from './exception.controller.ts';
import { ExceptionRepository } from './exception.repository.ts';
import { ExceptionService } from './exception.service.ts';
import { GrantDraftService } from './grant-draft.service.ts';
import { GrantService } from './grant.service.ts';
import { SignedChangeService } from './signed-change.service.ts';

@Module({
  imports: [
    AssessmentDoubtModule,
    OrganisationModule,
    PersonnelFactsModule,
    SessionModule,
    SigningModule,
    StandingFactsModule,
    StandingModule,
  ],
  controllers: [EntitlementController, EntitlementLifeController, ExceptionController],
  providers: [
    BasisAmendmentService,
    CandidateService,
    EntitlementCaseService,
    EntitlementChangeService,
    EntitlementLetterService,
    EntitlementLifeService,
    EntitlementRepository,
    EntitlementService,
    EntitlementViewService,
    EntitlementWaiting,
    ExceptionRepository,
    ExceptionService,
    GrantDraftService,
    GrantService,
    SignedChangeService,
  ],
})
export class EntitlementModule {}
