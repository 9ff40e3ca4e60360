import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { TRANSITION_KINDS } from '@oart/competency';
import type { TransitionKind } from '@oart/competency';
import type { FrameworkImpactView, ImpactOnPersonView, TransitionChoiceView } from '@oart/contract';
import { IsDay, OrAbsent } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';

const MOST_MONTHS = 24;
const MONTHS = { message: `Give a whole number from 1 to ${String(MOST_MONTHS)}.` };

/** From which day it is meant, and how far to look. */
export class FrameworkImpactQuery {
  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'Default: its own day.' })
  @OrAbsent()
  @IsDay()
  readonly effectiveFrom?: string;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date',
    description:
      'What "re-evidence by a date" is reckoned with where none is declared; default: 3 months after its day.',
  })
  @OrAbsent()
  @IsDay()
  readonly reEvidenceBy?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_MONTHS, default: 12 })
  @OrAbsent()
  @Type(() => Number)
  @IsInt(MONTHS)
  @Min(1, MONTHS)
  @Max(MOST_MONTHS, MONTHS)
  readonly months: number = 12;
}

class LostTaskDto extends TaskCellDto {
  @ApiProperty({ type: UnitNameDto })
  readonly unit!: UnitNameDto;
}

class ImpactOnPersonDto implements ImpactOnPersonView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date', description: 'The first day without it.' })
  readonly on!: string;

  @ApiProperty({ type: LostTaskDto, isArray: true })
  readonly lost!: readonly LostTaskDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}

class PersonOnDayDto {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly on!: string;
}

class ChoiceDto {
  @ApiProperty({ type: 'string', enum: TRANSITION_KINDS })
  readonly kind!: TransitionKind;

  @ApiProperty({ type: PersonOnDayDto, isArray: true })
  readonly people!: readonly PersonOnDayDto[];
}

class TransitionChoiceDto implements TransitionChoiceView {
  @ApiProperty({ type: 'string' })
  readonly requirement!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({
    type: 'string',
    enum: TRANSITION_KINDS,
    nullable: true,
    description: 'Null where none is declared, which is immediate.',
  })
  readonly declared!: TransitionKind | null;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly deadline!: string;

  @ApiProperty({ type: ChoiceDto, isArray: true })
  readonly choices!: readonly ChoiceDto[];
}

export class FrameworkImpactViewDto implements FrameworkImpactView {
  @ApiProperty({ type: 'string', format: 'date' })
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The first day not looked at.' })
  readonly until!: string;

  @ApiProperty({ type: 'integer', description: 'Up to which everything recorded was read.' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly comparedWith!: number | null;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly peopleLookedAt!: number;

  @ApiProperty({ type: ImpactOnPersonDto, isArray: true })
  readonly people!: readonly ImpactOnPersonDto[];

  @ApiProperty({ type: TransitionChoiceDto, isArray: true })
  readonly choices!: readonly TransitionChoiceDto[];
}
