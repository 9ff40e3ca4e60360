import { Module } from '@nestjs/common';
import { GateMemoryModule } from '../gate-memory/gate-memory.module.ts';
import { SoftwareImpactController } from './software-impact.controller.ts';
import { SoftwareImpactService } from './software-impact.service.ts';

@Module({
  imports: [GateMemoryModule],
  controllers: [SoftwareImpactController],
  providers: [SoftwareImpactService],
})
export class SoftwareImpactModule {}
