import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { EntitlementFactsModule } from '../entitlement/entitlement-facts.module.ts';
import { FrameworkModule } from '../framework/framework.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { AppointmentRepository } from './appointment.repository.ts';
import { AppointmentService } from './appointment.service.ts';
import { DelegationController } from './delegation.controller.ts';
import { PersonController } from './person.controller.ts';
import { PersonRepository } from './person.repository.ts';
import { PersonService } from './person.service.ts';
import { PersonnelFactsModule } from './personnel-facts.module.ts';
import { RegistrationListController } from './registration-list.controller.ts';
import { RegistrationListService } from './registration-list.service.ts';
import { StaffFileController } from './staff-file.controller.ts';
import { StaffFileService } from './staff-file.service.ts';
import { StaffingService } from './staffing.service.ts';

@Module({
  imports: [
    AccountModule,
    EntitlementFactsModule,
    FrameworkModule,
    OrganisationModule,
    PersonnelFactsModule,
  ],
  controllers: [
    PersonController,
    StaffFileController,
    RegistrationListController,
    DelegationController,
  ],
  providers: [
    PersonService,
    PersonRepository,
    StaffFileService,
    RegistrationListService,
    StaffingService,
    AppointmentService,
    AppointmentRepository,
  ],
  exports: [PersonService, StaffingService, AppointmentService],
})
export class PersonModule {}
