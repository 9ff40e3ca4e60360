import { Module } from '@nestjs/common';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SessionModule } from '../session/session.module.ts';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { TreatmentFactsModule } from '../treatment/treatment-facts.module.ts';
import { AccessCallerService } from './access-caller.service.ts';
import { AccessRoutes } from './access.routes.ts';
import { AccessService } from './access.service.ts';
import { ApiKeyController } from './api-key.controller.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { ApiKeyService } from './api-key.service.ts';

@Module({
  imports: [PersonnelFactsModule, SessionModule, StandingFactsModule, TreatmentFactsModule],
  controllers: [ApiKeyController],
  providers: [AccessCallerService, AccessRoutes, AccessService, ApiKeyRepository, ApiKeyService],
})
export class GateModule {}
