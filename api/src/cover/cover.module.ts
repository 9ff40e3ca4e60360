import { Module } from '@nestjs/common';
import { StandingFactsModule } from '../standing/standing-facts.module.ts';
import { CrewCheckController } from './crew-check.controller.ts';
import { CrewCheckService } from './crew-check.service.ts';

@Module({
  imports: [StandingFactsModule],
  controllers: [CrewCheckController],
  providers: [CrewCheckService],
})
export class CoverModule {}
