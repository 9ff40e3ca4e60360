import { Module } from '@nestjs/common';
import { FrameworkModule } from '../framework/framework.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { OrganisationModule } from './organisation.module.ts';
import { OrganisationPageController } from './organisation-page.controller.ts';
import { OrganisationPageService } from './organisation-page.service.ts';
import { TreatmentSiteService } from './treatment-site.service.ts';

/** Apart from the organisation itself, on which the framework stands. */
@Module({
  imports: [OrganisationModule, FrameworkModule, PersonnelFactsModule],
  controllers: [OrganisationPageController],
  providers: [OrganisationPageService, TreatmentSiteService],
})
export class OrganisationPageModule {}
