import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { GateInquiryModule } from '../gate/gate-inquiry.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { ActController } from './act.controller.ts';
import { ActCorrectionService } from './act-correction.service.ts';
import { ActService } from './act.service.ts';
import { FractionViewService } from './fraction-view.service.ts';
import { ProtocolController } from './protocol.controller.ts';
import { ProtocolService } from './protocol.service.ts';
import { ProtocolViewService } from './protocol-view.service.ts';
import { SupervisionService } from './supervision.service.ts';
import { TreatmentCaseController } from './treatment-case.controller.ts';
import { TreatmentCaseService } from './treatment-case.service.ts';
import { TreatmentFactsModule } from './treatment-facts.module.ts';
import { TreatmentRepository } from './treatment.repository.ts';

@Module({
  imports: [
    AccountModule,
    GateInquiryModule,
    PersonnelFactsModule,
    SigningModule,
    StandingFactsModule,
    TreatmentFactsModule,
  ],
  controllers: [TreatmentCaseController, ActController, ProtocolController],
  providers: [
    ActCorrectionService,
    ActService,
    FractionViewService,
    ProtocolService,
    ProtocolViewService,
    SupervisionService,
    TreatmentCaseService,
    TreatmentRepository,
  ],
})
export class TreatmentModule {}
