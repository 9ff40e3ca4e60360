import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountModule } from '../account/account.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { WorkstationModule } from '../workstation/workstation.module.ts';
import { AccessGuard } from './access.guard.ts';
import { SessionController } from './session.controller.ts';
import { SessionRepository } from './session.repository.ts';
import { SessionService } from './session.service.ts';
import { SessionViewService } from './session-view.service.ts';
import { WaitingCounts } from './waiting-counts.ts';

/** Importing it once puts the guard in front of every route. */
@Module({
  imports: [AccountModule, OrganisationModule, WorkstationModule],
  controllers: [SessionController],
  providers: [
    SessionRepository,
    SessionService,
    SessionViewService,
    WaitingCounts,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionService, WaitingCounts],
})
export class SessionModule {}
