import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { FrameworkController } from './framework.controller.ts';
import { FrameworkRepository } from './framework.repository.ts';
import { FrameworkService } from './framework.service.ts';
import { FrameworkVersionService } from './framework-version.service.ts';
import { PolicyController } from './policy.controller.ts';

@Module({
  imports: [OrganisationModule],
  controllers: [FrameworkController, PolicyController],
  providers: [FrameworkService, FrameworkVersionService, FrameworkRepository],
  exports: [FrameworkService, FrameworkVersionService],
})
export class FrameworkModule {}
