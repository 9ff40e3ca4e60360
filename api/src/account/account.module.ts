import { Module } from '@nestjs/common';
import { PersonnelFactsModule } from '../person/personnel-facts.module.ts';
import { AccountController } from './account.controller.ts';
import { AccountRepository } from './account.repository.ts';
import { AccountService } from './account.service.ts';
import { CredentialService } from './credential.service.ts';
import { PermissionHoldersService } from './permission-holders.service.ts';

@Module({
  imports: [PersonnelFactsModule],
  controllers: [AccountController],
  providers: [AccountRepository, AccountService, CredentialService, PermissionHoldersService],
  exports: [AccountService, CredentialService, PermissionHoldersService],
})
export class AccountModule {}
