import { Module } from '@nestjs/common';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { TreatmentFactsModule } from '../treatment/treatment-facts.module.ts';
import { GateDecisionRepository } from './gate-decision.repository.ts';
import { GateInquiryService } from './gate-inquiry.service.ts';
import { SignGateService } from './sign-gate.service.ts';
import { StoredDecisionService } from './stored-decision.service.ts';

/** The gate as the sign path asks it, inside the transaction of the act. */
@Module({
  imports: [StandingFactsModule, TreatmentFactsModule],
  providers: [GateDecisionRepository, GateInquiryService, SignGateService, StoredDecisionService],
  exports: [GateInquiryService, SignGateService, StoredDecisionService],
})
export class GateInquiryModule {}
