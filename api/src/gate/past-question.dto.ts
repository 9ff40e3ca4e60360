import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Matches, Max, Min } from 'class-validator';
import type { Instant } from '@oart/competency';
import type { AnswerExplanation, PastAnswerView, PastQuestionRequest } from '@oart/contract';
import { IsFrameworkId, IsId, IsInstant, IsOneOf, IsSafeText, OrAbsent } from '../http/fields.ts';
import { KnownAt } from '../http/past.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { NoticeViewDto, ReasonViewDto } from '../http/reason.dto.ts';
import { ConditionGroupViewDto } from './condition.dto.ts';

const REFERENCE = /^[A-Z0-9]{1,16}$/;
const FRACTION_RULE = { message: 'Give the number of the fraction, 1 to 100.' };
const DOSE_CHECK_RESULTS = ['in-tolerance', 'out-of-tolerance'] as const;

export class PastQuestionDto implements PastQuestionRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly personId!: string;

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly task!: string;

  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @OrAbsent()
  @IsId()
  readonly unitId?: string;

  @ApiPropertyOptional({ type: 'string' })
  @OrAbsent()
  @IsFrameworkId()
  readonly treatmentSite?: string;

  @ApiPropertyOptional({ type: 'string', pattern: REFERENCE.source })
  @OrAbsent()
  @Matches(REFERENCE, {
    message: 'Give the reference of the case: 1 to 16 capital letters and digits.',
  })
  readonly caseReference?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100 })
  @OrAbsent()
  @IsInt(FRACTION_RULE)
  @Min(1, FRACTION_RULE)
  @Max(100, FRACTION_RULE)
  readonly fraction?: number;

  @ApiPropertyOptional({ type: 'string', description: 'Absent asks for every adaptation type.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly adaptationType?: string;

  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @OrAbsent()
  @IsId()
  readonly supervisorId?: string;

  @ApiPropertyOptional({ type: 'string', enum: DOSE_CHECK_RESULTS })
  @OrAbsent()
  @IsOneOf(DOSE_CHECK_RESULTS)
  readonly doseCheckResult?: (typeof DOSE_CHECK_RESULTS)[number];

  @ApiPropertyOptional({ type: 'string', maxLength: 500 })
  @OrAbsent()
  @IsSafeText(500)
  readonly disposition?: string;

  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @OrAbsent()
  @IsId()
  readonly protocolId?: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Not later than now.' })
  @IsInstant()
  readonly at!: Instant;

  @KnownAt('body')
  readonly knownAt?: number | Instant;
}

export class AnswerExplanationDto implements AnswerExplanation {
  @ApiProperty({ type: 'string', enum: ['PERMIT', 'PERMIT_SUPERVISED', 'DENY'] })
  readonly outcome!: AnswerExplanation['outcome'];

  @ApiProperty({ type: 'string', enum: ['independent', 'supervised'], nullable: true })
  readonly mode!: AnswerExplanation['mode'];

  @ApiProperty({ type: 'string' })
  readonly sentence!: string;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];

  @ApiProperty({ type: NoticeViewDto, isArray: true })
  readonly notices!: readonly NoticeViewDto[];

  @ApiProperty({ type: 'string', enum: ['neutral', 'full'] })
  readonly level!: AnswerExplanation['level'];

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly supervisor!: PersonRefDto | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntil!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly evaluatedAt!: string;

  @ApiProperty({ type: 'integer', description: 'Ledger index up to which the answer knows.' })
  readonly epoch!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;

  @ApiProperty({ type: ConditionGroupViewDto, isArray: true })
  readonly conditions!: readonly ConditionGroupViewDto[];
}

export class HashedFrameworkDto {
  @ApiProperty({ type: 'integer' })
  readonly number!: number;

  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  readonly sha256!: string;
}

export class HashedEvidenceDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
    nullable: true,
    description: 'Of the stored file; null where the record is text alone.',
  })
  readonly sha256!: string | null;
}

export class PastAnswerViewDto implements PastAnswerView {
  @ApiProperty({ type: AnswerExplanationDto, description: 'As it was known then.' })
  readonly then!: AnswerExplanationDto;

  @ApiProperty({ type: AnswerExplanationDto, description: 'The same instant, as it is known now.' })
  readonly now!: AnswerExplanationDto;

  @ApiProperty({ type: 'boolean' })
  readonly differs!: boolean;

  @ApiProperty({ type: ReasonViewDto, isArray: true, description: 'Only as known now.' })
  readonly added!: readonly ReasonViewDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true, description: 'Only as known then.' })
  readonly gone!: readonly ReasonViewDto[];

  @ApiProperty({ type: 'integer', description: 'Up to which the answer of then knows.' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: HashedFrameworkDto, nullable: true })
  readonly framework!: HashedFrameworkDto | null;

  @ApiProperty({ type: HashedEvidenceDto, isArray: true })
  readonly evidence!: readonly HashedEvidenceDto[];

  @ApiProperty({ type: 'string', description: 'All of the answer of then, as RFC 8785 JSON.' })
  readonly record!: string;

  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  readonly recordSha256!: string;
}
