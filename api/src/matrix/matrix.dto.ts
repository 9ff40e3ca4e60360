import { ApiProperty } from '@nestjs/swagger';
import type { Profession, StandingState } from '@oart/competency';
import type { MatrixCellView, MatrixColumnView, MatrixRowView, MatrixView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { UnitRefDto } from '../standing/standing-view.dto.ts';

export class MatrixColumnViewDto implements MatrixColumnView {
  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly roleTitle!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSiteTitle!: string;

  @ApiProperty({
    type: 'string',
    isArray: true,
    description: 'Tasks of the role by id, those of included roles among them.',
  })
  readonly tasks!: readonly string[];
}

export class MatrixCellViewDto implements MatrixCellView {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Its place in the columns.' })
  readonly column!: number;

  @ApiProperty({ type: 'string', description: 'The least of its tasks.' })
  readonly state!: StandingState;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Tasks that the person may take.' })
  readonly held!: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Tasks of the role.' })
  readonly tasks!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Until the first task that ends soon; null where none does or it is not said.',
  })
  readonly daysLeft!: number | null;
}

export class MatrixPersonDto extends PersonRefDto {
  @ApiProperty({ type: 'string' })
  readonly staffNumber!: string;
}

export class MatrixRowViewDto implements MatrixRowView {
  @ApiProperty({ type: MatrixPersonDto })
  readonly person!: MatrixPersonDto;

  @ApiProperty({ type: 'string', nullable: true, description: 'On the day asked about.' })
  readonly profession!: Profession | null;

  @ApiProperty({
    type: MatrixCellViewDto,
    isArray: true,
    description: 'A column without a cell is not required.',
  })
  readonly cells!: readonly MatrixCellViewDto[];
}

export class MatrixViewDto implements MatrixView {
  @ApiProperty({ type: UnitRefDto })
  readonly unit!: UnitRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The day at the unit.' })
  readonly on!: string;

  @ApiProperty({ type: 'integer', description: 'Up to which everything recorded was read.' })
  readonly knownAt!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;

  @ApiProperty({ type: MatrixColumnViewDto, isArray: true })
  readonly columns!: readonly MatrixColumnViewDto[];

  @ApiProperty({
    type: MatrixRowViewDto,
    isArray: true,
    description: 'In the order of the columns, then by name.',
  })
  readonly rows!: readonly MatrixRowViewDto[];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'People on file of whom nothing is required here.',
  })
  readonly withoutRole!: number;
}
