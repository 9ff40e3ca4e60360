import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { AskLogModule } from '../ask-log/ask-log.module.ts';
import { GateMemoryModule } from '../gate-memory/gate-memory.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { SessionModule } from '../session/session.module.ts';
import { TreatmentFactsModule } from '../treatment/treatment-facts.module.ts';
import { AccessCallerService } from './access-caller.service.ts';
import { AccessSearchService } from './access-search.service.ts';
import { AccessTokenService } from './access-token.service.ts';
import { AccessEndpoints } from './access-endpoints.ts';
import { AccessRoutes } from './access.routes.ts';
import { AccessService } from './access.service.ts';
import { ApiKeyController } from './api-key.controller.ts';
import { ApiKeyMemory } from './api-key-memory.service.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { ApiKeyService } from './api-key.service.ts';
import { QuickAccessRoutes } from './quick-access.routes.ts';
import { AskService } from './ask.service.ts';
import { AskedController } from './asked.controller.ts';
import { AskedService } from './asked.service.ts';
import { AskerNameService } from './asker-name.service.ts';
import { GateInquiryModule } from './gate-inquiry.module.ts';
import { PastQuestionController } from './past-question.controller.ts';
import { PastQuestionService } from './past-question.service.ts';

@Module({
  imports: [
    AccountModule,
    AskLogModule,
    GateInquiryModule,
    GateMemoryModule,
    OrganisationModule,
    PersonnelFactsModule,
    SessionModule,
    TreatmentFactsModule,
  ],
  controllers: [ApiKeyController, AskedController, PastQuestionController],
  providers: [
    AccessCallerService,
    AccessEndpoints,
    AccessRoutes,
    AccessSearchService,
    AccessService,
    AccessTokenService,
    ApiKeyMemory,
    ApiKeyRepository,
    ApiKeyService,
    AskService,
    AskedService,
    AskerNameService,
    PastQuestionService,
    QuickAccessRoutes,
  ],
})
export class GateModule {}
