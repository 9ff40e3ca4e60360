import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { WorkstationModule } from '../workstation/workstation.module.ts';
import { FactorController } from './factor.controller.ts';
import { FactorProofService } from './factor-proof.service.ts';
import { FactorRepository } from './factor.repository.ts';
import { FactorService } from './factor.service.ts';
import { SigningRepository } from './signing.repository.ts';
import { SigningService } from './signing.service.ts';

@Module({
  imports: [AccountModule, WorkstationModule],
  controllers: [FactorController],
  providers: [
    FactorProofService,
    FactorRepository,
    FactorService,
    SigningRepository,
    SigningService,
  ],
  exports: [SigningService],
})
export class SigningModule {}
