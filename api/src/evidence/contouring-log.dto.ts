import { ApiProperty } from '@nestjs/swagger';
import type { ContouringLogRequest, ContouringLogView } from '@oart/contract';
import { EVIDENCE_LIMITS } from '@oart/contract';
import { IsSafeText } from '../http/fields.ts';
import { StructureScoreDto } from './evidence.dto.ts';

export class ContouringLogRequestDto implements ContouringLogRequest {
  @ApiProperty({ type: 'string', maxLength: EVIDENCE_LIMITS.largestTextBytes })
  @IsSafeText(EVIDENCE_LIMITS.largestTextBytes)
  readonly text!: string;
}

class ReadAttemptDto extends StructureScoreDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  readonly line!: number;

  @ApiProperty({ type: 'boolean' })
  readonly counts!: boolean;
}

export class ContouringLogViewDto implements ContouringLogView {
  @ApiProperty({ type: ReadAttemptDto, isArray: true })
  readonly attempts!: readonly ReadAttemptDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly profileName!: string | null;
}
