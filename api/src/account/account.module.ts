import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { AccountHolderService } from './account-holder.service.ts';
import { AccountController } from './account.controller.ts';
import { AccountRepository } from './account.repository.ts';
import { AccountService } from './account.service.ts';
import { AccountViews } from './account-views.ts';
import { AuditorAccessService } from './auditor-access.service.ts';
import { AuditorReadController } from './auditor-read.controller.ts';
import { AuditorReadInterceptor } from './auditor-read.interceptor.ts';
import { AuditorReadService } from './auditor-read.service.ts';
import { AuditorScopeService } from './auditor-scope.service.ts';
import { CredentialService } from './credential.service.ts';
import { DemonstrationAccountService } from './demonstration-account.service.ts';
import { InvitationController } from './invitation.controller.ts';
import { InvitationService } from './invitation.service.ts';
import { LastAdministratorService } from './last-administrator.service.ts';
import { PermissionHoldersService } from './permission-holders.service.ts';

@Module({
  imports: [OrganisationModule, PersonnelFactsModule],
  controllers: [AccountController, InvitationController, AuditorReadController],
  providers: [
    AccountHolderService,
    AccountRepository,
    AccountService,
    AccountViews,
    AuditorAccessService,
    AuditorReadService,
    AuditorScopeService,
    { provide: APP_INTERCEPTOR, useClass: AuditorReadInterceptor },
    CredentialService,
    DemonstrationAccountService,
    InvitationService,
    LastAdministratorService,
    PermissionHoldersService,
  ],
  exports: [
    AuditorReadService,
    AccountHolderService,
    AccountService,
    CredentialService,
    DemonstrationAccountService,
    InvitationService,
    LastAdministratorService,
    PermissionHoldersService,
  ],
})
export class AccountModule {}
