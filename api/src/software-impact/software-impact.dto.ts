import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant, SoftwareChange } from '@oart/competency';
import type { SoftwareImpactView } from '@oart/contract';
import { IsId, IsInstant, IsOneOf, IsPrintableName, OrAbsent } from '../http/fields.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';
import { CHANGE_CLASSES } from '../organisation/organisation.dto.ts';
import { ChangeImpactDto } from '../standing/change-impact.dto.ts';

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

export class SoftwareImpactViewDto extends ChangeImpactDto implements SoftwareImpactView {
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
}
