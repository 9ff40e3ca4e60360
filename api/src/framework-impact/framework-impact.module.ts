import { Module } from '@nestjs/common';
import { FrameworkModule } from '../framework/framework.module.ts';
import { GateMemoryModule } from '../gate-memory/gate-memory.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { FrameworkImpactController } from './framework-impact.controller.ts';
import { FrameworkImpactService } from './framework-impact.service.ts';
import { PolicyImpactController } from './policy-impact.controller.ts';
import { PolicyImpactService } from './policy-impact.service.ts';

@Module({
  imports: [FrameworkModule, GateMemoryModule, OrganisationModule],
  controllers: [FrameworkImpactController, PolicyImpactController],
  providers: [FrameworkImpactService, PolicyImpactService],
})
export class FrameworkImpactModule {}
