import { ApiProperty } from '@nestjs/swagger';
import type { AuditorScopeView } from '@oart/contract';
import { IsDay, OrNull } from '../http/fields.ts';
import { AreFrameworkIds, AreIds } from '../http/list-fields.ts';

export class AuditorScopeDto implements AuditorScopeView {
  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, nullable: true })
  @OrNull()
  @AreIds(0, 50)
  readonly units!: readonly string[] | null;

  @ApiProperty({ type: 'string', isArray: true, nullable: true })
  @OrNull()
  @AreFrameworkIds(0, 50)
  readonly treatmentSites!: readonly string[] | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly from!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly until!: string | null;
}
