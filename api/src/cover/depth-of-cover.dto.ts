import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type {
  CoverCellView,
  CoverChangeView,
  CoverLossView,
  DepthOfCoverView,
} from '@oart/contract';
import { OrAbsent } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';
import { RequirementsQuery } from '../standing/standing-query.dto.ts';
import { UnitRefDto } from '../standing/standing-view.dto.ts';

const MOST_MONTHS = 24;
const MONTHS = { message: `Give a whole number from 1 to ${String(MOST_MONTHS)}.` };

/** On which unit, from when, as known when, and for how long. */
export class DepthOfCoverQuery extends RequirementsQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_MONTHS, default: 12 })
  @OrAbsent()
  @Type(() => Number)
  @IsInt(MONTHS)
  @Min(1, MONTHS)
  @Max(MOST_MONTHS, MONTHS)
  readonly months: number = 12;
}

export class CoverLossViewDto implements CoverLossView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly personId!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Why the yes ends; null where the reader may not know.',
  })
  readonly cause!: CoverLossView['cause'];
}

export class CoverChangeViewDto implements CoverChangeView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The day at the unit.' })
  readonly on!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'From here on.' })
  readonly count!: number;

  @ApiProperty({ type: CoverLossViewDto, isArray: true })
  readonly lost!: readonly CoverLossViewDto[];

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  readonly gained!: readonly string[];
}

export class CoverCellViewDto extends TaskCellDto implements CoverCellView {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'At `from`.' })
  readonly count!: number;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, description: 'At `from`.' })
  readonly people!: readonly string[];

  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'The earliest last day among them, also after `until`.',
  })
  readonly thinsAfter!: string | null;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The fewest at any time of the span.' })
  readonly lowest!: number;

  @ApiProperty({ type: CoverChangeViewDto, isArray: true })
  readonly changes!: readonly CoverChangeViewDto[];
}

export class DepthOfCoverViewDto implements DepthOfCoverView {
  @ApiProperty({ type: UnitRefDto })
  readonly unit!: UnitRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly until!: string;

  @ApiProperty({ type: 'integer', description: 'Up to which everything recorded was read.' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;

  @ApiProperty({ type: PersonRefDto, isArray: true })
  readonly people!: readonly PersonRefDto[];

  @ApiProperty({ type: CoverCellViewDto, isArray: true })
  readonly cells!: readonly CoverCellViewDto[];
}
