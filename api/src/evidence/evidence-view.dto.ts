import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { EvidenceType } from '@oart/competency';
import type { EvidenceState, EvidenceView, ReasonView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { EVIDENCE_TYPES, ExperiencePeriodDto, StructureScoreDto } from './evidence.dto.ts';
import { ReflectionDto, SupervisedCaseViewDto } from './record-content.dto.ts';

const STATES = ['submitted', 'sent-back', 'verified', 'expired', 'superseded', 'revoked'] as const;
const MATCHES = ['name-matches', 'alias-matches', 'differs'] as const;
const OUTCOMES = ['verified', 'sent-back'] as const;

class EvidenceFileDto {
  @ApiProperty({ type: 'string' })
  readonly name!: string;

  @ApiProperty({ type: 'string' })
  readonly mediaType!: string;

  @ApiProperty({ type: 'integer' })
  readonly size!: number;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly savedAgain!: number | null;
}

class ReviewDto {
  @ApiProperty({ type: 'string', enum: OUTCOMES })
  readonly outcome!: (typeof OUTCOMES)[number];

  @ApiProperty({ type: 'string' })
  readonly by!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly statement!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;
}

class CountersignerDto extends PersonRefDto {
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly signedAt!: string | null;
}

class ServedRequirementDto {
  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string' })
  readonly method!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly counted!: readonly string[];
}

class MayReviewDto {
  @ApiProperty({ type: 'boolean' })
  readonly allowed!: boolean;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonView[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly sentence!: string | null;
}

export class EvidenceViewDto implements EvidenceView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string', enum: EVIDENCE_TYPES })
  readonly type!: EvidenceType;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', enum: STATES })
  readonly state!: EvidenceState;

  @ApiProperty({ type: 'string', nullable: true })
  readonly skill!: string | null;

  @ApiProperty({ type: 'string', isArray: true })
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly platform!: string | null;

  @ApiProperty({ type: 'string', isArray: true })
  readonly softwareVersions!: readonly string[];

  @ApiProperty({ type: StructureScoreDto, isArray: true })
  readonly structures!: readonly StructureScoreDto[];

  @ApiProperty({ type: 'number', nullable: true })
  readonly score!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  readonly passMark!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly cases!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly casesWithoutIntervention!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  readonly percentAgreement!: number | null;

  @ApiProperty({ type: 'integer', isArray: true, description: 'Ratings 1 to 5, one per case.' })
  readonly likert!: readonly number[];

  @ApiProperty({ type: SupervisedCaseViewDto, isArray: true })
  readonly caseLog!: readonly SupervisedCaseViewDto[];

  @ApiProperty({ type: ReflectionDto, nullable: true })
  readonly reflection!: ReflectionDto | null;

  @ApiProperty({ type: ExperiencePeriodDto, nullable: true })
  readonly experience!: ExperiencePeriodDto | null;

  @ApiProperty({ type: 'string' })
  readonly nameAsPrinted!: string;

  @ApiProperty({ type: 'string', enum: MATCHES })
  readonly nameMatch!: (typeof MATCHES)[number];

  @ApiProperty({ type: 'string', format: 'date' })
  readonly occurredOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly issuedOn!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntil!: string | null;

  @ApiProperty({ type: 'string' })
  readonly issuer!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly requestedOn!: string | null;

  @ApiProperty({ type: PersonRefDto, isArray: true })
  readonly alsoFor!: readonly PersonRefDto[];

  @ApiProperty({ type: 'boolean' })
  readonly tooOldForFirstGrant!: boolean;

  @ApiProperty({ type: EvidenceFileDto })
  readonly file!: EvidenceFileDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly submittedAt!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly submittedBy!: PersonRefDto;

  @ApiProperty({ type: ReviewDto, nullable: true })
  readonly review!: ReviewDto | null;

  @ApiPropertyOptional({ type: CountersignerDto, nullable: true })
  readonly countersigner!: CountersignerDto | null;

  @ApiProperty({ type: 'string', isArray: true })
  readonly doubts!: readonly string[];

  @ApiProperty({ type: ServedRequirementDto, isArray: true })
  readonly wouldSatisfy!: readonly ServedRequirementDto[];

  @ApiProperty({ type: MayReviewDto })
  readonly mayReview!: MayReviewDto;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
