import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Act, ExceptionalReview } from '@oart/competency';
import {
  EXCEPTIONAL_ACT_SORTS,
  EXCEPTIONAL_DUTIES,
  EXCEPTIONAL_KINDS,
  EXCEPTIONAL_STATES,
  EXCEPTIONAL_STATE_FILTERS,
} from '@oart/contract';
import type {
  BreakGlassProposal,
  BreakGlassRequest,
  BreakGlassView,
  CountersignatureRequest,
  ExceptionalActSort,
  ExceptionalActView,
  ExceptionalCountView,
  ExceptionalCountsView,
  ExceptionalDuty,
  ExceptionalKind,
  ExceptionalReviewProposal,
  ExceptionalReviewRequest,
  ExceptionalReviewView,
  ExceptionalState,
  ExceptionalStateFilter,
  PerformedActProposal,
  PerformedActRequest,
  PerformedActView,
  Sort,
} from '@oart/contract';
import {
  IsFrameworkId,
  IsId,
  IsInstant,
  IsOneOf,
  IsPrintableName,
  IsSafeText,
  OrAbsent,
  OrNull,
} from '../http/fields.ts';
import { StateListQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { SortsBy } from '../http/sort.ts';
import { SignatureInputDto } from '../signing/signing.dto.ts';
import { ActViewDto } from './treatment-view.dto.ts';
import {
  ActProposalDto,
  DOSE_CHECK_RESULTS,
  FRACTION_RULE,
  REFERENCE,
  REFERENCE_RULE,
  SupervisorSignatureInputDto,
} from './treatment.dto.ts';

const REVIEW_OUTCOMES = ['justified', 'not-justified'] as const;
const MINUTES_RULE = { message: 'Give a number of minutes, 1 to 1440.' };

export class BreakGlassProposalDto implements BreakGlassProposal {
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

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly secondPersonId!: string;

  @ApiProperty({ type: 'string', description: 'Why it cannot wait for somebody entitled.' })
  @IsSafeText(1000)
  readonly reason!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 1440,
    description: 'How long it is open; at most as long as the policy permits.',
  })
  @IsInt(MINUTES_RULE)
  @Min(1, MINUTES_RULE)
  @Max(1440, MINUTES_RULE)
  readonly minutes!: number;

  @ApiProperty({ type: 'string', enum: DOSE_CHECK_RESULTS, nullable: true })
  @OrNull()
  @IsOneOf(DOSE_CHECK_RESULTS)
  readonly doseCheckResult!: Act['doseCheckResult'];

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsSafeText(2000)
  readonly disposition!: string | null;
}

export class BreakGlassRequestDto extends BreakGlassProposalDto implements BreakGlassRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;

  @ApiProperty({ type: SupervisorSignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SupervisorSignatureInputDto)
  readonly secondSignature!: SupervisorSignatureInputDto;
}

export class BreakGlassViewDto implements BreakGlassView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly openedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly closesAt!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly reviewDueOn!: string;
}

export class PerformedActProposalDto
  extends OmitType(ActProposalDto, ['breakGlassId'])
  implements PerformedActProposal
{
  @ApiProperty({ type: 'string', format: 'uuid', description: 'Who performed it.' })
  @IsId()
  readonly actorId!: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Null for now. An earlier instant is a yes only inside a recorded downtime.',
  })
  @OrNull()
  @IsInstant()
  readonly performedAt!: string | null;

  @ApiProperty({ type: 'string', description: 'Why it is entered in this way.' })
  @IsSafeText(1000)
  readonly explanation!: string;

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsPrintableName(60)
  readonly incidentReference!: string | null;
}

export class PerformedActRequestDto extends PerformedActProposalDto implements PerformedActRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class PerformedActViewDto implements PerformedActView {
  @ApiProperty({ type: ActViewDto })
  readonly act!: ActViewDto;

  @ApiProperty({
    type: ReasonViewDto,
    isArray: true,
    description: 'What stood against it, as known when it was performed.',
  })
  readonly reasons!: readonly ReasonViewDto[];

  @ApiProperty({
    type: ReasonViewDto,
    isArray: true,
    description: 'The same with all known today.',
  })
  readonly reasonsToday!: readonly ReasonViewDto[];
}

export class CountersignatureRequestDto implements CountersignatureRequest {
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class ExceptionalReviewProposalDto implements ExceptionalReviewProposal {
  @ApiProperty({ type: 'string', enum: REVIEW_OUTCOMES })
  @IsOneOf(REVIEW_OUTCOMES)
  readonly outcome!: ExceptionalReview['outcome'];

  @ApiProperty({ type: 'string' })
  @IsSafeText(2000)
  readonly statement!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The department’s own incident; needed for an act without entitlement.',
  })
  @OrNull()
  @IsPrintableName(60)
  readonly incidentReference!: string | null;
}

