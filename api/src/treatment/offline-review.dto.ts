import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, Matches, ValidateNested } from 'class-validator';
import { OFFLINE_REVIEW_STATES } from '@oart/competency';
import type { OfflineReviewState } from '@oart/competency';
import { OFFLINE_REVIEW_FILTERS, OFFLINE_REVIEW_SORTS } from '@oart/contract';
import type {
  OfflineReviewFilter,
  OfflineReviewSort,
  OfflineReviewView,
  Sort,
  WeekReviewProposal,
  WeekReviewRequest,
  WeekReviewView,
} from '@oart/contract';
import { IsFrameworkId, IsId, IsOneOf, OrAbsent } from '../http/fields.ts';
import { AreFractions } from '../http/list-fields.ts';
import { StateListQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';
import { SortsBy } from '../http/sort.ts';
import { SignatureInputDto } from '../signing/signing.dto.ts';
import { ActViewDto } from './treatment-view.dto.ts';
import { REFERENCE, REFERENCE_RULE } from './treatment.dto.ts';

export class OfflineReviewViewDto implements OfflineReviewView {
  @ApiProperty({ type: 'string', format: 'uuid', description: 'That of the selection.' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: UnitNameDto })
  readonly unit!: UnitNameDto;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly adaptationType!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly selectedBy!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly selectedAt!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly dueOn!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The fraction before which it is due as well.',
  })
  readonly beforeFraction!: number | null;

  @ApiProperty({ type: 'string', enum: OFFLINE_REVIEW_STATES })
  readonly state!: OfflineReviewState;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly reviewedBy!: PersonRefDto | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly reviewedAt!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'The words of a concern.' })
  readonly concern!: string | null;

  @ApiProperty({
    type: 'boolean',
    description: 'Whether the reader is entitled to sign it and took no part in the fraction.',
  })
  readonly isYours!: boolean;
}

export class OfflineReviewQuery extends StateListQuery {
  @SortsBy(OFFLINE_REVIEW_SORTS, 'dueOn')
  readonly sort: Sort<OfflineReviewSort> = 'dueOn';

  @ApiPropertyOptional({
    type: 'string',
    enum: OFFLINE_REVIEW_FILTERS,
    description: '`open` is due, overdue or of concern.',
  })
  @OrAbsent()
  @IsOneOf(OFFLINE_REVIEW_FILTERS)
  readonly state?: OfflineReviewFilter;

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'On this unit.' })
  @OrAbsent()
  @IsId()
  readonly unit?: string;

  @ApiPropertyOptional({ type: 'string', pattern: REFERENCE.source, description: 'Of this case.' })
  @OrAbsent()
  @Matches(REFERENCE, REFERENCE_RULE)
  readonly caseReference?: string;
}

export class WeekReviewProposalDto implements WeekReviewProposal {
  @ApiProperty({ type: 'string', pattern: REFERENCE.source })
  @Matches(REFERENCE, REFERENCE_RULE)
  readonly caseReference!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 100 },
    minItems: 1,
    maxItems: 20,
    description: 'The fractions reviewed; one that is an exception is left out.',
  })
  @AreFractions(20)
  readonly fractions!: readonly number[];

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly adaptationType!: string;
}

export class WeekReviewRequestDto extends WeekReviewProposalDto implements WeekReviewRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class WeekReviewViewDto implements WeekReviewView {
  @ApiProperty({ type: ActViewDto, isArray: true })
  readonly acts!: readonly ActViewDto[];
}
