import { Module } from '@nestjs/common';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { OrganisationController } from './organisation.controller.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import { OrganisationService } from './organisation.service.ts';
import { SoftwareChangeController } from './software-change.controller.ts';
import { SoftwareChangeService } from './software-change.service.ts';

@Module({
  imports: [PersonnelFactsModule],
  controllers: [OrganisationController, SoftwareChangeController],
  providers: [OrganisationService, OrganisationRepository, SoftwareChangeService],
  exports: [OrganisationService],
})
export class OrganisationModule {}
