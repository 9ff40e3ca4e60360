import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { EvidenceReview, EvidenceRevocation, EvidenceType } from '@oart/competency';
import { EVIDENCE_SORTS } from '@oart/contract';
import type {
  EvidenceCountersignatureRequest,
  EvidenceReviewRequest,
  EvidenceRevocationRequest,
  EvidenceSort,
  RevocationRetractionRequest,
  Sort,
} from '@oart/contract';
import {
  IsDay,
  IsFrameworkId,
  IsId,
  IsOneOf,
  IsSafeText,
  IsSeen,
  OrAbsent,
  OrNull,
} from '../http/fields.ts';
import { StateListQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';
import { EVIDENCE_TYPES } from './evidence.dto.ts';

const OUTCOMES = ['verified', 'sent-back'] as const;
const KINDS = ['integrity', 'clerical'] as const;
const ESTABLISHED_BY = ['name-matches', 'alias-matches', 'known-account', 'sighted'] as const;

/** Sort and filters of the list; `state=waiting` is the verification queue, oldest first. */
export class EvidenceQuery extends StateListQuery {
  @SortsBy(
    EVIDENCE_SORTS,
    null,
    'Descending with - before the field; absent is newest first, of what waits oldest first.',
  )
  readonly sort?: Sort<EvidenceSort>;

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'Of this person.' })
  @OrAbsent()
  @IsId()
  readonly person?: string;

  @ApiPropertyOptional({ type: 'string', enum: ['true'], description: 'Of the caller.' })
  @OrAbsent()
  @IsOneOf(['true'])
  readonly mine?: 'true';

  @ApiPropertyOptional({ type: 'string', enum: ['waiting'] })
  @OrAbsent()
  @IsOneOf(['waiting'])
  readonly state?: 'waiting';

  @ApiPropertyOptional({ type: 'string', enum: EVIDENCE_TYPES })
  @OrAbsent()
  @IsOneOf(EVIDENCE_TYPES)
  readonly type?: EvidenceType;

  @ApiPropertyOptional({ type: 'string', description: 'Of this skill.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly skill?: string;
}

export class EvidenceReviewRequestDto implements EvidenceReviewRequest {
  @ApiProperty({ type: 'string', enum: OUTCOMES })
  @IsOneOf(OUTCOMES)
  readonly outcome!: EvidenceReview['outcome'];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(1000)
  readonly statement!: string | null;

  @ApiProperty({ type: 'string', enum: ESTABLISHED_BY, nullable: true })
  @OrNull()
  @IsOneOf(ESTABLISHED_BY)
  readonly identityEstablishedBy!: EvidenceReview['identityEstablishedBy'];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(1000)
  readonly reason!: string | null;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class EvidenceCountersignatureRequestDto implements EvidenceCountersignatureRequest {
  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class RevocationRetractionRequestDto implements RevocationRetractionRequest {
  @ApiProperty({ type: 'string' })
  @IsSafeText(1000)
  readonly reason!: string;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class EvidenceRevocationRequestDto implements EvidenceRevocationRequest {
  @ApiProperty({ type: 'string', enum: KINDS })
  @IsOneOf(KINDS)
  readonly kind!: EvidenceRevocation['kind'];

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string' })
  @IsSafeText(1000)
  readonly reason!: string;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}
