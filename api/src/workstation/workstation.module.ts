import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { WorkstationController } from './workstation.controller.ts';
import { WorkstationRepository } from './workstation.repository.ts';
import { WorkstationService } from './workstation.service.ts';

@Module({
  imports: [AccountModule],
  controllers: [WorkstationController],
  providers: [WorkstationRepository, WorkstationService],
  exports: [WorkstationService],
})
export class WorkstationModule {}
