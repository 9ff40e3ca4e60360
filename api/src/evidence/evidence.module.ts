import { Module } from '@nestjs/common';
import { AssessmentFactsModule } from '../assessment/assessment-facts.module.ts';
import { IntegritySuspensionModule } from '../entitlement/integrity-suspension.module.ts';
import { EvidenceCheckModule } from '../evidence-check/evidence-check.module.ts';
import { EvidenceStoreModule } from '../evidence-store/evidence-store.module.ts';
import { FrameworkModule } from '../framework/framework.module.ts';
import { GateInquiryModule } from '../gate/gate-inquiry.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SessionModule } from '../session/session.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { AgencyRequestController } from './agency-request.controller.ts';
import { AgencyRequestService } from './agency-request.service.ts';
import { EvidenceAnnouncementService } from './evidence-announcement.service.ts';
import { EvidenceContentService } from './evidence-content.service.ts';
import { EvidenceFactsModule } from './evidence-facts.module.ts';
import { EvidenceIntake } from './evidence-intake.ts';
import { EvidenceJudgement } from './evidence-judgement.ts';
import { EvidenceReadingController } from './evidence-reading.controller.ts';
import { EvidenceReadingService } from './evidence-reading.service.ts';
import { EvidenceReviewService } from './evidence-review.service.ts';
import { EvidenceRevocationService } from './evidence-revocation.service.ts';
import { EvidenceViewService } from './evidence-view.service.ts';
import { EvidenceController } from './evidence.controller.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { EvidenceService } from './evidence.service.ts';
import { EvidenceWaiting } from './evidence-waiting.ts';
import { ExternalEvidenceService } from './external-evidence.service.ts';
import { LookBackController } from './look-back.controller.ts';
import { LookBackService } from './look-back.service.ts';
import { SubmissionCheck } from './submission-check.ts';

@Module({
  imports: [
    AssessmentFactsModule,
    EvidenceCheckModule,
    EvidenceFactsModule,
    EvidenceStoreModule,
    FrameworkModule,
    GateInquiryModule,
    IntegritySuspensionModule,
    OrganisationModule,
    PersonnelFactsModule,
    SessionModule,
    StandingFactsModule,
  ],
  controllers: [
    AgencyRequestController,
    EvidenceController,
    EvidenceReadingController,
    LookBackController,
  ],
  providers: [
    AgencyRequestService,
    EvidenceService,
    EvidenceRepository,
    EvidenceAnnouncementService,
    EvidenceContentService,
    EvidenceReadingService,
    EvidenceReviewService,
    EvidenceRevocationService,
    EvidenceViewService,
    EvidenceIntake,
    EvidenceJudgement,
    EvidenceWaiting,
    ExternalEvidenceService,
    LookBackService,
    SubmissionCheck,
  ],
  exports: [
    EvidenceService,
    EvidenceAnnouncementService,
    EvidenceContentService,
    EvidenceReviewService,
    EvidenceRevocationService,
    ExternalEvidenceService,
  ],
})
export class EvidenceModule {}
