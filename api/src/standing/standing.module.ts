import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { ExperienceService } from './experience.service.ts';
import { HistoryService } from './history.service.ts';
import { RequirementsService } from './requirements.service.ts';
import { StandingController } from './standing.controller.ts';
import { StandingDifferenceService } from './standing-difference.service.ts';
import { StandingFactsModule } from './standing-facts.module.ts';
import { StandingService } from './standing.service.ts';
import { SurroundingsService } from './surroundings.service.ts';

@Module({
  imports: [AccountModule, OrganisationModule, PersonnelFactsModule, StandingFactsModule],
  controllers: [StandingController],
  providers: [
    ExperienceService,
    HistoryService,
    RequirementsService,
    StandingDifferenceService,
    StandingService,
    SurroundingsService,
  ],
  exports: [SurroundingsService],
})
export class StandingModule {}
