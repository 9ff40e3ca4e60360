import { Module } from '@nestjs/common';
import { GateMemoryModule } from '../gate-memory/gate-memory.module.ts';
import { MatrixController } from './matrix.controller.ts';
import { MatrixService } from './matrix.service.ts';
import { RowTimelines } from './row-timelines.ts';

@Module({
  imports: [GateMemoryModule],
  controllers: [MatrixController],
  providers: [MatrixService, RowTimelines],
})
export class MatrixModule {}
