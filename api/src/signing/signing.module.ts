import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { SigningRepository } from './signing.repository.ts';
import { SigningService } from './signing.service.ts';

@Module({
  imports: [AccountModule],
  providers: [SigningRepository, SigningService],
  exports: [SigningService],
})
export class SigningModule {}
