import { Global, Module } from '@nestjs/common';
import { ClockService } from './clock.service.ts';

@Global()
@Module({ providers: [ClockService], exports: [ClockService] })
export class ClockModule {}
