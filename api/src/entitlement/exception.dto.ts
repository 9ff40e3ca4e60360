import { ApiProperty } from '@nestjs/swagger';
import { EXCEPTION_SORTS } from '@oart/contract';
import type {
  EquivalenceEndRequest,
  EquivalenceRequest,
  EquivalenceView,
  ExceptionSort,
  Sort,
  WaiverRequest,
  WaiverView,
} from '@oart/contract';
import { IsDay, IsFrameworkId, IsSafeText, OrNull } from '../http/fields.ts';
import { FactListQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';

export class WaiverRequestDto implements WaiverRequest {
  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly requirement!: string;

  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly rationale!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly until!: string;
}

export class WaiverViewDto extends WaiverRequestDto implements WaiverView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly approver!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;
}

export class EquivalenceRequestDto implements EquivalenceRequest {
  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly skill!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly fromTreatmentSite!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly toTreatmentSite!: string;

  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly rationale!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly until!: string | null;
}

export class EquivalenceEndRequestDto implements EquivalenceEndRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly lastDay!: string;

  @ApiProperty({ type: 'string' })
  @IsSafeText(1000)
  readonly reason!: string;
}

export class EquivalenceViewDto extends EquivalenceRequestDto implements EquivalenceView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly approver!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;
}

export class ExceptionQuery extends FactListQuery {
  @SortsBy(EXCEPTION_SORTS, 'recordedAt')
  readonly sort: Sort<ExceptionSort> = 'recordedAt';
}
