import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { FrameworkController } from './framework.controller.ts';
import { FrameworkDraftController } from './framework-draft.controller.ts';
import { FrameworkDraftRepository } from './framework-draft.repository.ts';
import { FrameworkDraftService } from './framework-draft.service.ts';
import { FrameworkRepository } from './framework.repository.ts';
import { FrameworkService } from './framework.service.ts';
import { FrameworkVersionService } from './framework-version.service.ts';
import { PolicyController } from './policy.controller.ts';

@Module({
  imports: [OrganisationModule, PersonnelFactsModule],
  controllers: [FrameworkController, FrameworkDraftController, PolicyController],
  providers: [
    FrameworkService,
    FrameworkVersionService,
    FrameworkDraftService,
    FrameworkRepository,
    FrameworkDraftRepository,
  ],
  exports: [FrameworkService, FrameworkVersionService, FrameworkDraftService],
})
export class FrameworkModule {}