export class ExceptionalReviewRequestDto
  extends ExceptionalReviewProposalDto
  implements ExceptionalReviewRequest
{
  @ApiProperty({ type: SignatureInputDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SignatureInputDto)
  readonly signature!: SignatureInputDto;
}

export class ExceptionalReviewViewDto implements ExceptionalReviewView {
  @ApiProperty({ type: 'string', enum: REVIEW_OUTCOMES })
  readonly outcome!: ExceptionalReview['outcome'];

  @ApiProperty({ type: 'string' })
  readonly statement!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly incidentReference!: string | null;

  @ApiProperty({ type: PersonRefDto })
  readonly reviewer!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly reviewedAt!: string;
}

export class ExceptionalActViewDto implements ExceptionalActView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: EXCEPTIONAL_KINDS })
  readonly kind!: ExceptionalKind;

  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: UnitNameDto })
  readonly unit!: UnitNameDto;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly actor!: PersonRefDto;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly secondPerson!: PersonRefDto | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly enteredBy!: PersonRefDto | null;

  @ApiProperty({ type: 'string' })
  readonly reason!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly happenedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly dueOn!: string;

  @ApiProperty({ type: 'string', enum: EXCEPTIONAL_STATES })
  readonly state!: ExceptionalState;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Until when a break-glass carries its act, exclusive; null for an act.',
  })
  readonly closesAt!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description:
      'When the act under a break-glass was signed; null for an act, where none was, or where it was wrongly recorded.',
  })
  readonly actSignedAt!: string | null;

  @ApiProperty({
    type: 'boolean',
    description:
      'Whether the break-glass is the reader’s own, closed and not reviewed, with no act of it on file: one that took place is still to be recorded.',
  })
  readonly mayRecord!: boolean;

  @ApiProperty({ type: PersonRefDto, isArray: true })
  readonly awaitsCountersignature!: readonly PersonRefDto[];

  @ApiProperty({
    type: 'string',
    enum: EXCEPTIONAL_DUTIES,
    nullable: true,
    description: 'What the reader owes it.',
  })
  readonly owed!: ExceptionalDuty | null;

  @ApiProperty({ type: ExceptionalReviewViewDto, nullable: true })
  readonly review!: ExceptionalReviewViewDto | null;
}

export class ExceptionalActQuery extends StateListQuery {
  @SortsBy(EXCEPTIONAL_ACT_SORTS, 'dueOn')
  readonly sort: Sort<ExceptionalActSort> = 'dueOn';

  @ApiPropertyOptional({ type: 'string', enum: EXCEPTIONAL_KINDS })
  @OrAbsent()
  @IsOneOf(EXCEPTIONAL_KINDS)
  readonly kind?: ExceptionalKind;

  @ApiPropertyOptional({
    type: 'string',
    enum: EXCEPTIONAL_STATE_FILTERS,
    description: '`open` is due or overdue.',
  })
  @OrAbsent()
  @IsOneOf(EXCEPTIONAL_STATE_FILTERS)
  readonly state?: ExceptionalStateFilter;

  @ApiPropertyOptional({
    type: 'string',
    enum: EXCEPTIONAL_DUTIES,
    description: 'Those to which the caller owes this.',
  })
  @OrAbsent()
  @IsOneOf(EXCEPTIONAL_DUTIES)
  readonly owed?: ExceptionalDuty;

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'On this unit.' })
  @OrAbsent()
  @IsId()
  readonly unit?: string;
}

export class ExceptionalCountViewDto implements ExceptionalCountView {
  @ApiProperty({ type: UnitNameDto })
  readonly unit!: UnitNameDto;

  @ApiProperty({ type: 'string', pattern: '^\\d{4}-\\d{2}$', example: '2026-11' })
  readonly month!: string;

  @ApiProperty({ type: 'integer' })
  readonly breakGlass!: number;

  @ApiProperty({ type: 'integer' })
  readonly withoutEntitlement!: number;

  @ApiProperty({ type: 'integer' })
  readonly lateEntries!: number;
}

export class ExceptionalCountsViewDto implements ExceptionalCountsView {
  @ApiProperty({ type: ExceptionalCountViewDto, isArray: true })
  readonly counts!: readonly ExceptionalCountViewDto[];

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
