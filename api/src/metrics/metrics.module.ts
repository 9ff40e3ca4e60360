import { Module } from '@nestjs/common';
import { AskLogModule } from '../ask-log/ask-log.module.ts';
import { GateMemoryModule } from '../gate-memory/gate-memory.module.ts';
import { MetricsController } from './metrics.controller.ts';
import { MetricsService } from './metrics.service.ts';

@Module({
  imports: [AskLogModule, GateMemoryModule],
  controllers: [MetricsController],
  providers: [MetricsService],
})
export class MetricsModule {}
