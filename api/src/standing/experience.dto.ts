import { ApiProperty } from '@nestjs/swagger';
import type { ExperienceStepView, ExperienceView, PersonExperienceView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';

export class ExperienceStepViewDto implements ExperienceStepView {
  @ApiProperty({ type: 'string', enum: ['claim', 'absence', 'counted', 'total', 'met-from'] })
  readonly kind!: ExperienceStepView['kind'];

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly evidenceId!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly from!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly until!: string | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'Whole-time equivalent.' })
  readonly wte!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  readonly days!: number | null;

  @ApiProperty({ type: 'string' })
  readonly sentence!: string;
}

export class ExperienceViewDto implements ExperienceView {
  @ApiProperty({ type: 'string', isArray: true, description: 'Ids of who asks for it.' })
  readonly requirements!: readonly string[];

  @ApiProperty({ type: 'string' })
  readonly activity!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', enum: ['calendar', 'wte'] })
  readonly basis!: ExperienceView['basis'];

  @ApiProperty({ type: 'string', enum: ['counted', 'subtracted'] })
  readonly absences!: ExperienceView['absences'];

  @ApiProperty({ type: 'boolean' })
  readonly met!: boolean;

  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Also a day to come, if nothing more must be recorded for it.',
  })
  readonly metFrom!: string | null;

  @ApiProperty({ type: 'number', nullable: true })
  readonly heldDays!: number | null;

  @ApiProperty({ type: 'number' })
  readonly neededDays!: number;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly lastDay!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  readonly evidence!: readonly string[];

  @ApiProperty({
    type: ExperienceStepViewDto,
    isArray: true,
    description:
      'The calculation; without absences, and what they leave, for who may not see them.',
  })
  readonly steps!: readonly ExperienceStepViewDto[];
}

export class PersonExperienceViewDto implements PersonExperienceView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly on!: string;

  @ApiProperty({ type: 'integer' })
  readonly knownAt!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;

  @ApiProperty({ type: ExperienceViewDto, isArray: true })
  readonly experience!: readonly ExperienceViewDto[];
}
