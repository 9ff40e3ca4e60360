import { Module } from '@nestjs/common';
import { GateMemoryModule } from '../gate-memory/gate-memory.module.ts';
import { CrewCheckController } from './crew-check.controller.ts';
import { CrewCheckService } from './crew-check.service.ts';
import { DepthOfCoverController } from './depth-of-cover.controller.ts';
import { DepthOfCoverService } from './depth-of-cover.service.ts';

@Module({
  imports: [GateMemoryModule],
  controllers: [CrewCheckController, DepthOfCoverController],
  providers: [CrewCheckService, DepthOfCoverService],
})
export class CoverModule {}
