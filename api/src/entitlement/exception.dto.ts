import { ApiProperty } from '@nestjs/swagger';
import type {
  EquivalenceRequest,
  EquivalenceView,
  ExceptionsView,
  WaiverRequest,
  WaiverView,
} from '@oart/contract';
import { IsDay, IsFrameworkId, IsSafeText, OrNull } from '../http/fields.ts';

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

export class EquivalenceViewDto extends EquivalenceRequestDto implements EquivalenceView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly approver!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;
}

export class ExceptionsViewDto implements ExceptionsView {
  @ApiProperty({ type: WaiverViewDto, isArray: true })
  readonly waivers!: readonly WaiverViewDto[];

  @ApiProperty({ type: EquivalenceViewDto, isArray: true })
  readonly equivalences!: readonly EquivalenceViewDto[];
}
