import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@oart/competency';
import type { StandingDifferenceCell, StandingDifferenceView } from '@oart/contract';
import { IsFrameworkId, IsId, IsInstant, OrAbsent } from '../http/fields.ts';
import { KnownAt } from '../http/past.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { StandingCellDto, UnitRefDto } from './standing-view.dto.ts';

export class StandingDifferenceQuery {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unit!: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'The instant asked about.' })
  @IsInstant()
  readonly at!: Instant;

  @KnownAt()
  readonly knownAt?: number | Instant;

  @ApiPropertyOptional({ type: 'string', description: 'Absent asks for every adaptation type.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly adaptationType?: string;
}

export class StandingDifferenceCellDto implements StandingDifferenceCell {
  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'boolean' })
  readonly differs!: boolean;

  @ApiProperty({ type: StandingCellDto })
  readonly then!: StandingCellDto;

  @ApiProperty({ type: StandingCellDto })
  readonly now!: StandingCellDto;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly added!: readonly ReasonViewDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly gone!: readonly ReasonViewDto[];
}

export class KnowledgeDto {
  @ApiProperty({ type: 'integer' })
  readonly knownAt!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;
}

export class StandingDifferenceViewDto implements StandingDifferenceView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: UnitRefDto })
  readonly unit!: UnitRefDto;

  @ApiProperty({ type: 'string', nullable: true })
  readonly adaptationType!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly on!: string;

  @ApiProperty({ type: KnowledgeDto })
  readonly knownThen!: KnowledgeDto;

  @ApiProperty({ type: KnowledgeDto })
  readonly knownNow!: KnowledgeDto;

  @ApiProperty({ type: 'integer' })
  readonly differing!: number;

  @ApiProperty({ type: StandingDifferenceCellDto, isArray: true })
  readonly cells!: readonly StandingDifferenceCellDto[];
}
