import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, ValidateNested } from 'class-validator';
import type { SuspensionCause } from '@oart/competency';
import { CANDIDATE_SORTS, ENTITLEMENT_SORTS } from '@oart/contract';
import type {
  BasisAmendmentRequest,
  CandidateSort,
  CandidateView,
  EntitlementActRequest,
  EntitlementProposal,
  EntitlementRequest,
  EntitlementSort,
  EntitlementReviewRequest,
  LiftRequest,
  Sort,
  SuspensionRequest,
  WithdrawalRequest,
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
import { AreFrameworkIds } from '../http/list-fields.ts';
import { StateListQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';
import { SignatureInputDto } from '../signing/signing.dto.ts';

/** From the farthest to the holder of the right. */
export const CANDIDATE_STATES = ['missing', 'ready', 'awaiting-acceptance', 'entitled'] as const;

export const SUSPENSION_CAUSES = [
  'incident',
  'concern',
  'evidence-integrity',
  'for-cause',
  'administrative',
] as const;

export class EntitlementProposalDto implements EntitlementProposal {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly personId!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly role!: string;

  @ApiProperty({ type: 'string', isArray: true, nullable: true })
  @OrNull()
  @AreFrameworkIds(1, 100)
  readonly tasks!: readonly string[] | null;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unitId!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly expiresOn!: string;

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(2000)
  readonly conditions!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  @OrNull()
  @IsId()
  readonly replaces!: string | null;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class EntitlementRequestDto extends EntitlementProposalDto implements EntitlementRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class EntitlementActDto {
  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class EntitlementActRequestDto extends EntitlementActDto implements EntitlementActRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class SuspensionRequestDto implements SuspensionRequest {
  @ApiProperty({ type: 'string', enum: SUSPENSION_CAUSES })
  @IsOneOf(SUSPENSION_CAUSES)
  readonly cause!: SuspensionCause;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(0, 100)
  readonly tasks!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(0, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(2000)
  readonly restrictedNote!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(2000)
  readonly conditionsToLift!: string | null;
}

export class EntitlementReviewRequestDto
  extends EntitlementActDto
  implements EntitlementReviewRequest
{
  @ApiProperty({ type: 'string', format: 'date', description: 'When the next one is due.' })
  @IsDay()
  readonly nextReviewDueOn!: string;
}

export class LiftDto extends EntitlementActDto {
  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly outcome!: string;
}

export class LiftRequestDto extends LiftDto implements LiftRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class BasisAmendmentDto extends EntitlementActDto {
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    description: 'The evidence or assessment that falls out of the basis.',
  })
  @IsId()
  readonly removedId!: string;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'What replaces it; null where the basis stands without it.',
  })
  @OrNull()
  @IsId()
  readonly replacementId!: string | null;

  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly reason!: string;
}

export class BasisAmendmentRequestDto extends BasisAmendmentDto implements BasisAmendmentRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class WithdrawalDto extends EntitlementActDto {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'boolean' })
  @IsBoolean({ message: 'Give true or false.' })
  readonly forCause!: boolean;

  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly reason!: string;
}

export class WithdrawalRequestDto extends WithdrawalDto implements WithdrawalRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class EntitlementQuery extends StateListQuery {
  @SortsBy(ENTITLEMENT_SORTS, '-grantedAt')
  readonly sort: Sort<EntitlementSort> = '-grantedAt';

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'Of this holder alone.' })
  @OrAbsent()
  @IsId()
  readonly person?: string;

  @ApiPropertyOptional({ type: 'string', description: 'In this role.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly role?: string;
}

export class CandidateQuery extends StateListQuery {
  @SortsBy(CANDIDATE_SORTS, 'person')
  readonly sort: Sort<CandidateSort> = 'person';

  @ApiPropertyOptional({ type: 'string', enum: CANDIDATE_STATES })
  @OrAbsent()
  @IsOneOf(CANDIDATE_STATES)
  readonly state?: CandidateView['state'];

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'The first unit if absent.' })
  @OrAbsent()
  @IsId()
  readonly unit?: string;
}
