import { ApiProperty } from '@nestjs/swagger';
import type { Duration } from '@oart/competency';
import type {
  PairedAssessmentView,
  ReciprocalSignOffView,
  ReciprocalSignOffsView,
} from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';

class WindowDto implements Duration {
  @ApiProperty({ type: 'integer' })
  readonly years!: number;

  @ApiProperty({ type: 'integer' })
  readonly months!: number;
}

export class PairedAssessmentViewDto implements PairedAssessmentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly candidate!: PersonRefDto;

  @ApiProperty({ type: PersonRefDto })
  readonly assessor!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly performedOn!: string;
}

export class ReciprocalSignOffViewDto implements ReciprocalSignOffView {
  @ApiProperty({ type: 'string' })
  readonly skill!: string;

  @ApiProperty({ type: 'string' })
  readonly skillTitle!: string;

  @ApiProperty({ type: PairedAssessmentViewDto })
  readonly earlier!: PairedAssessmentViewDto;

  @ApiProperty({ type: PairedAssessmentViewDto })
  readonly later!: PairedAssessmentViewDto;
}

export class ReciprocalSignOffsViewDto implements ReciprocalSignOffsView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'integer', description: 'Up to which everything recorded was read.' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: WindowDto, nullable: true, description: 'Null before the first policy.' })
  readonly window!: Duration | null;

  @ApiProperty({ type: ReciprocalSignOffViewDto, isArray: true })
  readonly pairs!: readonly ReciprocalSignOffViewDto[];
}
