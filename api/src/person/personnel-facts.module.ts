import { Module } from '@nestjs/common';
import { PersonnelFactsRepository } from './personnel-facts.repository.ts';
import { PersonnelFactsService } from './personnel-facts.service.ts';

@Module({
  providers: [PersonnelFactsService, PersonnelFactsRepository],
  exports: [PersonnelFactsService],
})
export class PersonnelFactsModule {}
