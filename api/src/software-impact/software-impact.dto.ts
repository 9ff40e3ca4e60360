import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant, SoftwareChange } from '@oart/competency';
import type { SoftwareImpactView, SoftwareLossView } from '@oart/contract';
import { IsInstant, IsOneOf, IsPrintableName, OrAbsent } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';
import { CHANGE_CLASSES } from '../organisation/organisation.dto.ts';

/** A change of software as it would be recorded. */
export class SoftwareImpactQuery {
  @ApiProperty({ type: 'string' })
  @IsPrintableName(40)
  readonly version!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly effectiveAt!: Instant;

  @ApiPropertyOptional({
    type: 'string',
    enum: CHANGE_CLASSES,
    description: 'Absent while nobody has classed the change: it then counts as major.',
  })
  @OrAbsent()
  @IsOneOf(CHANGE_CLASSES)
  readonly changeClass?: 'major' | 'minor';
}

class SoftwareLossViewDto implements SoftwareLossView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: TaskCellDto, isArray: true })
  readonly lost!: readonly TaskCellDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}

export class SoftwareImpactViewDto implements SoftwareImpactView {
  @ApiProperty({ type: UnitNameDto })
  readonly unit!: UnitNameDto;

  @ApiProperty({ type: 'string' })
  readonly version!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly effectiveAt!: string;

  @ApiProperty({ type: 'string', enum: CHANGE_CLASSES, nullable: true })
  readonly changeClass!: SoftwareChange['changeClass'];

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'integer' })
  readonly peopleHolding!: number;

  @ApiProperty({ type: SoftwareLossViewDto, isArray: true })
  readonly people!: readonly SoftwareLossViewDto[];
}
