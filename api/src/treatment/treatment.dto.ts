import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Act, FractionEnd } from '@oart/competency';
import type {
  ActCorrectionRequest,
  ActProposal,
  ActRequest,
  FractionEndRequest,
  ProtocolApprovalProposal,
  ProtocolApprovalRequest,
  ProtocolRequest,
  SupervisorSignatureInput,
  TreatmentCaseRequest,
} from '@oart/contract';
import {
  IsDay,
  IsFrameworkId,
  IsId,
  IsOneOf,
  IsPrintableName,
  IsSafeText,
  IsSeen,
  OrNull,
} from '../http/fields.ts';
import { AreFrameworkIds } from '../http/list-fields.ts';
import { SignatureInputDto } from '../signing/signing.dto.ts';

export const ACT_OUTCOMES = [
  'changed',
  'no-change-needed',
  'approved',
  'selected',
  'agreed',
  'reviewed',
  'concern',
] as const;
export const SELECTIONS = ['adapted', 'scheduled'] as const;
export const DOSE_CHECK_RESULTS = ['in-tolerance', 'out-of-tolerance'] as const;
const ENDS = ['adapted', 'scheduled', 'not-adapted', 'abandoned'] as const;

/** Letters and digits only, so that no name or date of a patient fits. */
export const REFERENCE = /^[A-Z0-9]{1,16}$/;
export const REFERENCE_RULE = {
  message: 'Give the reference of the case: 1 to 16 capital letters and digits.',
};
export const FRACTION_RULE = { message: 'Give the number of the fraction, 1 to 100.' };

export class TreatmentCaseRequestDto implements TreatmentCaseRequest {
  @ApiProperty({ type: 'string', pattern: REFERENCE.source })
  @Matches(REFERENCE, REFERENCE_RULE)
  readonly reference!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly unitId!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100 })
  @IsInt(FRACTION_RULE)
  @Min(1, FRACTION_RULE)
  @Max(100, FRACTION_RULE)
  readonly fractionsPlanned!: number;
}

export class ActProposalDto implements ActProposal {
  @ApiProperty({ type: 'string', pattern: REFERENCE.source })
  @Matches(REFERENCE, REFERENCE_RULE)
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100 })
  @IsInt(FRACTION_RULE)
  @Min(1, FRACTION_RULE)
  @Max(100, FRACTION_RULE)
  readonly fraction!: number;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly task!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly adaptationType!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  @OrNull()
  @IsId()
  readonly supervisorId!: string | null;

  @ApiProperty({ type: 'string', enum: ACT_OUTCOMES })
  @IsOneOf(ACT_OUTCOMES)
  readonly outcome!: Act['outcome'];

  @ApiProperty({ type: 'string', enum: SELECTIONS, nullable: true })
  @OrNull()
  @IsOneOf(SELECTIONS)
  readonly selection!: Act['selection'];

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(0, 100)
  readonly correctedStructures!: readonly string[];

  @ApiProperty({ type: 'string', enum: DOSE_CHECK_RESULTS, nullable: true })
  @OrNull()
  @IsOneOf(DOSE_CHECK_RESULTS)
  readonly doseCheckResult!: Act['doseCheckResult'];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(2000)
  readonly disposition!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    required: false,
    description: 'The open break-glass that carries the act where the gate says no.',
  })
  @IsOptional()
  @IsId()
  readonly breakGlassId?: string | null;
}

export class SupervisorSignatureInputDto
  extends SignatureInputDto
  implements SupervisorSignatureInput
{
  @ApiProperty({ type: 'string' })
  @IsPrintableName(120)
  readonly signInName!: string;
}

export class ActRequestDto extends ActProposalDto implements ActRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;

  @ApiProperty({ type: SupervisorSignatureInputDto, nullable: true, required: false })
  @IsOptional()
  @ValidateNested()
  @Type(() => SupervisorSignatureInputDto)
  readonly supervisorSignature?: SupervisorSignatureInputDto | null;
}

export class ActCorrectionRequestDto implements ActCorrectionRequest {
  @ApiProperty({ type: 'string', description: 'What was wrong, in words.' })
  @IsSafeText(1000)
  readonly explanation!: string;

  @ApiProperty({ type: 'integer' })
  @IsSeen()
  readonly seen!: number;
}

export class FractionEndRequestDto implements FractionEndRequest {
  @ApiProperty({ type: 'string', enum: ENDS })
  @IsOneOf(ENDS)
  readonly outcome!: FractionEnd['outcome'];
}

export class ProtocolRequestDto implements ProtocolRequest {
  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  @IsPrintableName(200)
  readonly title!: string;
}

export class ProtocolApprovalDto implements ProtocolApprovalProposal {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly effectiveFrom!: string;
}

export class ProtocolApprovalRequestDto
  extends ProtocolApprovalDto
  implements ProtocolApprovalRequest
{
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}
