import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import type { DowntimeSpan, Instant } from '@oart/competency';
import { DOWNTIME_SORTS } from '@oart/contract';
import type {
  DowntimeCorrectionRequest,
  DowntimeCorrectionView,
  DowntimePeriodRequest,
  DowntimePeriodView,
  DowntimeSort,
  Sort,
} from '@oart/contract';
import { IsId, IsInstant, IsSafeText, IsSeen, OrAbsent, OrNull } from '../http/fields.ts';
import { FactListQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { SortsBy } from '../http/sort.ts';

export class DowntimePeriodRequestDto implements DowntimePeriodRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unitId!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly to!: string;

  @ApiProperty({ type: 'string' })
  @IsSafeText(1000)
  readonly reason!: string;
}

export class DowntimeSpanDto implements DowntimeSpan {
  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly from!: Instant;

  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly to!: Instant;
}

export class DowntimeCorrectionRequestDto implements DowntimeCorrectionRequest {
  @ApiProperty({
    type: DowntimeSpanDto,
    nullable: true,
    description: 'When it really was; null where there never was a downtime.',
  })
  @OrNull()
  @IsObject({ message: 'Give a span with its two instants, or null.' })
  @ValidateNested()
  @Type(() => DowntimeSpanDto)
  readonly span!: DowntimeSpanDto | null;

  @ApiProperty({ type: 'string' })
  @IsSafeText(1000)
  readonly reason!: string;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class DowntimeCorrectionViewDto implements DowntimeCorrectionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: DowntimeSpanDto, nullable: true })
  readonly span!: DowntimeSpanDto | null;

  @ApiProperty({ type: 'string' })
  readonly reason!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly correctedBy!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;
}

export class DowntimePeriodViewDto extends DowntimePeriodRequestDto implements DowntimePeriodView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({
    type: DowntimeSpanDto,
    nullable: true,
    description: 'The span that counts, as corrected; null where there never was a downtime.',
  })
  readonly governing!: DowntimeSpanDto | null;

  @ApiProperty({ type: DowntimeCorrectionViewDto, isArray: true })
  readonly corrections!: readonly DowntimeCorrectionViewDto[];
}

export class DowntimeQuery extends FactListQuery {
  @SortsBy(DOWNTIME_SORTS, '-recordedAt')
  readonly sort: Sort<DowntimeSort> = '-recordedAt';

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'Of this unit.' })
  @OrAbsent()
  @IsId()
  readonly unit?: string;
}
