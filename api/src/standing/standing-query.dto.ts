import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@oart/competency';
import { IsFrameworkId, IsId, OrAbsent } from '../http/fields.ts';
import { At, KnownAt } from '../http/past.ts';

export class RequirementsQuery {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unit!: string;

  @At()
  readonly at?: Instant;

  @KnownAt()
  readonly knownAt?: number | Instant;
}

export class StandingQueryDto extends RequirementsQuery {
  @ApiPropertyOptional({ type: 'string', description: 'Absent asks for every adaptation type.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly adaptationType?: string;
}
