import { Module } from '@nestjs/common';
import { AskLogRepository } from './ask-log.repository.ts';
import { AskLogService } from './ask-log.service.ts';

@Module({ providers: [AskLogRepository, AskLogService], exports: [AskLogService] })
export class AskLogModule {}
