import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import type { Assessment, AssessmentMethod, CompetenceLevel } from '@oart/competency';
import { ASSESSMENT_SORTS } from '@oart/contract';
import type {
  AssessmentProposal,
  AssessmentRequest,
  AssessmentReviewRequest,
  AssessmentSort,
  AssessmentVoidRequest,
  AcknowledgementRequest,
  Sort,
} from '@oart/contract';
import {
  IsDay,
  IsFrameworkId,
  IsId,
  IsOneOf,
  IsPrintableName,
  IsSafeText,
  IsSeen,
  OrAbsent,
  OrNull,
} from '../http/fields.ts';
import { AreFrameworkIds, AreIds } from '../http/list-fields.ts';
import { FactListQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';
import { SignatureInputDto } from '../signing/signing.dto.ts';

export const LEVELS = ['T', 'C', 'P'] as const;
export const METHODS = ['direct-observation', 'case-based', 'test', 'offline-review'] as const;
export const RESULTS = ['pass', 'refer', 'fail'] as const;
export const REVIEW_OUTCOMES = ['questioned', 'stands', 'does-not-stand'] as const;
export const PURPOSES = ['award', 'restoration', 'return'] as const;

export class AssessmentProposalDto implements AssessmentProposal {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly candidateId!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly skill!: string;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly platform!: string;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 20)
  readonly adaptationTypes!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsPrintableName(40)
  readonly softwareVersion!: string | null;

  @ApiProperty({ type: 'string', enum: LEVELS })
  @IsOneOf(LEVELS)
  readonly level!: CompetenceLevel;

  @ApiProperty({ type: 'string', enum: METHODS })
  @IsOneOf(METHODS)
  readonly method!: AssessmentMethod;

  @ApiProperty({ type: 'string', enum: RESULTS })
  @IsOneOf(RESULTS)
  readonly result!: Assessment['result'];

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly performedOn!: string;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  @AreIds(0, 100)
  readonly evidenceIds!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(2000)
  readonly comment!: string | null;

  @ApiProperty({ type: 'string', enum: PURPOSES })
  @IsOneOf(PURPOSES)
  readonly purpose!: Assessment['purpose'];

  @ApiPropertyOptional({
    type: 'string',
    maxLength: 2000,
    description: 'What is asked for before the next assessment, as extra cases; not of a pass.',
  })
  @OrAbsent()
  @IsSafeText(2000)
  readonly remediation?: string;

  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    description: 'The referral or failure after which this one is given.',
  })
  @OrAbsent()
  @IsId()
  readonly follows?: string;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class AssessmentRequestDto extends AssessmentProposalDto implements AssessmentRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class AcknowledgementRequestDto implements AcknowledgementRequest {
  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class AssessmentVoidRequestDto
  extends AcknowledgementRequestDto
  implements AssessmentVoidRequest
{
  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly reason!: string;
}

export class AssessmentReviewRequestDto implements AssessmentReviewRequest {
  @ApiProperty({ type: 'string', enum: REVIEW_OUTCOMES })
  @IsOneOf(REVIEW_OUTCOMES)
  readonly outcome!: AssessmentReviewRequest['outcome'];

  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly reason!: string;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class AssessmentQuery extends FactListQuery {
  @SortsBy(ASSESSMENT_SORTS, '-signedAt')
  readonly sort: Sort<AssessmentSort> = '-signedAt';

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly candidate!: string;

  @ApiPropertyOptional({ type: 'string', description: 'Of this skill.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly skill?: string;
}
