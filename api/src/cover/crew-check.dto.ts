import { ApiProperty } from '@nestjs/swagger';
import type { Instant, PersonId, StandingState } from '@oart/competency';
import type { CrewCellView, CrewCheckRequest, CrewCheckView, CrewRowView } from '@oart/contract';
import { IsId, IsInstant } from '../http/fields.ts';
import { AreFrameworkIds, AreIds } from '../http/list-fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';
import { UnitRefDto } from '../standing/standing-view.dto.ts';

const MOST_SITES = 20;
const MOST_PEOPLE = 60;

export class CrewCheckRequestDto implements CrewCheckRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unitId!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly from!: Instant;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    description: 'The first instant after the session; at most a week after its beginning.',
  })
  @IsInstant()
  readonly until!: Instant;

  @ApiProperty({ type: 'string', isArray: true, minItems: 1, maxItems: MOST_SITES })
  @AreFrameworkIds(1, MOST_SITES)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, maxItems: MOST_PEOPLE })
  @AreIds(0, MOST_PEOPLE)
  readonly crew!: readonly PersonId[];
}

const COVERS = ['whole', 'ends', 'supervised', 'no'] as const;
const VERDICTS = ['covered', 'single-point-of-failure', 'gap'] as const;

export class CrewCellViewDto implements CrewCellView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly personId!: string;

  @ApiProperty({ type: 'string', enum: COVERS })
  readonly covers!: CrewCellView['covers'];

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly endsAt!: string | null;

  @ApiProperty({ type: 'string' })
  readonly state!: StandingState;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly usableUntil!: string | null;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}

export class CrewRowViewDto extends TaskCellDto implements CrewRowView {
  @ApiProperty({ type: 'string', enum: VERDICTS })
  readonly verdict!: CrewRowView['verdict'];

  @ApiProperty({ type: CrewCellViewDto, isArray: true })
  readonly cells!: readonly CrewCellViewDto[];

  @ApiProperty({
    type: PersonRefDto,
    isArray: true,
    description: 'Of a gap: people on file, not on this crew, who could take it.',
  })
  readonly couldCover!: readonly PersonRefDto[];
}

export class UncrewedSiteDto {
  @ApiProperty({ type: 'string' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class CrewCheckViewDto implements CrewCheckView {
  @ApiProperty({ type: UnitRefDto })
  readonly unit!: UnitRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly until!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly checkedAt!: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    description: 'Up to here the list holds if nothing more is recorded.',
  })
  readonly validUntil!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;

  @ApiProperty({ type: 'integer', description: 'Up to which everything recorded was read.' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$', nullable: true })
  readonly ledgerLeafHash!: string | null;

  @ApiProperty({ type: PersonRefDto, isArray: true })
  readonly crew!: readonly PersonRefDto[];

  @ApiProperty({ type: CrewRowViewDto, isArray: true })
  readonly rows!: readonly CrewRowViewDto[];

  @ApiProperty({
    type: UncrewedSiteDto,
    isArray: true,
    description: 'Covered task by task, but not by distinct persons as the rules ask.',
  })
  readonly sitesWithoutDistinctPersons!: readonly UncrewedSiteDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}
