import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant, SoftwareChange } from '@oart/competency';
import type { SoftwareImpactView, SoftwareLossView } from '@oart/contract';
import { IsInstant, IsOneOf, IsPrintableName, OrAbsent } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';

const CHANGE_CLASSES = ['major', 'minor'] as const;

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

class PausedTaskDto {
  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: 'string' })
  readonly taskTitle!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSiteTitle!: string;
}

class SoftwareLossViewDto implements SoftwareLossView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: PausedTaskDto, isArray: true })
  readonly lost!: readonly PausedTaskDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}

class NamedUnitDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;
}

export class SoftwareImpactViewDto implements SoftwareImpactView {
  @ApiProperty({ type: NamedUnitDto })
  readonly unit!: NamedUnitDto;

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
