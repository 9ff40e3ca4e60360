import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant, SoftwareChange } from '@oart/competency';
import type { SoftwareGainView, SoftwareImpactView, SoftwareLossView } from '@oart/contract';
import { IsId, IsInstant, IsOneOf, IsPrintableName, OrAbsent } from '../http/fields.ts';
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

  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    description: 'The change that this one would correct.',
  })
  @OrAbsent()
  @IsId()
  readonly corrects?: string;

  @ApiPropertyOptional({
    type: 'string',
    enum: ['true'],
    description: 'With `corrects`: that change never was.',
  })
  @OrAbsent()
  @IsOneOf(['true'])
  readonly neverWas?: 'true';
}

class SoftwareLossViewDto implements SoftwareLossView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: TaskCellDto, isArray: true })
  readonly lost!: readonly TaskCellDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}

class SoftwareGainViewDto implements SoftwareGainView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: TaskCellDto, isArray: true })
  readonly regained!: readonly TaskCellDto[];
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

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly corrects!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'integer' })
  readonly peopleHolding!: number;

  @ApiProperty({ type: SoftwareLossViewDto, isArray: true })
  readonly people!: readonly SoftwareLossViewDto[];

  @ApiProperty({ type: SoftwareGainViewDto, isArray: true })
  readonly regaining!: readonly SoftwareGainViewDto[];
}
