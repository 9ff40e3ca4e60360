import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.ts';
import { SessionModule } from '../session/session.module.ts';
import { DemonstrationSessionController } from './demonstration-session.controller.ts';
import { DemonstrationSessionService } from './demonstration-session.service.ts';

@Module({
  imports: [AccountModule, SessionModule],
  controllers: [DemonstrationSessionController],
  providers: [DemonstrationSessionService],
})
export class DemonstrationSessionModule {}
