import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import type { Instant } from '@oart/competency';
import { IsFrameworkId, IsId, IsInstant, IsSeen, OrAbsent } from '../http/fields.ts';

export class RequirementsQuery {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unit!: string;
}

export class StandingQueryDto extends RequirementsQuery {
  @ApiPropertyOptional({ type: 'string', description: 'Absent asks for every adaptation type.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly adaptationType?: string;

  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent is now.' })
  @OrAbsent()
  @IsInstant()
  readonly at?: Instant;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Ledger index; absent is all that is known.',
  })
  @OrAbsent()
  @Type(() => Number)
  @IsSeen()
  readonly knownAt?: number;
}
