import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { FrameworkModule } from '../framework/framework.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { PassportCheckService } from './passport-check.service.ts';
import { PassportImportService } from './passport-import.service.ts';
import { PassportIssueService } from './passport-issue.service.ts';
import { PassportKeyFiles } from './passport-key-files.ts';
import { PassportKeyService } from './passport-key.service.ts';
import { PassportController } from './passport.controller.ts';
import { PassportRepository } from './passport.repository.ts';
import { PassportService } from './passport.service.ts';
import { TrustedIssuerController } from './trusted-issuer.controller.ts';
import { TrustedIssuerService } from './trusted-issuer.service.ts';

@Module({
  imports: [
    EvidenceModule,
    FrameworkModule,
    OrganisationModule,
    PersonnelFactsModule,
    StandingFactsModule,
  ],
  controllers: [PassportController, TrustedIssuerController],
  providers: [
    PassportCheckService,
    PassportImportService,
    PassportIssueService,
    PassportKeyFiles,
    PassportKeyService,
    PassportRepository,
    PassportService,
    TrustedIssuerService,
  ],
})
export class PassportModule {}
