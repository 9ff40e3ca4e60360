import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { GateInquiryModule } from '../gate/gate-inquiry.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { SessionModule } from '../session/session.module.ts';
import { ActController } from './act.controller.ts';
import { ActCorrectionService } from './act-correction.service.ts';
import { ActCountersignatureService } from './act-countersignature.service.ts';
import { ActPermissionService } from './act-permission.service.ts';
import { ActService } from './act.service.ts';
import { BreakGlassService } from './break-glass.service.ts';
import { CosigningService } from './cosigning.service.ts';
import { DowntimeController } from './downtime.controller.ts';
import { DowntimeRepository } from './downtime.repository.ts';
import { DowntimeService } from './downtime.service.ts';
import { ExceptionalActController } from './exceptional-act.controller.ts';
import { ExceptionalActRepository } from './exceptional-act.repository.ts';
import { ExceptionalActService } from './exceptional-act.service.ts';
import { ExceptionalActWaiting } from './exceptional-act-waiting.ts';
import { FractionViewService } from './fraction-view.service.ts';
import { OfflineReviewController } from './offline-review.controller.ts';
import { OfflineReviewService } from './offline-review.service.ts';
import { OfflineReviewWaiting } from './offline-review-waiting.ts';
import { PerformedActService } from './performed-act.service.ts';
import { ProtocolController } from './protocol.controller.ts';
import { ProtocolService } from './protocol.service.ts';
import { ProtocolViewService } from './protocol-view.service.ts';
import { TreatmentCaseController } from './treatment-case.controller.ts';
import { TreatmentCaseService } from './treatment-case.service.ts';
import { TreatmentFactsModule } from './treatment-facts.module.ts';
import { TreatmentRepository } from './treatment.repository.ts';
import { WeekReviewService } from './week-review.service.ts';

@Module({
  imports: [
    AccountModule,
    GateInquiryModule,
    PersonnelFactsModule,
    SessionModule,
    SigningModule,
    StandingFactsModule,
    TreatmentFactsModule,
  ],
  controllers: [
    TreatmentCaseController,
    ActController,
    ExceptionalActController,
    DowntimeController,
    OfflineReviewController,
    ProtocolController,
  ],
  providers: [
    ActCorrectionService,
    ActCountersignatureService,
    ActPermissionService,
    ActService,
    BreakGlassService,
    CosigningService,
    DowntimeRepository,
    DowntimeService,
    ExceptionalActRepository,
    ExceptionalActService,
    ExceptionalActWaiting,
    FractionViewService,
    OfflineReviewService,
    OfflineReviewWaiting,
    PerformedActService,
    ProtocolService,
    ProtocolViewService,
    TreatmentCaseService,
    TreatmentRepository,
    WeekReviewService,
  ],
})
export class TreatmentModule {}
